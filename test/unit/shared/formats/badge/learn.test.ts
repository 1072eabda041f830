import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BadgePlan } from '#shared/domain/badgeFormat.ts';
import { readBadgeFormat } from '#shared/formats/badge/apply.ts';
import { areAlike, proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { base64Of, utf8Of } from '#shared/formats/bytes.ts';
import { type Maker, type Visitor, named, separated, visitors } from './renderer.ts';

const fieldsOf = ({ columns }: BadgePlan): (string | null)[] =>
  columns.map(({ field, fixed }) => (fixed === undefined ? field : `=${fixed}`));
const valuesOf = (plan: BadgePlan, text: string) => {
  const reading = readBadgeFormat(plan, text);
  const { contact } = reading ?? {};
  return {
    code: reading?.code,
    first: contact?.givenName,
    last: contact?.familyName,
    company: contact?.organization?.[0],
    title: contact?.jobTitle,
    email: contact?.emails?.[0]?.value,
    country: contact?.addresses?.[0]?.country,
  };
};

const wrap = (text: string): string => base64Of(utf8Of(text));

const row = (code: string, last: string, first: string, company: string): string =>
  code + last.padEnd(14) + first.padEnd(12) + company.padEnd(20);

const THREE = [
  'A7#00123#DOE#Jane#Acme SA#Acheteuse#FR',
  'A7#00891#TALLOWICK#Camille#Lumen Partners#Directrice des achats#DE',
  'A7#01544#KRANZHOF#Thomas#Kranz GmbH#Ingénieur#IT',
];

describe('learning a badge', () => {
  test('from one badge: marker, id, names by capitals, company, title, country', () => {
    const plan = proposeBadgeFormat(THREE.slice(0, 1));
    expect(plan.layout).toEqual({ kind: 'separated', separator: '#' });
    expect(fieldsOf(plan)).toEqual(['=A7', 'code', 'last', 'first', 'company', 'title', 'country']);
  });

  test('from three: the same, and the next badge is read with its zeros', () => {
    const plan = proposeBadgeFormat(THREE);
    expect(valuesOf(plan, 'A7#00007#OOSTERBEEK#Eva#Nordwind AG##BE')).toEqual({
      code: '00007',
      first: 'Eva',
      last: 'OOSTERBEEK',
      company: 'Nordwind AG',
      title: undefined,
      email: undefined,
      country: 'BE',
    });
    expect(readBadgeFormat(plan, 'B9#00007#OOSTERBEEK#Eva#Nordwind AG##BE')).toBeNull();
    expect(readBadgeFormat(plan, 'A7#00007#OOSTERBEEK#Eva#Nordwind AG#BE')).toBeNull();
  });

  test('text in columns of fixed width', () => {
    const plan = proposeBadgeFormat([
      row('00123', 'DOE', 'Jane', 'Acme SA'),
      row('00891', 'TALLOWICK', 'Camille', 'Lumen Partners'),
      row('01544', 'KRANZHOF', 'Thomas', 'Kranz GmbH'),
    ]);
    expect(plan.layout.kind).toBe('fixed-width');
    expect(fieldsOf(plan)).toEqual(['code', 'last', 'first', 'company']);
    expect(valuesOf(plan, row('00007', 'OOSTERBEEK', 'Eva', 'Nordwind AG').trimEnd())).toMatchObject({
      code: '00007',
      first: 'Eva',
      company: 'Nordwind AG',
    });
  });

  test('a web address with the id in its path, and in its query', () => {
    const path = proposeBadgeFormat(['https://badge.example/s26/v/00123', 'https://badge.example/s26/v/00891']);
    expect(path.wrapping.prefix).toBe('https://badge.example/s26/v/');
    expect(readBadgeFormat(path, 'https://badge.example/s26/v/00007')).toEqual({ kind: 'code', code: '00007' });
    expect(readBadgeFormat(path, 'https://other.example/s26/v/00007')).toBeNull();
    const query = proposeBadgeFormat(['https://badge.example/q?id=00123&n=Jane%20Doe']);
    expect(readBadgeFormat(query, 'https://badge.example/q?n=Eva+Oosterbeek&id=00007')).toMatchObject({
      code: '00007',
      contact: { formattedName: 'Eva Oosterbeek' },
    });
  });

  test('base64 of a badge', () => {
    const plan = proposeBadgeFormat(THREE.map(wrap));
    expect(plan.wrapping.isBase64).toBe(true);
    expect(readBadgeFormat(plan, wrap('A7#00007#OOSTERBEEK#Eva#Nordwind AG##BE'))?.code).toBe('00007');
    expect(readBadgeFormat(plan, 'A7#00007#OOSTERBEEK#Eva#Nordwind AG##BE')).toBeNull();
  });

  test('somebody of the attendee list tells which part is what', () => {
    const known = [{ code: '891', contact: { givenName: 'Quill', familyName: 'Sarn', organization: ['Ombre'] } }];
    const plan = proposeBadgeFormat(['Ombre;SB891;Sarn;Quill;x', 'Alba;SB892;Merrow;Tam;y'], { known });
    expect(fieldsOf(plan).slice(0, 4)).toEqual(['company', 'code', 'last', 'first']);
    expect(plan.columns[1]?.prefix).toBe('SB');
  });

  test('badges that begin with nothing but a marker and bars', () => {
    const plan = proposeBadgeFormat([
      'X|4471|Jane|DOE|Acme SA|jane.doe@example.com',
      'X|4502|Eva|KRANZHOF|Kranz GmbH|eva.kranzhof@example.com',
    ]);
    expect(fieldsOf(plan)).toEqual(['=X', 'code', 'first', 'last', 'company', 'email']);
  });

  test('payloads of one show are alike, those of another are not', () => {
    expect(areAlike(THREE[0] ?? '', THREE[1] ?? '')).toBe(true);
    expect(areAlike(THREE[0] ?? '', 'X|4471|Jane|DOE|Acme SA|jane.doe@example.com')).toBe(false);
    expect(areAlike('https://badge.example/1', 'https://other.example/1')).toBe(false);
  });
});

/** The first three are the examples, the rest must be read by what they taught. */
function missedOf({ fields, write }: Maker, people: readonly Visitor[]): string[] {
  const plan = proposeBadgeFormat(people.slice(0, 3).map(write));
  return people.slice(3).flatMap((visitor) => {
    const got = valuesOf(plan, write(visitor));
    return fields
      .filter((field) => got[field] !== visitor[field])
      .map((field) => `${field}: ${visitor[field]} but ${String(got[field])} in ${write(visitor)}`);
  });
}

describe('whatever the organiser writes', () => {
  test('three badges teach how to read the others, parts one behind the other', () => {
    fc.assert(
      fc.property(separated, visitors, (maker, people) => {
        expect(missedOf(maker, people)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('three badges teach how to read the others, parts by name', () => {
    fc.assert(
      fc.property(named, visitors, (maker, people) => {
        expect(missedOf(maker, people)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('any texts can be learnt from and read without an error', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme-ascii', maxLength: 200 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, fc.string({ maxLength: 300 }), (examples, other) => {
        const plan = proposeBadgeFormat(examples);
        readBadgeFormat(plan, other);
        for (const text of examples) readBadgeFormat(plan, text);
      }),
      { numRuns: 500 },
    );
  });

  test("another show's badges are refused: another marker, another separator, another wrapping", () => {
    fc.assert(
      fc.property(separated, separated, visitors, (ours, theirs, people) => {
        const [own, other] = [ours, theirs].map(({ name }) => JSON.parse(name) as { separator: string; marker: string; isBase64: boolean });
        fc.pre(own?.marker !== '' && own?.marker !== other?.marker);
        const plan = proposeBadgeFormat(people.slice(0, 3).map(ours.write));
        for (const visitor of people) expect(readBadgeFormat(plan, theirs.write(visitor))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test('payloads that say what they are stay with their own readers', () => {
    const known = [
      'BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nFN:Jane Doe\nEND:VCARD',
      'MECARD:N:Doe,Jane;EMAIL:jane@example.com;;',
      'BIZCARD:N:Jane;X:Doe;;',
      'WIFI:S:hall;T:WPA;P:x;;',
    ];
    fc.assert(
      fc.property(fc.oneof(separated, named), visitors, fc.constantFrom(...known), ({ write }, people, payload) => {
        expect(readBadgeFormat(proposeBadgeFormat(people.slice(0, 3).map(write)), payload)).toBeNull();
        expect(readBadgeFormat(proposeBadgeFormat([payload]), payload)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
