import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePeople, readyOf } from '#shared/domain/dedupe/compare.ts';
import { findPairs } from '#shared/domain/dedupe/findPairs.ts';
import { firstModel } from '#shared/domain/dedupe/learn.ts';
import { logOddsOf, rarityOf } from '#shared/domain/dedupe/model.ts';
import type { LikelyPair, Person } from '#shared/domain/dedupe/person.ts';
import { reasonsOf } from '#shared/domain/dedupe/reasons.ts';
import { again, anybody, colleagues } from './someVisitors.ts';

const keyOf = ({ a, b }: Pick<LikelyPair, 'a' | 'b'>): string => [a, b].sort().join(' ');
const crowd = colleagues(3, 120);

const model = firstModel(rarityOf(crowd.map((one) => [readyOf(one)])));

/** Log odds that two are one, among a crowd. */
const odds = (a: Person, b: Person): number => logOddsOf(comparePeople(readyOf(a), readyOf(b)), model);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toUpperCase();

const named = (given: string): number => odds({ id: 'a', given, family: 'Corderoy' }, { id: 'b', given, family: 'Corderoy' });

describe('comparing two visitors', () => {
  test('does not depend on who comes first', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        expect(odds({ ...a, id: 'a' }, { ...b, id: 'b' })).toBeCloseTo(odds({ ...b, id: 'b' }, { ...a, id: 'a' }), 9);
      }),
      { numRuns: 80 },
    );
  });

  test('takes a visitor with a name and an address of their own for themselves, whatever else is known', () => {
    fc.assert(
      fc.property(anybody, (a) => {
        const known = { ...a, given: 'Ottokar', family: 'Brandvold', emails: ['ottokar@brandvold.example'] };
        expect(odds({ ...known, id: 'a' }, { ...known, id: 'b' })).toBeGreaterThan(3);
        const bare = { id: 'c', given: known.given, family: known.family };
        expect(odds({ ...known, id: 'a' }, { ...known, id: 'b' })).toBeGreaterThan(odds({ ...known, id: 'a' }, bare));
      }),
      { numRuns: 80 },
    );
  });

  test('takes no notice of case and accents', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const loud = {
          ...b,
          ...(b.given === undefined ? {} : { given: plain(b.given) }),
          ...(b.city === undefined ? {} : { city: plain(b.city) }),
        };
        expect(odds(a, { ...loud, id: 'b' })).toBeCloseTo(odds(a, { ...b, id: 'b' }), 9);
      }),
      { numRuns: 80 },
    );
  });

  test('knows a name whose parts changed places', () => {
    const ada = { id: 'a', given: 'Ada', family: 'Corderoy', company: 'Acme Robotics' };
    expect(odds(ada, { ...ada, id: 'b', given: 'Corderoy', family: 'Ada' })).toBeGreaterThan(2);
  });

  test('weighs a rare name more than a common one', () => {
    const common = crowd[0]?.given ?? '';
    expect(crowd.filter(({ given }) => given === common).length).toBeGreaterThan(3);
    expect(named('Ottokar')).toBeGreaterThan(named(common));
  });

  test('says of each field that both have how far it agrees, in the words of both', () => {
    const [a, b] = [
      readyOf({ id: 'a', given: 'Bill', family: 'Lind', company: 'Acme GmbH', emails: ['bill@acme.example'] }),
      readyOf({ id: 'b', given: 'William', family: 'LIND', company: 'ACME', phones: ['1'] }),
    ];
    expect(reasonsOf(a, b)).toEqual([
      { field: 'given', level: 'alike', a: 'Bill', b: 'William' },
      { field: 'family', level: 'same', a: 'Lind', b: 'LIND' },
      { field: 'company', level: 'same', a: 'Acme GmbH', b: 'ACME' },
    ]);
  });
});

describe('looking through a list', () => {
  const back = crowd.filter((_one, at) => at % 6 === 0).map(again);
  const list = [...crowd, ...back];
  const found = findPairs(list);

  test('finds who came again, and takes no colleague for another', () => {
    const sure = found.filter(({ probability }) => probability >= 0.9).map(keyOf);
    const wanted = back.map(({ id }) => [id, id.replace('again-', '')].sort().join(' '));
    expect(sure.filter((key) => !wanted.includes(key))).toEqual([]);
    expect(wanted.filter((key) => sure.includes(key)).length).toBeGreaterThanOrEqual(back.length * 0.85);
  });

  test('does not depend on the order of rows', () => {
    const turned = findPairs(list.toReversed());
    expect(turned).toEqual(found);
  });

  test('tells each pair once, none of them with itself, the likeliest first', () => {
    expect(new Set(found.map(keyOf)).size).toBe(found.length);
    expect(found.every(({ a, b }) => a !== b)).toBe(true);
    expect(found.map(({ probability }) => probability)).toEqual(found.map(({ probability }) => probability).toSorted((a, b) => b - a));
    expect(found.every(({ probability }) => probability >= 0.5 && probability <= 1)).toBe(true);
  });

  test('leaves apart whom a person said are two', () => {
    const [first] = found;
    if (first === undefined) throw new Error('somebody came again');
    const parted = findPairs(list, (a, b) => keyOf({ a, b }) === keyOf(first));
    expect(parted.map(keyOf)).not.toContain(keyOf(first));
  });

  test('keeps a record that lost most of its fields with its person', () => {
    const nia = { given: 'Nia', family: 'Oxtoby', emails: ['nia@oxtoby.example'], phones: ['+447700900123'], city: 'Leeds' };
    const records: Person[] = [
      { id: '1', ...nia },
      { id: '2', given: 'Nia', family: 'Oxtoby', phones: ['+447700900123'] },
      { id: '3', emails: ['nia@oxtoby.example'], city: 'Leeds', given: 'Nia' },
    ];
    const pairs = findPairs([...crowd, ...records]);
    expect(pairs.map(keyOf)).toEqual(expect.arrayContaining(['1 2', '1 3', '2 3']));
    const sure = pairs.filter(({ probability }) => probability >= 0.9).map(keyOf);
    // what 2 and 3 have in common is 1
    expect(sure.toSorted()).toEqual(['1 2', '1 3']);
  });

  test('finds nobody in an empty list or among one', () => {
    expect(findPairs([])).toEqual([]);
    expect(findPairs([{ id: '1', given: 'Ada' }])).toEqual([]);
  });

  test('ends on hostile records', () => {
    const long = 'a'.repeat(50_000);
    const hostile = { given: long, family: `${long}b`, emails: Array.from({ length: 500 }, (_none, at) => `${at}@${long}`), street: long };
    expect(
      findPairs([
        { id: '1', ...hostile },
        { id: '2', ...hostile },
      ]).length,
    ).toBeLessThanOrEqual(1);
  });
});
