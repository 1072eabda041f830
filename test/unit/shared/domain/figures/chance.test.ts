import { assert, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf, lnFactorial } from '#shared/domain/figures/chance.ts';

const chosen = (n: number, k: number): bigint => {
  let result = 1n;
  for (let at = 0; at < k; at += 1) result = (result * BigInt(n - at)) / BigInt(at + 1);
  return result;
};

/** Fisher's tail counted out in whole numbers. */
function countedChance({ some, group, marked, all }: { some: number; group: number; marked: number; all: number }): number {
  const ways = (k: number): bigint => (k > marked || group - k > all - marked ? 0n : chosen(marked, k) * chosen(all - marked, group - k));
  let tail = 0n;
  const isUp = some >= (group * marked) / all;
  for (let k = 0; k <= group; k += 1) if (isUp ? k >= some : k <= some) tail += ways(k);
  return Math.min(1, 2 * (Number((tail * 10n ** 15n) / chosen(all, group)) / 1e15));
}

test('the tea lady who names all eight cups is right by chance once in seventy times, twice that for either side', () => {
  expect(chanceOf({ some: 4, group: 4, marked: 4, all: 8 })).toBeCloseTo(2 / 70, 12);
});

test('nothing is told of a group that is everybody, nobody, or of a mark that all or none have', () => {
  for (const table of [
    { some: 3, group: 8, marked: 3, all: 8 },
    { some: 0, group: 0, marked: 3, all: 8 },
    { some: 4, group: 4, marked: 8, all: 8 },
    { some: 0, group: 4, marked: 0, all: 8 },
  ])
    expect(chanceOf(table)).toBe(1);
});

test('Fisher’s tail agrees with one counted out in whole numbers', () => {
  const tables = record({ some: nat(12), groupRest: nat(12), markedRest: nat(12), none: nat(12) })
    .filter(
      ({ some, groupRest, markedRest, none }) =>
        some + groupRest > 0 && some + markedRest > 0 && groupRest + none > 0 && markedRest + none > 0,
    )
    .map(({ some, groupRest, markedRest, none }) => ({
      some,
      group: some + groupRest,
      marked: some + markedRest,
      all: some + groupRest + markedRest + none,
    }));
  assert(
    property(tables, (table) => {
      expect(chanceOf(table)).toBeCloseTo(countedChance(table), 8);
    }),
  );
});

test('a hundred thousand leads are no trouble: a clear difference is far from chance, none is near it', () => {
  expect(chanceOf({ some: 7_000, group: 20_000, marked: 30_000, all: 100_000 })).toBeLessThan(1e-30);
  expect(chanceOf({ some: 6_010, group: 20_000, marked: 30_000, all: 100_000 })).toBeGreaterThan(0.5);
});

test('Stirling’s series goes on where adding up ends', () => {
  let sum = 0;
  for (let n = 2; n <= 200; n += 1) {
    sum += Math.log(n);
    expect(Math.abs(lnFactorial(n) - sum)).toBeLessThan(1e-9);
  }
});
