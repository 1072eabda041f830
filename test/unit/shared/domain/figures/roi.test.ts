import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { breakEvenCustomers, costPer, pricesOf, roiOf, roiOverTime, worthByPart, worthOf } from '#shared/domain/figures/roi.ts';
import { figures, leads, lost, paidShow, plainLead, showNamed, staff, won } from './worthBooth.ts';

const { costs: _costs, ...unpaid } = paidShow;

test('214,000 € at 1,500 € breaks even at 143 customers', () => {
  expect(breakEvenCustomers(214_000, 1_500)).toBe(143);
});

test('a cost that customers pay to the last euro needs not one more; no cost needs none; nobody knows without a margin', () => {
  expect(breakEvenCustomers(30_000, 1_500)).toBe(20);
  // 0.07 × 100 is a hair above 7
  expect(breakEvenCustomers(0.07 * 100, 1)).toBe(7);
  expect(breakEvenCustomers(0, 1_500)).toBe(0);
  for (const [cost, margin] of [
    [null, 1_500],
    [30_000, null],
    [30_000, 0],
    [30_000, -5],
  ] as const)
    expect(breakEvenCustomers(cost, margin)).toBeNull();
});

test('so many customers as the break-even pay for the show, one less does not', () => {
  assert(
    property(integer({ min: 1, max: 5_000_000 }), integer({ min: 1, max: 100_000 }), (cost, margin) => {
      const customers = breakEvenCustomers(cost, margin) ?? Number.NaN;
      expect(customers * margin).toBeGreaterThanOrEqual(cost);
      expect((customers - 1) * margin).toBeLessThan(cost);
    }),
  );
});

test('20,000 € over 80 leads, 10 qualified, 8 appointments and 2 customers is 250, 2,000, 2,500 and 10,000 € each', () => {
  const { total } = figures([
    ...leads(50),
    ...leads(15, { stage: 'mql' }),
    ...leads(5, { stage: 'sql' }),
    ...leads(4, { stage: 'qualified', appointments: 2 }),
    ...leads(4, { stage: 'qualified' }),
    won(9_000, '2026-04-01'),
    won(3_000, '2026-05-01'),
  ]);
  const prices = pricesOf(20_000, total);
  expect(Object.fromEntries(Object.entries(prices).map(([what, { count, each }]) => [what, [count, each]]))).toEqual({
    lead: [80, 250],
    mql: [30, 20_000 / 30],
    sql: [15, 20_000 / 15],
    qualified: [10, 2_000],
    appointment: [8, 2_500],
    customer: [2, 10_000],
  });
});

test('without a cost, or without anything to divide it by, nothing has a price', () => {
  expect(costPer(null, 10)).toBeNull();
  expect(costPer(20_000, 0)).toBeNull();
  expect(costPer(0, 10)).toBe(0);
  expect(roiOf(5_000, null)).toBeNull();
  expect(roiOf(5_000, 0)).toBeNull();
});

test('the return at 30, 90, 180 and 365 days is of what was won by then, to the last day, and says which days are still to come', () => {
  const some = [
    won(8_000, '2026-04-17'), // the 30th day
    won(12_000, '2026-04-18'),
    won(20_000, '2026-09-14'), // the 180th
    won(500, '2027-03-19'), // the day after the 365th
  ];
  const at = roiOverTime(paidShow, figures(some), '2026-09-15');
  expect(at.map(({ days, on, isOver, won: amount, roi }) => [days, on, isOver, amount, roi])).toEqual([
    [30, '2026-04-17', true, 8_000, -0.6],
    [90, '2026-06-16', true, 20_000, 0],
    [180, '2026-09-14', true, 40_000, 1],
    [365, '2027-03-18', false, 40_000, 1],
  ]);
  expect(roiOverTime(paidShow, figures(some), '2026-09-14')[2]?.isOver).toBe(false);
});

test('the pipeline is told apart from what is won, by the month it is expected in; of a day that is over nothing is expected any more', () => {
  const some = [
    won(10_000, '2026-04-02'),
    ...leads(1, { stage: 'qualified', forecast: 5_000, month: '2026-03' }),
    ...leads(1, { stage: 'qualified', forecast: 20_000, month: '2026-09' }),
    ...leads(1, { stage: 'qualified', forecast: 40_000 }),
  ];
  const at = roiOverTime(paidShow, figures(some), '2026-05-01');
  expect(at.map(({ roi, expected }) => [roi, expected])).toEqual([
    [-0.5, -0.5],
    [-0.5, -0.25],
    [-0.5, 0.75],
    [-0.5, 0.75],
  ]);
  const worth = worthOf(paidShow, figures(some), '2026-05-01');
  expect(worth).toMatchObject({ cost: 20_000, revenue: 10_000, roi: -0.5, pipeline: 65_000, expected: 2.75 });
});

