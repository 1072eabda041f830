import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRipe, pastOf, rateBetween, ratesOf, spreadOf, wilson } from '#shared/domain/figures/rates.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { countsOf, pastShow } from './somePast.ts';

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const NOW = at('2026-11-23');
const old = pastShow('old', '2026-03-05', countsOf({ lead: 400, mql: 200, sql: 120, qualified: 100, customer: 20 }, { won: 20 }), {
  economics: { market: 50_000 },
});
const older = pastShow('older', '2025-03-05', countsOf({ lead: 600, mql: 300, sql: 200, qualified: 140, customer: 30 }, { won: 30 }));

const between = (shows: readonly (typeof old)[], from: 'target' | 'lead' | 'qualified', to: 'lead' | 'qualified' | 'customer', now = NOW) =>
  rateBetween(ratesOf(shows, now), { from, to });

describe('the range of a rate', () => {
  test('is that of Wilson: 10 of 100 at 95 % is 5.52 % to 17.44 %', () => {
    const { low, high } = wilson(10, 100, 1.959964);
    expect(low).toBeCloseTo(0.05523, 5);
    expect(high).toBeCloseTo(0.17437, 5);
  });

  test('holds what was seen, stays within 0…1, and is narrower the more was seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (base, share) => {
        const count = Math.round(base * share);
        const { low, high } = wilson(count, base);
        const wider = wilson(count / 4, base / 4);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / base);
        expect(high).toBeGreaterThanOrEqual(count / base);
        expect(wider.high - wider.low).toBeGreaterThanOrEqual(high - low);
      }),
    );
  });

  test('is everything where nothing was seen', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('rates of own past shows', () => {
  test('are pooled by leads, not by shows, and say on how many they rest', () => {
    expect(between([old, older], 'lead', 'qualified')).toMatchObject({ rate: 0.24, count: 240, base: 1000, shows: 2 });
    expect(between([old, older], 'qualified', 'customer')).toMatchObject({ count: 50, base: 240, shows: 2 });
  });

  test('of the target come of the shows that know theirs', () => {
    expect(between([old, older], 'target', 'lead')).toMatchObject({ count: 400, base: 50_000, shows: 1 });
    expect(between([older], 'target', 'lead')).toBeUndefined();
  });

  test('leave out samples, rehearsals, the show itself, and shows that are not over', () => {
    const sample = pastShow('sample', '2026-01-01', old.total, { isSample: true });
    const running = pastShow('running', '2026-11-23', old.total);
    const all = [old, older, sample, running];
    expect(pastOf({ id: 'old' as ShowId, isSample: false }, all, NOW).map(({ show }) => show.id)).toEqual(['older']);
    expect(pastOf({ id: 'x' as ShowId, isSample: true }, all, NOW)).toEqual([]);
    expect(pastOf({ id: 'x' as ShowId, isSample: false }, [pastShow('odd', 'no day', old.total)], NOW)).toEqual([]);
  });

  test('lie in a wider range when the shows lie far apart', () => {
    const good = pastShow('a', '2026-01-05', countsOf({ lead: 500, qualified: 250 }));
    const bad = pastShow('b', '2026-02-05', countsOf({ lead: 500, qualified: 50 }));
    const even = pastShow('c', '2026-03-05', countsOf({ lead: 1000, qualified: 300 }));
    const apart = between([good, bad], 'lead', 'qualified');
    const same = between([even], 'lead', 'qualified');
    expect(apart?.rate).toBe(same?.rate);
    expect((apart?.high ?? 0) - (apart?.low ?? 0)).toBeGreaterThan(3 * ((same?.high ?? 0) - (same?.low ?? 0)));
    expect(spreadOf([{ count: 5, base: 10 }])).toBe(1);
    expect(spreadOf([{ count: 0, base: 10 }, { count: 0, base: 20 }])).toBe(1); // prettier-ignore
  });
});

const fresh = (total: Parameters<typeof countsOf>[1], customer = 0) =>
  pastShow('fresh', '2026-11-01', countsOf({ lead: 300, qualified: 60, customer }, total));

describe('customers come late', () => {
  test('a show younger than 90 days tells of its leads, not of its customers', () => {
    const young = fresh({ won: 2 }, 2);
    expect(between([old, young], 'qualified', 'customer')).toMatchObject({ base: 100, shows: 1 });
    expect(between([old, young], 'lead', 'qualified')).toMatchObject({ base: 700, shows: 2 });
  });

  test('it does so when all its qualified leads are won or lost and no forecast is open', () => {
    expect(isRipe(fresh({ won: 9, lost: 51 }, 9), NOW)).toBe(true);
    expect(isRipe(fresh({ won: 9, lost: 50 }, 9), NOW)).toBe(false);
    expect(isRipe(fresh({ won: 9, lost: 51, pipeline: 4000 }, 9), NOW)).toBe(false);
  });

  test('90 days are counted from the end of its last day', () => {
    const total = countsOf({ lead: 10, qualified: 5, customer: 1 }, { won: 1 });
    const show = pastShow('s', '2026-08-24', total);
    const end = Date.parse('2026-08-24T22:00:00Z');
    expect(isRipe(show, end + 90 * 86_400_000 - 1)).toBe(false);
    expect(isRipe(show, end + 90 * 86_400_000)).toBe(true);
  });

  test('an old show of which nobody entered an outcome does not count as if all were lost', () => {
    const silent = pastShow('silent', '2025-01-05', countsOf({ lead: 400, qualified: 90 }));
    expect(between([silent], 'qualified', 'customer')).toBeUndefined();
    expect(between([old, silent], 'qualified', 'customer')).toMatchObject({ rate: 0.2, shows: 1 });
    expect(between([silent], 'lead', 'qualified')).toMatchObject({ count: 90 });
  });
});
