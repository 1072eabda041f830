import { emailDomain, isPublicMail, suggestEmail } from '#shared/domain/email.ts';
import { isRoleAddress } from '#shared/domain/sameVisitor.ts';
import { foldedCompany } from '#shared/domain/samePerson.ts';
import { atLevel, bestOf, unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { plainWord } from './fold.ts';
import { jaroWinkler, slips } from './likeness.ts';
import type { Names } from './names.ts';
import { mayBeAlike, sharedLetters, wordOf } from './word.ts';
import type { Word } from './word.ts';

/** Levels of e-mails. */
export const EMAIL_SAME = 3;
export const EMAIL_CLOSE = 2;
export const EMAIL_PARTLY = 1;

/** An address as it is compared: what was meant, without case, tags and the dots that Gmail ignores. */
export type Mail = Word & {
  readonly local: string;
  readonly domain: string;
  readonly isRole: boolean;
  /** It is made of the person's name, so that in front of another domain it says no more than the name does. */
  readonly isNamed: boolean;
};

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** An address of a person as it is compared; null when there is none in the text. */
export function mailOf(value: string, { given, family }: Names): Mail | null {
  const written = value.trim().toLowerCase();
  if (written === '') return null;
  const text = suggestEmail(written) ?? written;
  const domain = emailDomain(text).replace(/^googlemail\./, 'gmail.');
  const local = (domain === '' ? text : text.slice(0, text.lastIndexOf('@'))).replace(/\+.*$/, '');
  const name = domain.startsWith('gmail.') ? local.replaceAll('.', '') : local;
  if (name === '') return null;
  const plain = plainWord(lettersOf(name));
  const isNamed = [given, family].some((part) => part !== null && part.text.length > 2 && plain.includes(part.text));
  return { ...wordOf(domain === '' ? name : `${name}@${domain}`), local: name, domain, isRole: isRoleAddress(text), isNamed };
}

/** One writes initials where the other writes names: "j.doe", "jane.doe", "jdoe". */
function isAbbreviated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const words = long.split(/[._-]/).filter((word) => word !== '');
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length !== 2 || last.length < 4 || first.length < 2) return false;
  const bare = lettersOf(short);
  return bare === first.charAt(0) + last || bare === last + first.charAt(0);
}

const withoutDigits = (text: string): string => text.replaceAll(/\d/g, '');

/** Slips of a hand; other numbers behind the same word are other people ("anna12", "anna31"). */
function isSlip(a: string, b: string, most: number): boolean {
  const least = Math.min(a.length, b.length);
  if (/\d/.test(a) && /\d/.test(b) && withoutDigits(a) === withoutDigits(b)) return false;
  return least >= 4 && slips(a, b, most) <= (least < 7 ? 1 : most);
}

function compareMail(a: Mail, b: Mail): Finding {
  const value = { a: `e:${a.text}`, b: `e:${b.text}` };
  if (a.text === b.text) return { level: a.isRole ? EMAIL_PARTLY : EMAIL_SAME, ...value };
  if (a.isRole || b.isRole) return atLevel(0);
  if (a.domain === b.domain)
    return isSlip(a.local, b.local, 2) || isAbbreviated(a.local, b.local) ? { level: EMAIL_CLOSE, ...value } : atLevel(0);
  if (a.local === b.local) {
    if (slips(a.domain, b.domain, 2) <= Math.min(2, Math.min(a.domain.length, b.domain.length) / 6))
      return { level: EMAIL_CLOSE, ...value };
    return !a.isNamed && !b.isNamed && lettersOf(a.local).length > 4
      ? { level: EMAIL_PARTLY, a: `l:${a.local}`, b: `l:${b.local}` }
      : atLevel(0);
  }
  // a name in front of two domains is two firms' way of making addresses
  if (a.isNamed || b.isNamed || !mayBeAlike(a, b)) return atLevel(0);
  if (isSlip(a.text, b.text, 3)) return { level: EMAIL_CLOSE, ...value };
  const isScrambled = sharedLetters(a, b) >= 0.9 && jaroWinkler(a.text, b.text) >= 0.85;
  return isScrambled ? { level: EMAIL_CLOSE, ...value } : atLevel(0);
}

