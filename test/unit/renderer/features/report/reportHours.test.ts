import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayLines, firstDays, timeBars } from '#renderer/features/report/reportHours.ts';
import { HOUR, MINUTE } from '#shared/lib/time.ts';

const NINE = Date.UTC(2026, 2, 16, 8); // nine in Paris, before the change to summer time
const quarter = (at: number, leads: number, qualified = 0) => ({ at, leads, qualified });

test('hours of the show’s own clock are drawn one by one, empty ones between two of the same day too', () => {
  const bars = timeBars([quarter(NINE, 2, 1), quarter(NINE + 15 * MINUTE, 1), quarter(NINE + 2 * HOUR, 4)], 'Europe/Paris');
  expect(bars).toEqual([
    { day: '2026-03-16', hour: 9, leads: 3, qualified: 1 },
    { day: '2026-03-16', hour: 10, leads: 0, qualified: 0 },
    { day: '2026-03-16', hour: 11, leads: 4, qualified: 0 },
  ]);
});

test('a day tells its leads and the hour with the most of them', () => {
  const lines = dayLines([quarter(NINE, 2), quarter(NINE + HOUR, 5, 2), quarter(NINE + 24 * HOUR, 1)], 'Europe/Paris');
  expect(lines).toEqual([
    { day: '2026-03-16', leads: 7, qualified: 2, busiest: 10 },
    { day: '2026-03-17', leads: 1, qualified: 0, busiest: 9 },
  ]);
});

test('a long show is drawn by days', () => {
  const bars = timeBars(
    Array.from({ length: 6 }, (_, day) => [quarter(NINE + day * 24 * HOUR, 1), quarter(NINE + day * 24 * HOUR + 8 * HOUR, 2)]).flat(),
    'Europe/Paris',
  );
  expect(bars).toHaveLength(6);
  expect(bars.every(({ hour, leads }) => hour === null && leads === 3)).toBe(true);
});

test('of a long show the first days are named and the others added up', () => {
  const lines = Array.from({ length: 20 }, (_, at) => ({ day: `2026-03-${at + 10}`, leads: at, qualified: 1, busiest: 9 }));
  expect(firstDays(lines.slice(0, 13), 12)).toMatchObject({ days: { length: 13 }, rest: null });
  expect(firstDays(lines, 12)).toMatchObject({ days: { length: 12 }, rest: { count: 8, leads: 124, qualified: 8 } });
});

test('no lead is lost on the way from quarters to columns and days', () => {
  const some = fc.array(fc.record({ at: fc.integer({ min: 0, max: 4000 }), leads: fc.nat(9), qualified: fc.nat(3) }), { maxLength: 60 });
  fc.assert(
    fc.property(some, fc.constantFrom('Europe/Paris', 'Asia/Kolkata', 'America/New_York'), (quarters, zone) => {
      const byQuarter = quarters.map((one) => ({ ...one, at: NINE + one.at * 15 * MINUTE }));
      const all = byQuarter.reduce((sum, { leads }) => sum + leads, 0);
      expect(timeBars(byQuarter, zone).reduce((sum, { leads }) => sum + leads, 0)).toBe(all);
      expect(dayLines(byQuarter, zone).reduce((sum, { leads }) => sum + leads, 0)).toBe(all);
    }),
  );
});
