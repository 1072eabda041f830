import { describe, expect, test } from 'vitest';
import { funnelOf, levelCounts } from '#shared/domain/figures/funnel.ts';
import type { Step } from '#shared/domain/figures/funnel.ts';
import { ratesOf } from '#shared/domain/figures/rates.ts';
import type { Usual } from '#shared/domain/figures/weakest.ts';
import { isBelow, usualOf, weakestOf } from '#shared/domain/figures/weakest.ts';
import { countsOf, pastShow } from './somePast.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const usualShow = pastShow(
  'usual',
  '2026-03-05',
  countsOf({ lead: 2000, mql: 1000, sql: 500, qualified: 400, customer: 80, ambassador: 16 }, { won: 80 }),
);
const usual: readonly Usual[] = usualOf(ratesOf([usualShow], NOW), {});

const stepsOf = (reached: Parameters<typeof countsOf>[0], market?: number): readonly Step[] =>
  funnelOf(levelCounts(countsOf(reached).reached, market === undefined ? {} : { market })).steps;

describe('the weakest step', () => {
  test('is the one furthest below what is usual, and says by how much', () => {
    const steps = stepsOf({ lead: 1000, mql: 420, sql: 210, qualified: 60, customer: 12, ambassador: 2 });
    expect(weakestOf(steps, usual, true)).toMatchObject({
      kind: 'below',
      step: { from: 'sql', to: 'qualified', base: 210, count: 60 },
      usual: { rate: 0.8, by: 'past', base: 500, shows: 1 },
      times: 60 / 210 / 0.8,
    });
  });

  test('with too few leads to tell is not blamed, however low it is', () => {
    const steps = stepsOf({ lead: 1000, mql: 500, sql: 250, qualified: 200, customer: 40, ambassador: 8 }).map((step) =>
      step.to === 'mql' ? { ...step, base: 4, count: 0, rate: 0 } : step,
    );
    expect(weakestOf(steps, usual, true)).toEqual({ kind: 'fine', compared: 5 });
  });

  test('is not sought among customers while it is too early for them', () => {
    const steps = stepsOf({ lead: 1000, mql: 500, sql: 250, qualified: 200, customer: 0 });
    expect(weakestOf(steps, usual, false)).toEqual({ kind: 'fine', compared: 3 });
    expect(weakestOf(steps, usual, true)).toMatchObject({ kind: 'below', step: { to: 'customer' }, times: 0 });
  });

  test('is found against a plan too', () => {
    const plan: Usual = {
      from: 'lead',
      to: 'qualified',
      rate: 0.5,
      by: 'plan',
      base: 0,
      shows: 0,
      weighs: Number.POSITIVE_INFINITY,
      range: null,
    };
    const step: Step = { from: 'lead', to: 'qualified', base: 200, count: 60, rate: 0.3 };
    expect(weakestOf([step], [plan], true)).toMatchObject({ kind: 'below', usual: { by: 'plan' } });
    expect(weakestOf([{ ...step, base: 10, count: 3 }], [plan], true)).toMatchObject({ kind: 'fine' });
  });

  test('is the lowest rate while there is nothing to compare with, and the lowest of our own leads beside it', () => {
    const steps = stepsOf({ lead: 1750, mql: 1000, sql: 900, qualified: 875, customer: 17 }, 320_000);
    expect(weakestOf(steps, [], true)).toMatchObject({
      kind: 'lowest',
      step: { from: 'target', base: 320_000 },
      ofLeads: { from: 'qualified', to: 'customer', base: 875 },
    });
    expect(weakestOf(stepsOf({ lead: 1750, mql: 1000, sql: 300, qualified: 200 }), [], false)).toMatchObject({
      kind: 'lowest',
      step: { to: 'sql' },
      ofLeads: null,
    });
  });

  test('is nobody’s with a handful of leads or none', () => {
    expect(weakestOf(stepsOf({ lead: 9, mql: 2 }), [], true)).toEqual({ kind: 'few' });
    expect(weakestOf(stepsOf({}), usual, true)).toEqual({ kind: 'few' });
  });
});

/** The same numbers each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('blame', () => {
  test('falls on hardly any of 2,000 shows that are as usual, and on nearly all where a step is half as good', () => {
    const random = chance(8);
    const of = (base: number, rate: number): number => {
      let count = 0;
      for (let n = 0; n < base; n += 1) if (random() < rate) count += 1;
      return count;
    };
    let [wrongly, rightly] = [0, 0];
    const SHOWS = 2_000;
    for (let n = 0; n < SHOWS; n += 1) {
      const lead = 30 + Math.floor(random() * 300);
      const mql = of(lead, 0.5);
      const sql = of(mql, 0.5);
      const qualified = of(sql, 0.8);
      const customer = of(qualified, 0.2);
      if (weakestOf(stepsOf({ lead, mql, sql, qualified, customer }), usual, true).kind === 'below') wrongly += 1;
      const worse = weakestOf(stepsOf({ lead: 200, mql: 100, sql: of(100, 0.25), qualified: 0 }).slice(1, 3), usual, true);
      if (worse.kind === 'below' && worse.step.to === 'sql') rightly += 1;
    }
    expect(wrongly / SHOWS).toBeLessThan(0.05);
    expect(rightly / SHOWS).toBeGreaterThan(0.9);
  });

  test('needs a base, and a difference', () => {
    expect(isBelow({ count: 0, base: 0 }, { rate: 0.5, weighs: 100 })).toBe(false);
    expect(isBelow({ count: 50, base: 100 }, { rate: 0.5, weighs: Number.POSITIVE_INFINITY })).toBe(false);
    expect(isBelow({ count: 30, base: 100 }, { rate: 0.5, weighs: Number.POSITIVE_INFINITY })).toBe(true);
    expect(isBelow({ count: 30, base: 100 }, { rate: 0.5, weighs: 8 })).toBe(false);
  });
});