/** Best agreement of the addresses of two people. */
export const compareMails = (mine: readonly Mail[], theirs: readonly Mail[]): Finding => bestOf(mine, theirs, compareMail);

/** Levels of phones: the same, a slip, the same switchboard. */
export const PHONE_SAME = 3;
export const PHONE_CLOSE = 2;
export const PHONE_PARTLY = 1;

/** Digits of a number as compared: in full when it is in E.164, else without the zeros of trunk and abroad. */
export const phoneOf = (value: string): string => value.replaceAll(/\D/g, '').replace(/^0+/, '');

/** Digits of a number without its country: two spellings of one number agree in them. */
const NATIONAL = 9;
/** Digits behind a switchboard. */
const EXTENSION = 3;

function comparePhone(a: string, b: string): Finding {
  const value = { a: `p:${a}`, b: `p:${b}` };
  if (a.length < 6 || b.length < 6) return a === b ? { level: PHONE_PARTLY, ...value } : atLevel(0);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || (short.length >= NATIONAL - 1 && long.endsWith(short)))
    return { level: PHONE_SAME, a: `p:${a.slice(-NATIONAL)}`, b: `p:${b.slice(-NATIONAL)}` };
  const root = long.slice(0, Math.max(a.length, b.length) - EXTENSION);
  if (a.length === b.length && root.length >= 6 && short.startsWith(root)) return { level: PHONE_PARTLY, a: `r:${root}`, b: `r:${root}` };
  return short.length >= 8 && slips(a, b, 1) <= 1 ? { level: PHONE_CLOSE, ...value } : atLevel(0);
}

/** Best agreement of the numbers of two people. */
export const comparePhones = (mine: readonly string[], theirs: readonly string[]): Finding => bestOf(mine, theirs, comparePhone);

/** Levels of companies: the same name; short form, slip or part of it; only the domain of their mail. */
export const COMPANY_SAME = 3;
export const COMPANY_CLOSE = 2;
export const COMPANY_PARTLY = 1;

/** A company as it is compared: its name without legal form, and the domains its people write from. */
export type Company = {
  readonly text: string;
  /** The same without blanks. */
  readonly bare: Word;
  readonly initials: string;
  readonly domains: readonly string[];
};

/** What is known of a person's company; null when nothing is. */
export function companyOf(name: string | undefined, mails: readonly Mail[]): Company | null {
  const text = name === undefined ? '' : foldedCompany({ organization: [name] });
  const domains = [...new Set(mails.map(({ domain }) => domain))].filter((domain) => domain !== '' && !isPublicMail(domain));
  const initials = text
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  return text === '' && domains.length === 0 ? null : { text, bare: wordOf(text.replaceAll(' ', '')), initials, domains };
}

const isPartOf = (short: string, long: string): boolean => short.length > 3 && (long.startsWith(`${short} `) || long.endsWith(` ${short}`));

function isCloseCompany(a: Company, b: Company): boolean {
  if (isPartOf(a.text, b.text) || isPartOf(b.text, a.text)) return true;
  if ((a.initials.length > 2 && a.initials === b.text) || (b.initials.length > 2 && b.initials === a.text)) return true;
  if (!mayBeAlike(a.bare, b.bare)) return false;
  const [one, other] = [a.bare.text, b.bare.text];
  return one === other || isSlip(one, other, Math.min(one.length, other.length) > 11 ? 2 : 1);
}

/** How far two companies agree. */
export function compareCompanies(a: Company | null, b: Company | null): Finding {
  if (a === null || b === null) return unknown;
  const hasBoth = a.text !== '' && b.text !== '';
  const value = { a: `c:${a.text}`, b: `c:${b.text}` };
  if (hasBoth && a.text === b.text) return { level: COMPANY_SAME, ...value };
  if (hasBoth && isCloseCompany(a, b)) return { level: COMPANY_CLOSE, ...value };
  const domain = a.domains.find((one) => b.domains.includes(one));
  if (domain !== undefined) return { level: COMPANY_PARTLY, a: `d:${domain}`, b: `d:${domain}` };
  return hasBoth ? atLevel(0) : unknown;
}
