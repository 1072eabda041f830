import type { Contact } from './contact.ts';

/** A text without case, accents and signs; single spaces between its words. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const TITLES = new Set('mr mrs ms miss mx dr prof m mme mlle herr frau sig sra sr ing dipl phd mba'.split(' '));

/** Forms of companies that are left out of a comparison. */
const FORMS = new Set(
  'gmbh ag kg mbh co sa sas sarl eurl sl slu srl spa ltd limited llc inc corp corporation plc bv nv ab as oy aps sro zoo kft se group groupe gruppe'.split(
    ' ',
  ),
);

const wordsOf = (text: string, without: ReadonlySet<string>): string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '' && !without.has(word));

/** A name as it is compared: no case, accents, titles, nor order of its words ("DUPONT Marie" is "Marie Dupont"); '' when it has not two words. */
export function foldedName({ givenName, familyName, formattedName }: Contact): string {
  const parts = [givenName, familyName].filter(Boolean).join(' ');
  const words = wordsOf(parts === '' || parts === givenName || parts === familyName ? (formattedName ?? parts) : parts, TITLES);
  return words.length < 2 ? '' : words.toSorted().join(' ');
}

/** A company as it is compared: no case, accents, signs, nor legal form. */
export function foldedCompany({ organization }: Contact): string {
  const name = organization?.[0] ?? '';
  const words = wordsOf(name, FORMS);
  return words.length === 0 ? folded(name) : words.join(' ');
}

/** Shortest name of a company that may stand for a longer one ("Ixworthy" for "Ixworthy Couplings"). */
const SHORTEST_COMPANY = 4;

/** Whether two contacts name the same company: alike, or one the beginning of the other; null when one of them names none. */
export function isSameCompany(a: Contact, b: Contact): boolean | null {
  const [one, other] = [foldedCompany(a), foldedCompany(b)];
  if (one === '' || other === '') return null;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= SHORTEST_COMPANY && long.startsWith(`${short} `));
}

const NAME_PARTS = [
  'formattedName',
  'prefix',
  'givenName',
  'additionalName',
  'familyName',
  'suffix',
] as const satisfies readonly (keyof Contact)[];

/**
 * A contact with what it lacks taken from another of the same person. What it has stays; its name stays whole, unless the other only
 * parts the same name into given and family name.
 */
export function filledFrom(contact: Contact, other: Contact): Contact {
  const hasName = NAME_PARTS.some((part) => contact[part] !== undefined);
  const isParted = contact.givenName !== undefined || contact.familyName !== undefined;
  const mayPart = !isParted && foldedName(contact) !== '' && foldedName(contact) === foldedName(other);
  const taken = Object.fromEntries(
    Object.entries(other).filter(([key]) => !hasName || mayPart || !NAME_PARTS.some((part) => part === key)),
  );
  return { ...taken, ...contact };
}
