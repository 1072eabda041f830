import { array, assert, double, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourPlan, shareBy } from '#shared/domain/figures/hourPlan.ts';
import { forecast, unevenness } from '#shared/domain/figures/pace.ts';
import { HOUR, instantOf } from '#shared/lib/time.ts';

const show = { zone: 'Europe/Paris', firstDay: '2026-03-10', lastDay: '2026-03-11', hours: { from: 9 * 60, to: 18 * 60 } };
const plan = hourPlan(show);
const opened = instantOf({ day: '2026-03-10', minutes: 540 }, show.zone);
const closing = instantOf({ day: '2026-03-10', minutes: 1080 }, show.zone);
const end = instantOf({ day: '2026-03-11', minutes: 1080 }, show.zone);

/** So many leads each hour from the opening on. */
const hourly = (counts: readonly number[]) => {
  const arrivals = counts.map((leads, at) => ({ at: opened + at * HOUR, leads }));
  return { arrivals, total: counts.reduce((sum, count) => sum + count, 0) };
};

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One count of a Poisson process, by Knuth's product of uniform numbers. */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

describe('where we will be', () => {
  test('before the doors open, and in a quiet first hour, it is too early to say', () => {
    expect(forecast(plan, hourly([]), { now: opened - HOUR, until: closing })).toBeNull();
    expect(forecast(plan, { arrivals: [{ at: opened - HOUR, leads: 9 }], total: 9 }, { now: opened, until: closing })).toBeNull();
    expect(forecast(plan, hourly([3]), { now: opened + HOUR / 2, until: closing })).toBeNull();
  });

  test('ten leads an hour at noon are about ninety at closing', () => {
    // gamma(30.5, 3 hours), six hours to come: negative binomial of size 30.5 and chance 1/3 has its tenth at 44, its ninetieth at 79
    const then = forecast(plan, hourly([10, 10, 10]), { now: opened + 3 * HOUR, until: closing });
    expect(then).toEqual({ middle: 90, low: 74, high: 109 });
  });

  test('after closing there is no range any more', () => {
    expect(forecast(plan, hourly([10, 10]), { now: closing, until: closing })).toEqual({ middle: 20, low: 20, high: 20 });
    expect(forecast(plan, hourly([10, 10]), { now: end + HOUR, until: end })).toEqual({ middle: 20, low: 20, high: 20 });
  });

  test('leads of before the doors opened are there, but tell nothing of the pace', () => {
    const { arrivals } = hourly([10, 10, 10]);
    const early = { arrivals: [{ at: opened - HOUR, leads: 50 }, ...arrivals], total: 80 };
    const at = { now: opened + 3 * HOUR, until: closing };
    expect(forecast(plan, early, at)?.middle).toBe((forecast(plan, hourly([10, 10, 10]), at)?.middle ?? 0) + 50);
  });

  test('uneven hours widen the range', () => {
    const at = { now: opened + 6 * HOUR, until: end };
    const even = forecast(plan, hourly([10, 10, 10, 10, 10, 10]), at);
    const uneven = forecast(plan, hourly([25, 2, 25, 2, 3, 3]), at);
    const width = (one: typeof even): number => (one === null ? 0 : one.high - one.low);
    expect(width(uneven)).toBeGreaterThan(1.5 * width(even));
    expect(unevenness(plan, hourly([10, 10, 10, 10]).arrivals, opened + 4 * HOUR)).toBe(1);
  });

  test('the range contains its middle, and what is there is never taken back', () => {
    assert(
      property(array(nat(400), { minLength: 1, maxLength: 9 }), double({ min: 0, max: 1, noNaN: true }), (counts, spot) => {
        const now = opened + counts.length * HOUR;
        const until = now + spot * (end - now);
        const then = forecast(plan, hourly(counts), { now, until });
        if (then === null) return;
        expect(then.low).toBeGreaterThanOrEqual(hourly(counts).total);
        expect(then.middle).toBeGreaterThanOrEqual(then.low);
        expect(then.high).toBeGreaterThanOrEqual(then.middle);
      }),
    );
  });

  test('a hundred thousand leads do not break the range', () => {
    const then = forecast(plan, hourly([30_000, 30_200, 29_900, 30_100]), { now: opened + 4 * HOUR, until: end });
    expect(then?.middle).toBeGreaterThan(530_000);
    expect(then?.middle).toBeLessThan(550_000);
    expect((then?.high ?? 0) - (then?.low ?? 0)).toBeGreaterThan(2_000);
  });

  test('over a thousand invented days about four of five end inside the range', () => {
    const next = numbers(8);
    let [inside, told] = [0, 0];
    for (let day = 0; day < 1_000; day += 1) {
      const rate = 1 + next() * 19;
      const counts = Array.from({ length: 18 }, () => poisson(rate, next));
      const seen = 1 + Math.floor(next() * 8);
      const then = forecast(plan, hourly(counts.slice(0, seen)), { now: opened + seen * HOUR, until: end });
      if (then === null) continue;
      const all = counts.reduce((sum, count) => sum + count, 0);
      told += 1;
      if (all >= then.low && all <= then.high) inside += 1;
    }
    expect(told).toBeGreaterThan(900);
    expect(inside / told).toBeGreaterThan(0.77);
    expect(inside / told).toBeLessThan(0.9);
  });

  test('the share of the plan is what the rate rests on', () => {
    expect(shareBy(plan, closing)).toBeCloseTo(0.5, 12);
  });
});
