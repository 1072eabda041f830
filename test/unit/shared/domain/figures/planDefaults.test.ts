import { describe, expect, test } from 'vitest';
import { inputsOf, ownAverageSale, planValues, rangesOf } from '#shared/domain/figures/planDefaults.ts';
import type { PlanGround } from '#shared/domain/figures/planDefaults.ts';
import { planOf } from '#shared/domain/figures/planning.ts';
import { ratesOf } from '#shared/domain/figures/rates.ts';
import { usualOf } from '#shared/domain/figures/weakest.ts';
import { countsOf, pastShow } from './somePast.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const past = pastShow('past', '2026-03-05', countsOf({ lead: 400, qualified: 100, customer: 20 }, { won: 20, revenue: 60_000 }));
const ground: PlanGround = {
  show: { firstDay: '2026-11-23', lastDay: '2026-11-26', hours: { from: 570, to: 1080 } },
  showsInYear: 3,
  rates: [],
  averageSale: null,
};

describe('a plan that nobody has said anything about', () => {
  test('takes days, hours and shows from the show, and marks what it guesses', () => {
    const values = planValues({}, ground);
    expect([values.days, values.hours, values.shows]).toEqual([
      { value: 4, origin: 'show' },
      { value: 8.5, origin: 'show' },
      { value: 3, origin: 'show' },
    ]);
    expect(values.revenue.origin).toBe('guess');
    expect(values.customerRate.origin).toBe('guess');
    expect(planOf(inputsOf(values)).ok).toBe(true);
  });

  test('takes the rates of own past shows, with their range, and the usual sale', () => {
    const rates = ratesOf([past], NOW);
    const values = planValues({}, { ...ground, rates, averageSale: ownAverageSale([{ ...past, currency: 'EUR' }], 'EUR') });
    expect(values.qualifiedRate).toEqual({ value: 25, origin: 'own' });
    expect(values.leadRate.origin).toBe('guess');
    expect(values.averageSale).toEqual({ value: 3000, origin: 'own' });
    const { customerRate, leadRate } = rangesOf(values, rates);
    expect(leadRate).toBeUndefined();
    expect(customerRate?.low).toBeLessThan(20);
    expect(customerRate?.high).toBeGreaterThan(20);
  });

  test('does not plan with a rate of nothing', () => {
    const none = pastShow('none', '2026-03-05', countsOf({ lead: 400, qualified: 100 }, { lost: 100 }));
    const rates = ratesOf([none], NOW);
    expect(rates.find(({ to }) => to === 'customer')?.rate).toBe(0);
    expect(planValues({}, { ...ground, rates }).customerRate.origin).toBe('guess');
  });

  test('lets a chosen number win, without a range', () => {
    const rates = ratesOf([past], NOW);
    const values = planValues({ customerRate: 12 }, { ...ground, rates });
    expect(values.customerRate).toEqual({ value: 12, origin: 'chosen' });
    expect(rangesOf(values, rates).customerRate).toBeUndefined();
  });

  test('stands days that are none', () => {
    const odd = { ...ground, show: { ...ground.show, lastDay: 'never', hours: { from: 0, to: 0 } } };
    expect(planValues({}, odd)).toMatchObject({ days: { origin: 'guess' }, hours: { origin: 'guess' } });
  });
});

test('own sales of another currency, or of unknown amounts, make no average', () => {
  expect(ownAverageSale([{ ...past, currency: 'USD' }], 'EUR')).toBeNull();
  expect(ownAverageSale([{ ...past, total: { ...past.total, apart: 1 }, currency: 'EUR' }], 'EUR')).toBeNull();
});

test('a show is held against its past, and against what was planned where there is no past', () => {
  const usual = usualOf(ratesOf([past], NOW), { leadRate: 0.5, customerRate: 90 });
  expect(usual.filter(({ by }) => by === 'plan')).toMatchObject([{ from: 'target', to: 'lead', rate: 0.005 }]);
  expect(usual.find(({ from, to }) => from === 'qualified' && to === 'customer')).toMatchObject({ by: 'past', rate: 0.2 });
});
