import * as fc from 'fast-check';
import type { Person } from '#shared/domain/dedupe/person.ts';
import { newChance, pick, whole } from '#renderer/data/seedPeople.ts';
import type { Chance } from '#renderer/data/seedPeople.ts';

const FIRST = 'Anna Julia Petra Elena Carmen Olga Karin Susan John David Martin Stefan Markus Jean Luc Hugo Marco Juan James Robert'.split(
  ' ',
);
const FAMILY =
  'Bergvall Montclerc Feldbach Rosvert Galltor Zankoz Chantlun Hochrain Aubrand Ferrosan Müllner Garsia Waldperg Torsani'.split(' ');
const ENDS = ['', 'er', 'i', 'ard', 'ez', 'mann', 's', 'ot'];
const TOWNS = ['Lyon', 'Köln', 'Torino', 'Leeds', 'Wien', 'Nantes', 'Bilbao', 'Gent'];

type Firm = { readonly name: string; readonly domain: string; readonly town: string; readonly street: string; readonly root: string };

function firmsOf(chance: Chance, count: number): Firm[] {
  return Array.from({ length: count }, (_none, at) => {
    const name = `${pick(chance, FAMILY)}${at} ${pick(chance, ['Packaging', 'Systems', 'Foods', 'Robotics'])}`;
    return {
      name: `${name} ${pick(chance, ['GmbH', 'SAS', 'Ltd', 'SpA'])}`,
      domain: `${name.split(' ')[0]?.toLowerCase().replace('ü', 'u') ?? ''}.example`,
      town: pick(chance, TOWNS),
      street: `${whole(chance, 1, 99)} ${pick(chance, FAMILY)} street`,
      root: `+33${whole(chance, 10_000_000, 99_999_999)}`,
    };
  });
}

/** Invented visitors, several of a firm, who share its name, address, mail domain and switchboard. */
export function colleagues(seed: number, count: number): Person[] {
  const chance = newChance(seed);
  const firms = firmsOf(chance, Math.ceil(count / 4));
  return Array.from({ length: count }, (_none, at): Person => {
    const firm = pick(chance, firms);
    const given = pick(chance, FIRST);
    const family = pick(chance, FAMILY) + pick(chance, ENDS);
    return {
      id: `p${at}`,
      given,
      family,
      company: firm.name,
      emails: [`${given}.${family}${at}@${firm.domain}`],
      phones: [chance() < 0.5 ? `${firm.root}0` : `${firm.root}${whole(chance, 1, 9)}`],
      street: firm.street,
      city: firm.town,
    };
  });
}

/** A visitor as they come again: written otherwise, with less of them. */
export function again(person: Person, at: number): Person {
  const { given = '', family = '', company = '', phones: _phones, street: _street, ...rest } = person;
  const slip = `${family.slice(0, 2)}${family.slice(3)}`;
  const names = [
    { given: family, family: given },
    { given: given.toUpperCase(), family: slip },
    { given: `${given.charAt(0)}.`, family },
  ][at % 3];
  return {
    ...rest,
    ...names,
    id: `again-${person.id}`,
    company: company.split(' ').slice(0, 2).join(' '),
    ...(at % 2 === 0 ? { emails: [] } : {}),
  };
}

const word = fc.stringMatching(/^[a-zäéßñç]{2,9}$/);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 4 });

/** Anybody: any field may be missing, any may be odd. */
export const anybody: fc.Arbitrary<Person> = fc
  .record({
    given: maybe(fc.oneof(word, fc.constantFrom('Jean-Pierre', 'J.', 'Anna', 'van der', ''))),
    family: maybe(fc.oneof(word, fc.constantFrom('de la Cruz', 'O’Neil', 'Li', '郑'))),
    company: maybe(fc.oneof(word, fc.constantFrom('Acme GmbH', 'ACME', 'International Baking Machines'))),
    emails: maybe(fc.array(fc.oneof(fc.emailAddress(), fc.constantFrom('info@acme.example', 'ann', '@')), { maxLength: 2 })),
    phones: maybe(
      fc.array(fc.oneof(fc.stringMatching(/^\+?\d{3,14}$/), fc.constantFrom('+33612345678', '06 12 34 56 78')), { maxLength: 2 }),
    ),
    street: maybe(fc.constantFrom('1 rue du Bac', '12 Hauptstraße', 'Hauptstr. 12')),
    city: maybe(word),
    postcode: maybe(fc.stringMatching(/^\d{4,5}$/)),
    birthday: maybe(fc.constantFrom('1990-01-02', '02.01.1990', '19900201', 'once', '1990-01-20')),
  })
  .map((fields): Person => {
    // what is left has a value
    const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Person>;
    return { ...known, id: 'x' };
  });
