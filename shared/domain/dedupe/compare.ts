import { COMPANY_PARTLY, companyOf, compareCompanies, compareMails, comparePhones, mailOf, phoneOf } from './contacts.ts';
import type { Company, Mail } from './contacts.ts';
import { NONE, unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { compareNames, namesOf } from './names.ts';
import type { Names, NamesCompared } from './names.ts';
import type { DedupeField, Person } from './person.ts';
import { comparePlaces, placeOf } from './places.ts';
import type { Place } from './places.ts';
import { compareCodes, compareDays, compareOthers, dayOf, othersOf } from './registers.ts';
import type { Day } from './registers.ts';
import type { Word } from './word.ts';

/** A person made ready to be compared many times. */
export type Ready<Id extends string = string> = {
  readonly person: Person<Id>;
  readonly names: Names;
  readonly mails: readonly Mail[];
  readonly phones: readonly string[];
  readonly company: Company | null;
  readonly place: Place | null;
  readonly birthday: Day | null;
  readonly codes: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, Word>;
};

/** Nobody has more addresses or numbers that are worth comparing; a hostile record may. */
const MOST = 12;

/** Makes a person ready: folded, parted, read. */
export function readyOf<Id extends string>(person: Person<Id>): Ready<Id> {
  const names = namesOf(person);
  const mails = (person.emails ?? [])
    .slice(0, MOST)
    .map((value) => mailOf(value, names))
    .filter((mail) => mail !== null);
  return {
    person,
    names,
    mails,
    phones: (person.phones ?? [])
      .slice(0, MOST)
      .map(phoneOf)
      .filter((digits) => digits !== ''),
    company: companyOf(person.company, mails),
    place: placeOf(person),
    birthday: dayOf(person.birthday),
    codes: new Map(Object.entries(person.codes ?? {}).filter(([, value]) => value !== '')),
    others: othersOf(person.others),
  };
}

/** What comparing two people came to, field by field. The order of the two does not matter. */
export type Comparison = { readonly findings: Readonly<Record<DedupeField, Finding>>; readonly isSwapped: boolean };

const differs = ({ level }: Finding): boolean => level === 0;

/**
 * Whether two people are worth comparing in every field: when both their names differ, only for a number, an address or a birthday
 * that both have.
 */
export function mayBeOne(a: Ready, b: Ready, { given, family }: NamesCompared): boolean {
  if (!differs(given) || !differs(family)) return true;
  if (a.birthday !== null && a.birthday.digits === b.birthday?.digits) return true;
  if (a.mails.some(({ text }) => b.mails.some((mail) => mail.text === text))) return true;
  if (a.phones.some((digits) => b.phones.includes(digits))) return true;
  return [...a.codes].some(([register, value]) => b.codes.get(register) === value);
}

/** Compares two people in every field; `names`: their names, when they were compared already. */
export function comparePeople(a: Ready, b: Ready, names: NamesCompared = compareNames(a.names, b.names)): Comparison {
  const { given, family, isSwapped } = names;
  const email = compareMails(a.mails, b.mails);
  const company = compareCompanies(a.company, b.company);
  // an address that agrees has told of its domain already
  const isTold = company.level === COMPANY_PARTLY && email.level !== NONE && email.level > 0;
  return {
    findings: {
      given,
      family,
      email,
      phone: comparePhones(a.phones, b.phones),
      company: isTold ? unknown : company,
      place: comparePlaces(a.place, b.place),
      birthday: compareDays(a.birthday, b.birthday),
      code: compareCodes(a.codes, b.codes),
      other: compareOthers(a.others, b.others),
    },
    isSwapped,
  };
}

/** Every value by whose rarity agreement is judged, as the comparators name it. */
export function valuesOf({ names, mails, phones, company, place, codes }: Ready): string[] {
  return [
    ...[names.given, names.family].map((part) => (part === null ? '' : `n:${part.text}`)),
    ...mails.flatMap(({ text, local }) => [`e:${text}`, `l:${local}`]),
    ...phones.flatMap((digits) => [`p:${digits.slice(-9)}`, `p:${digits}`, `r:${digits.slice(0, -3)}`]),
    ...(company === null ? [] : [`c:${company.text}`, ...company.domains.map((domain) => `d:${domain}`)]),
    ...(place === null ? [] : [`t:${place.city.text}`, `z:${place.postcode}`]),
    ...[...codes].map(([register, value]) => `k:${register}:${value}`),
  ].filter((value) => value !== '');
}