test('a margin of 30 % leaves 30 % of every sale to pay for the show', () => {
  const show = showNamed('thin', { economics: { averageSale: 5_000, marginPercent: 30 } });
  const worth = worthOf(show, figures([won(40_000, '2026-04-01')], show), '2026-05-01');
  expect(worth).toMatchObject({ revenue: 40_000, margin: 12_000, roi: -0.4, breakEven: { customers: 14, margin: 1_500, by: 'told' } });
});

test('nobody told the average sale: break-even is reckoned of what was really won, unless some of it is not known', () => {
  const known = figures([won(4_000, '2026-04-01'), won(6_000, '2026-04-01')]);
  expect(worthOf(paidShow, known, '2026-05-01').breakEven).toEqual({ customers: 4, margin: 5_000, by: 'won' });
  const other = figures([won(4_000, '2026-04-01'), won(6_000, '2026-04-01', { sale: { state: 'won', day: '2026-04-01', from: 'crm' } })]);
  expect(worthOf(paidShow, other, '2026-05-01').breakEven).toBeNull();
});

test('sales in other money are never added', () => {
  const dollars = won(9_000, '2026-04-01', { sale: { state: 'won', amount: 9_000, currency: 'USD', day: '2026-04-01', from: 'hand' } });
  const worth = worthOf(paidShow, figures([dollars, won(1_000, '2026-04-01')]), '2026-05-01');
  expect(worth).toMatchObject({ revenue: 1_000, roi: -0.95 });
  expect(worth.overTime.at(-1)?.won).toBe(1_000);
});

test('a show nobody said the costs of has counts and sales, and neither price nor return', () => {
  const worth = worthOf(unpaid, figures([won(9_000, '2026-04-01'), ...leads(3)]), '2026-05-01');
  expect(worth).toMatchObject({ cost: null, roi: null, expected: null, breakEven: null, revenue: 9_000 });
  expect(worth.prices.lead).toEqual({ count: 4, each: null });
  expect(worth.overTime.map(({ roi, won: amount }) => [roi, amount])).toEqual([
    [null, 9_000],
    [null, 9_000],
    [null, 9_000],
    [null, 9_000],
  ]);
});

test('a source that brought a quarter of the leads bears a quarter of the cost', () => {
  const some = [...leads(29, { source: 'mail' }), won(10_000, '2026-04-01', { source: 'mail' }), ...leads(9), won(20_000, '2026-04-01')];
  const [mail, unknown] = worthByPart(figures(some).bySource, paidShow);
  expect(mail).toMatchObject({ of: 'mail', leads: 30, customers: 1, revenue: 10_000, cost: 15_000 });
  expect(mail?.roi).toBeCloseTo(-1 / 3, 12);
  expect(unknown).toEqual({ of: '', leads: 10, qualified: 1, customers: 1, revenue: 20_000, pipeline: 0, cost: 5_000, roi: 3 });
});

test('whoever captured what, the parts add up to the whole show', () => {
  const lead = record({
    by: constantFrom(staff('a'), staff('b'), null),
    kind: constantFrom('lead', 'won', 'lost'),
    amount: integer({ min: 0, max: 90_000 }),
  });
  assert(
    property(array(lead, { minLength: 1, maxLength: 40 }), (some) => {
      const all = figures(
        some.map(({ by, kind, amount }) => {
          if (kind === 'won') return won(amount, '2026-04-01', { by });
          return kind === 'lost' ? lost({ by }) : { ...plainLead, by };
        }),
      );
      const parts = worthByPart(all.byStaff, paidShow);
      const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((total, part) => total + of(part), 0);
      expect(sum((part) => part.leads)).toBe(all.total.leads);
      expect(sum((part) => part.customers)).toBe(all.total.reached.customer);
      expect(sum((part) => part.revenue)).toBe(all.total.revenue);
      expect(sum((part) => part.cost ?? Number.NaN)).toBeCloseTo(20_000, 6);
    }),
  );
});
