import { array, assert, constantFrom, double, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourPlan, plannedBy, plannedByHour, shareBy } from '#shared/domain/figures/hourPlan.ts';
import { flatShape, hourShape } from '#shared/domain/figures/hourShape.ts';
import { momentOf, openHours, openedBy } from '#shared/domain/figures/openHours.ts';
import { HOUR, MINUTE, addDays, instantOf } from '#shared/lib/time.ts';

const paris = { zone: 'Europe/Paris', firstDay: '2026-03-10', lastDay: '2026-03-12', hours: { from: 9 * 60, to: 18 * 60 } };
const at = (day: string, minutes: number, zone = 'Europe/Paris'): number => instantOf({ day, minutes }, zone);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const zones = constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC');
const shows = record({
  zone: zones,
  start: integer({ min: 0, max: 400 }),
  days: integer({ min: 0, max: 5 }),
  from: integer({ min: 0, max: 1439 }),
  to: integer({ min: 0, max: 1440 }),
}).map(({ zone, start, days, from, to }) => {
  const firstDay = addDays('2026-01-01', start);
  return { zone, firstDay, lastDay: addDays(firstDay, days), hours: { from, to } };
});
const shapes = array(nat(40), { minLength: 24, maxLength: 24 }).map((counts) => ({
  ...flatShape,
  ofHour: (hour: number) => (counts[hour] ?? 0) / 20,
  ofDay: (day: number) => 1 + day,
}));

