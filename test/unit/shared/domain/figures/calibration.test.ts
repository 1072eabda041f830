import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationOf } from '#shared/domain/figures/calibration.ts';
import type { Rating } from '#shared/domain/figures/showFigures.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { staff } from './worthBooth.ts';

const rating = (of: string, heat: Heat, leads: number, [won, lost]: readonly [number, number] = [0, 0]): Rating => ({
  of: staff(of),
  heat,
  leads,
  won,
  lost,
});

test('who calls everything hot is told from the team; the others are not', () => {
  const { raters } = calibrationOf([
    rating('lou', 'hot', 38),
    rating('lou', 'warm', 2),
    rating('kim', 'hot', 9),
    rating('kim', 'warm', 31),
    rating('sam', 'hot', 12),
    rating('sam', 'cold', 30),
    rating('noa', 'hot', 10),
    rating('noa', 'cold', 26),
  ]);
  expect(Object.fromEntries(raters.map(({ of, verdict }) => [of, verdict]))).toEqual({
    lou: 'many',
    kim: 'same',
    sam: 'same',
    noa: 'same',
  });
  const lou = raters.find(({ of }) => of === 'lou');
  expect([lou?.hot, lou?.rated]).toEqual([38, 40]);
  expect(lou?.othersShare).toBeCloseTo(31 / 118, 12);
});

test('who never calls anybody hot is told too', () => {
  const { raters } = calibrationOf([
    rating('lou', 'cold', 40),
    rating('kim', 'hot', 25),
    rating('kim', 'cold', 15),
    rating('sam', 'hot', 30),
    rating('sam', 'warm', 12),
  ]);
  expect(raters.find(({ of }) => of === 'lou')?.verdict).toBe('few');
});

test('nobody is accused for a morning of hot visitors, nor alone at the booth', () => {
  const few = calibrationOf([rating('lou', 'hot', 14), rating('kim', 'hot', 10), rating('kim', 'cold', 60)]);
  expect(few.raters.find(({ of }) => of === 'lou')?.verdict).toBe('unknown');
  const alone = calibrationOf([rating('lou', 'hot', 80)]);
  expect(alone.raters).toMatchObject([{ verdict: 'unknown', othersShare: null }]);
});

test('two people of whom one rates somewhat more hot are as chance may have it', () => {
  const { raters } = calibrationOf([
    rating('lou', 'hot', 12),
    rating('lou', 'warm', 18),
    rating('kim', 'hot', 8),
    rating('kim', 'warm', 22),
  ]);
  expect(raters.map(({ verdict }) => verdict)).toEqual(['same', 'same']);
});

test('the real win rate of a temperature is of those decided, and hot is worth three times warm', () => {
  const { rates, hotToWarm } = calibrationOf([
    rating('lou', 'hot', 60, [18, 12]),
    rating('kim', 'hot', 20, [0, 0]),
    rating('lou', 'warm', 90, [10, 40]),
    rating('kim', 'cold', 70, [1, 2]),
  ]);
  expect(rates.map(({ heat, rated, won, decided, rate }) => [heat, rated, won, decided, rate])).toEqual([
    ['hot', 80, 18, 30, 0.6],
    ['warm', 90, 10, 50, 0.2],
    ['cold', 70, 1, 3, 1 / 3],
  ]);
  expect(hotToWarm.times).toBeCloseTo(3, 12);
  // Katz: exp(±1.6449 √(1/18 − 1/30 + 1/10 − 1/50))
  expect(hotToWarm.low).toBeCloseTo(3 * Math.exp(-1.6449 * Math.sqrt(1 / 18 - 1 / 30 + 1 / 10 - 1 / 50)), 9);
  expect(hotToWarm.verdict).toBe('more');
});

test('of seven decided leads nothing is said, and of equal rates that they cannot be told apart', () => {
  const few = calibrationOf([rating('lou', 'hot', 20, [7, 0]), rating('lou', 'warm', 40, [1, 30])]);
  expect(few.hotToWarm).toMatchObject({ verdict: 'few', times: null });
  const same = calibrationOf([rating('lou', 'hot', 20, [4, 16]), rating('lou', 'warm', 40, [8, 32])]);
  expect(same.hotToWarm.verdict).toBe('same');
  expect(same.hotToWarm.times).toBeCloseTo(1, 12);
});

test('where warm is won more often than hot, that is said', () => {
  const { hotToWarm } = calibrationOf([rating('lou', 'hot', 50, [3, 40]), rating('lou', 'warm', 50, [25, 20])]);
  expect(hotToWarm.verdict).toBe('less');
});

test('where warm never won, hot is more, without a number', () => {
  const { hotToWarm } = calibrationOf([rating('lou', 'hot', 50, [30, 10]), rating('lou', 'warm', 50, [0, 40])]);
  expect(hotToWarm).toMatchObject({ times: null, verdict: 'more' });
});

test('whatever the ratings, everybody is there once and no rate leaves its range', () => {
  const one = record({
    of: constantFrom('lou', 'kim', 'sam'),
    heat: constantFrom<Heat>('cold', 'warm', 'hot'),
    won: integer({ min: 0, max: 30 }),
    lost: integer({ min: 0, max: 30 }),
    open: integer({ min: 0, max: 30 }),
  });
  assert(
    property(array(one, { maxLength: 9 }), (some) => {
      const ratings = some
        .map(({ of, heat, won, lost, open }) => rating(of, heat, won + lost + open, [won, lost]))
        .filter(({ leads }) => leads > 0);
      const { raters, rates, rated } = calibrationOf(ratings);
      expect(raters.reduce((sum, rater) => sum + rater.rated, 0)).toBe(rated);
      expect(new Set(raters.map(({ of }) => of)).size).toBe(raters.length);
      for (const { rate, low, high } of rates) {
        expect(low).toBeLessThanOrEqual(rate ?? low);
        expect(high).toBeGreaterThanOrEqual(rate ?? high);
      }
    }),
  );
});
