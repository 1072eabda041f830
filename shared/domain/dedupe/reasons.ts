import { comparePeople } from './compare.ts';
import type { Ready } from './compare.ts';
import { FIELDS } from './fields.ts';
import { NONE } from './finding.ts';
import { DEDUPE_FIELDS } from './person.ts';
import type { DedupeField, Person, Reason } from './person.ts';

const listed = (values: readonly (string | undefined)[], between = ', '): string => values.filter(Boolean).join(between);

/** What a person says in a field, as written. */
const wordsIn: Readonly<Record<DedupeField, (person: Person) => string>> = {
  given: ({ given, full }) => given ?? full ?? '',
  family: ({ family, full }) => family ?? full ?? '',
  email: ({ emails }) => listed(emails ?? []),
  phone: ({ phones }) => listed(phones ?? []),
  company: ({ company }) => company ?? '',
  place: ({ street, postcode, city, region }) => listed([street, listed([postcode, city], ' '), region]),
  birthday: ({ birthday }) => birthday ?? '',
  code: ({ codes }) => listed(Object.values(codes ?? {})),
  other: ({ others }) => listed(Object.values(others ?? {})),
};

/** Why two people may be one or not: each field that both have, how far it agrees, and what each says. */
export function reasonsOf(a: Ready, b: Ready): Reason[] {
  const { findings } = comparePeople(a, b);
  return DEDUPE_FIELDS.flatMap((field): Reason[] => {
    const { level } = findings[field];
    const told = level === NONE ? undefined : FIELDS[field][level]?.told;
    return told === undefined ? [] : [{ field, level: told, a: wordsIn[field](a.person), b: wordsIn[field](b.person) }];
  });
}