describe('a goal spread over the opening hours', () => {
  test('of 270 leads over three days of nine hours, ten are due each hour', () => {
    const plan = hourPlan(paris);
    expect(plannedByHour(plan, 270)).toEqual(Array.from({ length: 27 }, () => 10));
    expect(plannedBy(plan, 270, at('2026-03-10', 12 * 60))).toBe(30);
    expect(plannedBy(plan, 270, at('2026-03-10', 12 * 60 + 30))).toBe(35);
    expect(plannedBy(plan, 270, at('2026-03-11', 3 * 60))).toBe(90);
  });

  test('an hour that begins or ends in between is smaller', () => {
    const plan = hourPlan({ ...paris, lastDay: paris.firstDay, hours: { from: 9 * 60 + 30, to: 11 * 60 + 15 } });
    expect(plan.map(({ from, to }) => (to - from) / MINUTE)).toEqual([30, 60, 15]);
    expect(plannedByHour(plan, 7)).toEqual([2, 4, 1]);
  });

  test('the hours add up to the goal exactly, however odd the goal, the hours, the zone and the day of change', () => {
    assert(
      property(shows, shapes, nat(100_000), (show, shape, goal) => {
        const plan = hourPlan(show, shape);
        const parts = plannedByHour(plan, goal);
        expect(sum(parts)).toBe(goal);
        expect(parts.every((part) => part >= 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing is due before the doors open, all of it after they close, and never less than before', () => {
    assert(
      property(shows, shapes, nat(5_000), array(double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), (show, shape, goal, spots) => {
        const plan = hourPlan(show, shape);
        const [first, last] = [plan[0]?.from ?? 0, plan.at(-1)?.to ?? 0];
        expect(plannedBy(plan, goal, first - 1)).toBe(0);
        expect(plannedBy(plan, goal, first)).toBe(0);
        expect(plannedBy(plan, goal, last)).toBe(goal);
        const dues = spots.toSorted((a, b) => a - b).map((spot) => shareBy(plan, first + spot * (last - first)));
        expect(dues).toEqual(dues.toSorted((a, b) => a - b));
      }),
    );
  });

  test('opening hours nobody has said anything sensible about are the whole day', () => {
    const plan = hourPlan({ ...paris, lastDay: paris.firstDay, hours: { from: 600, to: 600 } });
    expect(plan).toHaveLength(24);
    expect(hourPlan({ ...paris, lastDay: '2026-03-01' })).toHaveLength(9);
  });
});

describe('days of change', () => {
  const night = { zone: 'Europe/Paris', hours: { from: 0, to: 1440 } };

  test('in spring the hour that does not exist has no place, in autumn the one that comes twice is two hours long', () => {
    const spring = openHours({ ...night, firstDay: '2026-03-29', lastDay: '2026-03-29' });
    expect(spring).toHaveLength(23);
    expect(openedBy(spring, Number.MAX_SAFE_INTEGER)).toBe(23 * HOUR);
    const autumn = openHours({ ...night, firstDay: '2026-10-25', lastDay: '2026-10-25' });
    expect(autumn).toHaveLength(24);
    expect(openedBy(autumn, Number.MAX_SAFE_INTEGER)).toBe(25 * HOUR);
    expect(plannedByHour(hourPlan({ ...night, firstDay: '2026-10-25', lastDay: '2026-10-25' }), 25)[2]).toBe(2);
  });

  test('a show over the change opens at nine of the clock on each day', () => {
    const plan = hourPlan({ ...paris, firstDay: '2026-03-28', lastDay: '2026-03-29' });
    expect((plan[9]?.from ?? 0) - (plan[0]?.from ?? 0)).toBe(23 * HOUR);
    expect(sum(plannedByHour(plan, 101))).toBe(101);
  });
});

describe('where a show stands', () => {
  test('before it, open, in the evening, at night, over', () => {
    expect(momentOf(paris, at('2026-03-01', 600))).toEqual({ state: 'before', date: '2026-03-10', closing: at('2026-03-10', 1080) });
    expect(momentOf(paris, at('2026-03-10', 540))).toEqual({ state: 'open', date: '2026-03-10', closing: at('2026-03-10', 1080) });
    expect(momentOf(paris, at('2026-03-10', 1080))).toEqual({ state: 'closed', date: '2026-03-10', closing: at('2026-03-11', 1080) });
    expect(momentOf(paris, at('2026-03-11', 60))).toEqual({ state: 'closed', date: '2026-03-11', closing: at('2026-03-11', 1080) });
    expect(momentOf(paris, at('2026-03-12', 1080))).toEqual({ state: 'over', date: '2026-03-12', closing: null });
    expect(momentOf(paris, at('2027-01-01', 0))).toEqual({ state: 'over', date: '2026-03-12', closing: null });
  });
});

const past = (leads: readonly (readonly [day: string, hour: number, leads: number])[]) => ({
  hours: openHours({ ...paris, firstDay: '2025-03-10', lastDay: '2025-03-12' }),
  byQuarter: leads.map(([day, hour, count]) => ({ at: at(day, hour * 60), leads: count })),
});

describe('the shape of past shows', () => {
  test('without a lead of a past show every hour is like every other', () => {
    expect(hourShape([])).toBe(flatShape);
    expect(hourShape([past([['2025-03-09', 12, 30]])]).leads).toBe(0);
  });

  test('busy hours get more, quiet ones less, hours that were never open the mean', () => {
    const shape = hourShape([
      past([
        ['2025-03-10', 11, 100],
        ['2025-03-11', 11, 100],
        ['2025-03-11', 14, 70],
      ]),
    ]);
    expect(shape).toMatchObject({ shows: 1, leads: 270 });
    // 270 leads over nine hours: 30 each; 200 came at eleven
    expect(shape.ofHour(11)).toBeCloseTo((200 + 20) / (30 + 20));
    expect(shape.ofHour(9)).toBeCloseTo(20 / 50);
    expect(shape.ofHour(20)).toBe(1);
    expect(shape.ofDay(2, 3)).toBeCloseTo(20 / 110);
    expect(shape.ofDay(2, 4)).toBe(1);
    const plan = hourPlan(paris, shape);
    expect(sum(plannedByHour(plan, 777))).toBe(777);
    expect(plan[2]?.share ?? 0).toBeGreaterThan(plan[0]?.share ?? 1);
  });

  test('three leads make no rule', () => {
    const shape = hourShape([past([['2025-03-10', 11, 3]])]);
    expect(shape.ofHour(11)).toBeLessThan(1.2);
    expect(shape.ofHour(9)).toBeGreaterThan(0.95);
  });
});
