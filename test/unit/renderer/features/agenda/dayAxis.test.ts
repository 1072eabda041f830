import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOf, newDayAxis, snapTo, spanOf, stepOfSlots, weekOf, wholeDay } from '#renderer/features/agenda/dayAxis.ts';
import { addDays, HOUR, localTime, MINUTE } from '#shared/lib/time.ts';

const PARIS = 'Europe/Paris';
const labels = (day: string, zone = PARIS): string[] => wholeDay(day, zone).marks.map(({ label }) => label);
const hours = (day: string, zone = PARIS): number => {
  const { startsAt, endsAt } = wholeDay(day, zone);
  return (endsAt - startsAt) / HOUR;
};

describe('the axis of a day', () => {
  test('an ordinary day has 24 hours, each named once', () => {
    expect(hours('2026-03-27')).toBe(24);
    expect(new Set(labels('2026-03-27')).size).toBe(24);
  });

  test('the day on which the clocks go forward has 23 hours and no 02:00', () => {
    expect(hours('2026-03-29')).toBe(23);
    expect(labels('2026-03-29').slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
  });

  test('the day on which the clocks go back has 25 hours and 02:00 twice', () => {
    expect(hours('2026-10-25')).toBe(25);
    expect(labels('2026-10-25').slice(0, 5)).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00']);
  });

  test('New York changes on other days than Paris', () => {
    expect([hours('2026-03-08', 'America/New_York'), hours('2026-03-08')]).toEqual([23, 24]);
    expect([hours('2026-11-01', 'America/New_York'), hours('2026-10-25', 'America/New_York')]).toEqual([25, 24]);
  });

  test('a day whose clocks change by half an hour still has its lines at whole hours', () => {
    expect(hours('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
    for (const { at } of wholeDay('2026-10-04', 'Australia/Lord_Howe').marks) {
      expect(localTime(at, 'Australia/Lord_Howe').minutes % 60).toBe(0);
    }
  });

  test('the hours of work of a day of change are where the clock says', () => {
    const { startsAt, endsAt } = newDayAxis('2026-03-29', { from: 540, to: 1_080 }, PARIS);
    expect(startsAt).toBe(Date.UTC(2026, 2, 29, 7));
    expect(endsAt).toBe(Date.UTC(2026, 2, 29, 16));
  });

  test('in any zone and year each mark is a whole hour in its day, in order, and the days meet', () => {
    const zone = fc.constantFrom(PARIS, 'America/New_York', 'Asia/Tokyo', 'Asia/Kathmandu', 'Australia/Sydney', 'Pacific/Apia');
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(day, zone, (on, where) => {
        const axis = wholeDay(on, where);
        expect(wholeDay(addDays(on, 1), where).startsAt).toBe(axis.endsAt);
        for (const [at, mark] of axis.marks.entries()) {
          expect(localTime(mark.at, where).day).toBe(on);
          expect(mark.at).toBeGreaterThan(axis.marks[at - 1]?.at ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const at = (hour: number, minute = 0): number => Date.UTC(2026, 2, 27, hour - 1, minute);

describe('the hours in view', () => {
  test('a free day shows 8 to 18', () => {
    expect(spanOf([], ['2026-03-27'], PARIS)).toEqual({ from: 480, to: 1_080 });
  });

  test('what begins before or ends after the usual hours widens the day to whole hours', () => {
    const early = { startsAt: at(6, 40), endsAt: at(7, 10) };
    const late = { startsAt: at(19), endsAt: at(20, 5) };
    expect(spanOf([early, late], ['2026-03-27'], PARIS)).toEqual({ from: 360, to: 1_260 });
  });

  test('what goes on over midnight shows the day from or to midnight', () => {
    const night = { startsAt: at(23), endsAt: at(25) };
    expect(spanOf([night], ['2026-03-27'], PARIS)).toEqual({ from: 480, to: 1_440 });
    expect(spanOf([night], ['2026-03-28'], PARIS)).toEqual({ from: 0, to: 1_080 });
  });

  test('what is on another day widens nothing', () => {
    expect(spanOf([{ startsAt: at(3), endsAt: at(4) }], ['2026-03-28'], PARIS)).toEqual({ from: 480, to: 1_080 });
  });
});

describe('days and steps', () => {
  test('a week begins on Monday, also for a Sunday', () => {
    expect(mondayOf('2026-03-29')).toBe('2026-03-23');
    expect(weekOf('2026-03-23')).toHaveLength(7);
    expect(weekOf('2026-03-23')[6]).toBe('2026-03-29');
  });

  test('a hand that lets go between the lines puts it on the nearer one of the clock', () => {
    const nine = Date.UTC(2026, 2, 27, 8);
    expect(snapTo(nine + 7 * MINUTE, 15, PARIS)).toBe(nine);
    expect(snapTo(nine + 8 * MINUTE + 12_345, 15, PARIS)).toBe(nine + 15 * MINUTE);
    // Kathmandu is 5:45 ahead: the grid is its clock's, not UTC's
    expect(localTime(snapTo(nine + 8 * MINUTE, 15, 'Asia/Kathmandu'), 'Asia/Kathmandu').minutes % 15).toBe(0);
  });

  test('steps fit into slots', () => {
    expect([30, 20, 25, 45, 7].map(stepOfSlots)).toEqual([15, 10, 5, 15, 5]);
  });
});
