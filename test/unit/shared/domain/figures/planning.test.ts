import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  goalsOfPlan,
  needsExactly,
  PERIODS,
  PLAN_FIELDS,
  PLAN_LIMITS,
  planFault,
  planFaults,
  planOf,
  planRange,
  readPlan,
  runForward,
} from '#shared/domain/figures/planning.ts';
import type { Plan, PlanInputs } from '#shared/domain/figures/planning.ts';
import { breakEvenCustomers } from '#shared/domain/figures/roi.ts';

const some: PlanInputs = {
  revenue: 214_000,
  averageSale: 1500,
  share: 100,
  leadRate: 0.55,
  qualifiedRate: 50,
  customerRate: 1.9,
  shows: 2,
  days: 3,
  hours: 8,
  months: 11,
  weeks: 46,
};

function planned(inputs: PlanInputs): Plan {
  const plan = planOf(inputs);
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
}

/** Percents as people type them: up to four places. */
const percent = fc.integer({ min: 10, max: 1_000_000 }).map((n) => n / 10_000);
const inputs: fc.Arbitrary<PlanInputs> = fc.record({
  revenue: fc.integer({ min: 1, max: 10_000_000_000 }),
  averageSale: fc.integer({ min: 1, max: 10_000_000 }),
  share: fc.integer({ min: 1, max: 1000 }).map((n) => n / 10),
  leadRate: percent,
  qualifiedRate: percent,
  customerRate: percent,
  shows: fc.integer({ min: 1, max: 30 }),
  days: fc.integer({ min: 1, max: 10 }),
  hours: fc.integer({ min: 1, max: 48 }).map((n) => n / 2),
  months: fc.integer({ min: 1, max: 12 }),
  weeks: fc.integer({ min: 1, max: 53 }),
});

// decimals of four places as whole numbers, so that nothing is rounded
const gives = (count: number, rate: number, wanted: number): boolean =>
  BigInt(count) * BigInt(Math.round(rate * 10_000)) >= BigInt(wanted) * 1_000_000n;

describe('plan, then run forward', () => {
  test('gives the goal', () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const needs = needsExactly(one.revenue, one);
        const { revenue, customers } = runForward(needs.targets, one);
        expect(Math.abs(revenue / one.revenue - 1)).toBeLessThan(1e-9);
        expect(Math.abs(customers / needs.customers - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  test('in whole numbers reaches the goal, and one fewer anywhere does not', () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const plan = planOf(one);
        fc.pre(plan.ok);
        if (!plan.ok) return;
        const { customers, qualified, leads, targets } = plan.value.year;
        expect(customers * one.averageSale).toBeGreaterThanOrEqual(one.revenue);
        expect((customers - 1) * one.averageSale).toBeLessThan(one.revenue);
        for (const [count, rate, wanted] of [
          [qualified, one.customerRate, customers],
          [leads, one.qualifiedRate, qualified],
          [targets, one.leadRate, leads],
        ] as const) {
          expect(gives(count, rate, wanted)).toBe(true);
          expect(gives(count - 1, rate, wanted)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('all shows together bring the shows’ part, and one customer fewer a show does not', () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const plan = planOf(one);
        fc.pre(plan.ok);
        if (!plan.ok) return;
        const wanted = BigInt(one.revenue) * BigInt(Math.round(one.share * 10));
        const brings = (customers: number): bigint => BigInt(customers) * BigInt(one.shows) * BigInt(one.averageSale) * 1000n;
        expect(brings(plan.value.show.customers) >= wanted).toBe(true);
        expect(brings(plan.value.show.customers - 1) >= wanted).toBe(false);
      }),
    );
  });

  test('the parts of a year make the year, those of a show the show', () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const plan = planOf(one);
        fc.pre(plan.ok);
        if (!plan.ok) return;
        const { year, quarter, month, week, show, day, hour } = plan.value.periods;
        for (const [whole, part, times] of [
          [year, quarter, 4],
          [year, month, one.months],
          [year, week, one.weeks],
          [show, day, one.days],
          [day, hour, one.hours],
        ] as const) {
          for (const level of ['targets', 'leads', 'qualified', 'customers', 'revenue'] as const)
            expect(Math.abs((part[level] * times) / whole[level] - 1)).toBeLessThan(1e-9);
        }
        expect(Math.abs((show.revenue * one.shows * 100) / (one.revenue * one.share) - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('a plan', () => {
  test('of 214,000 at 1,500 a sale needs 143 customers', () => {
    expect(planned(some).year.customers).toBe(143);
    expect(planned(some).show.customers).toBe(72);
    // as many as pay for a show that costs as much
    expect(breakEvenCustomers(214_000, 1500)).toBe(planned(some).year.customers);
  });

  test('reckons with decimals as they are typed', () => {
    // 19 / 1.9 % is 1000 on paper, and 1000.0000000000001 in binary fractions
    const plan = planned({ ...some, revenue: 19 * 1500, qualifiedRate: 10, leadRate: 0.7 });
    expect(plan.year).toEqual({ customers: 19, qualified: 1000, leads: 10_000, targets: 1_428_572 });
  });

  test('becomes the goals of one show', () => {
    expect(goalsOfPlan(planned({ ...some, customerRate: 20, share: 25 }))).toEqual({
      leads: 180,
      qualified: 90,
      customers: 18,
      revenue: 26_750,
    });
  });
});

describe('inputs that cannot be planned with', () => {
  test('are named with what is wrong with them, each', () => {
    expect(planFaults({ ...some, customerRate: 0, revenue: -5, shows: 2.5, hours: 25, days: Number.NaN })).toEqual({
      customerRate: 'low',
      revenue: 'low',
      shows: 'whole',
      hours: 'high',
      days: 'empty',
    });
    expect(planOf({ ...some, customerRate: 0 })).toMatchObject({ ok: false, error: 'inputs' });
    expect(planOf({ ...some, leadRate: 101 })).toMatchObject({ ok: false, error: 'inputs' });
  });

  test('are none one by one but ask together for more people than there are', () => {
    expect(planOf({ ...some, leadRate: 0.001, qualifiedRate: 0.001, customerRate: 0.001 })).toMatchObject({
      ok: false,
      error: 'too-much',
    });
  });

  test('never give a number without end, whatever is typed', () => {
    const any = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 1e-300));
    fc.assert(
      fc.property(fc.tuple(...PLAN_FIELDS.map(() => any)), (values) => {
        const odd = Object.fromEntries(PLAN_FIELDS.map((field, at) => [field, values[at] ?? 0]));
        const plan = planOf({ ...some, ...odd });
        if (!plan.ok) return;
        for (const period of PERIODS)
          expect(Object.values(plan.value.periods[period]).every((n) => Number.isFinite(n) && n > 0)).toBe(true);
      }),
    );
    for (const field of PLAN_FIELDS) {
      expect(planFault(field, PLAN_LIMITS[field].least)).toBeNull();
      expect(planFault(field, PLAN_LIMITS[field].most)).toBeNull();
    }
  });
});

describe('rates with a range', () => {
  test('give a plan from the best case to the worst', () => {
    const range = planRange(some, { qualifiedRate: { low: 40, high: 60 }, customerRate: { low: 1, high: 3 } });
    const { leads } = planned(some).year;
    expect(range?.best?.year.leads).toBeLessThan(leads);
    expect(range?.worst?.year.leads).toBeGreaterThan(leads);
    expect(range?.best?.year.leads).toBe(planned({ ...some, qualifiedRate: 60, customerRate: 3 }).year.leads);
    expect(range?.worst?.year.customers).toBe(143);
  });

  test('that may be as low as nothing have no worst case', () => {
    expect(planRange(some, { customerRate: { low: 0, high: 3 } })).toMatchObject({ worst: null });
  });

  test('are none when no rate has one', () => {
    expect(planRange(some, {})).toBeNull();
  });
});

test('a saved plan is read with care: only numbers that may be planned with are kept', () => {
  const odd = { revenue: 5000, shows: 2.5, customerRate: 0, leadRate: '5', averageSale: Number.NaN, hours: 7.5, extra: { a: 1 } };
  expect(readPlan(odd)).toEqual({ revenue: 5000, hours: 7.5 });
  for (const none of [undefined, null, 'plan', 5, []]) expect(readPlan(none)).toEqual({});
});
