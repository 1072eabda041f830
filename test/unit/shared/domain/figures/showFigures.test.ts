import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { FigureLead } from '#shared/domain/figures/figureLead.ts';
import { figuresOf, newFigureSums } from '#shared/domain/figures/figureSums.ts';
import type { FigureShow } from '#shared/domain/figures/yardstick.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import { STAGES } from '#shared/domain/stage.ts';
import { MINUTE } from '#shared/lib/time.ts';
import { oneLead } from './oneLead.ts';

const NINE = Date.UTC(2026, 2, 16, 9);
const [ADA, BO] = ['ada', 'bo'] as [StaffId, StaffId]; // ids of the tests' own
const show: FigureShow = { id: 'show-1' as ShowId, country: 'FR' };

const wanting = (version: number, fitFrom: number) => ({
  ...firstDefinitions,
  version,
  fitFrom,
  target: { ...firstDefinitions.target, roles: ['buyer'] },
});

const sale = fc.record({
  state: fc.constantFrom('won', 'lost'),
  amount: fc.option(fc.nat(900), { nil: undefined }),
  currency: fc.constantFrom('EUR', 'CHF', undefined),
  day: fc.constantFrom('2026-03-17', '2026-04-01'),
  from: fc.constant('hand'),
});
const anyFigure: fc.Arbitrary<FigureLead> = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    heat: fc.constantFrom('cold', 'warm', 'hot'),
    isRated: fc.boolean(),
    isDiscarded: fc.boolean(),
    capturedAt: fc.integer({ min: NINE, max: NINE + 60 * MINUTE }),
    by: fc.constantFrom(ADA, BO, null),
    via: fc.constantFrom('camera', 'scanner', 'unknown'),
    source: fc.constantFrom('', 'talk'),
    fit: fc.nat(100),
    version: fc.integer({ min: 1, max: 3 }),
    appointments: fc.nat(2),
    visits: fc.integer({ min: 1, max: 3 }),
    mayBeMailed: fc.boolean(),
    forecast: fc.option(fc.nat(900)),
    currency: fc.constantFrom('EUR', 'CHF', undefined),
    month: fc.constantFrom('2026-05', undefined),
    sale: fc.option(sale, { nil: undefined }),
  })
  .map((own) => {
    const isOut = own.stage === 'contact' || own.stage === 'unresolved' || own.stage === 'disqualified';
    return oneLead({ ...own, counts: !isOut && !own.isDiscarded } as Partial<FigureLead>); // values of the kinds they stand for
  });

test('leads added and taken out again, in any order, leave the figures of those that stay', () => {
  const leads = fc.array(anyFigure, { maxLength: 30 });
  fc.assert(
    fc.property(leads, leads, (stay, go) => {
      const own: FigureShow = { ...show, definitions: [wanting(1, 30), wanting(2, 70)] };
      const sums = newFigureSums(own);
      const all = [...stay, ...go].sort((a, b) => a.fit - b.fit);
      for (const lead of all) sums.count(lead, 1);
      for (const lead of go) sums.count(lead, -1);
      expect(sums.read()).toEqual(figuresOf(stay, own));
    }),
  );
});

test('the order in which leads are read changes nothing, not even who stands first of two that are alike', () => {
  fc.assert(
    fc.property(fc.array(anyFigure, { maxLength: 30 }), (leads) => {
      expect(figuresOf(leads.toReversed(), show)).toEqual(figuresOf(leads, show));
    }),
  );
});

test('what was read once stays as it was, whatever is counted afterwards', () => {
  const sums = newFigureSums(show);
  sums.count(oneLead({ by: ADA }), 1);
  const before = sums.read();
  const said = JSON.stringify(before);
  sums.count(oneLead({ by: ADA, heat: 'hot', stage: 'sql' }), 1);
  expect(JSON.stringify(before)).toBe(said);
});

test('a lead fits by the definitions it was judged by, and nobody does while the show wants nobody in particular', () => {
  const leads = [1, 2].map((version) => oneLead({ version, fit: 50 }));
  const asked: FigureShow = { ...show, definitions: [wanting(1, 30), wanting(2, 70)] };
  expect(figuresOf(leads, asked)).toMatchObject({ hasTarget: true, total: { onTarget: 1 } });
  expect(figuresOf(leads, { ...show, definitions: [wanting(1, 30), { ...firstDefinitions, version: 2 }] })).toMatchObject({
    hasTarget: false,
    total: { onTarget: 0 },
  });
});

test('leads fall into the quarter of an hour they were captured in, to the last millisecond', () => {
  const at = (ms: number, stage: FigureLead['stage'] = 'lead') => oneLead({ capturedAt: NINE + ms, stage });
  const { byQuarter } = figuresOf([at(15 * MINUTE, 'qualified'), at(0), at(15 * MINUTE - 1, 'ambassador')], show);
  expect(byQuarter).toEqual([
    { at: NINE, leads: 2, qualified: 1 },
    { at: NINE + 15 * MINUTE, leads: 1, qualified: 1 },
  ]);
});

test('the most leads come first, ratings are of those who rated themselves, months and days are in order', () => {
  const won = { state: 'won', amount: 50, day: '2026-04-02', from: 'hand' } as const;
  const figures = figuresOf(
    [
      oneLead({ by: BO, isRated: true, heat: 'hot', sale: won }),
      oneLead({ by: BO, isRated: true, heat: 'hot', sale: { ...won, day: '2026-03-30', state: 'lost' } }),
      oneLead({ by: ADA, forecast: 10, month: '2026-06' }),
      oneLead({ by: BO, forecast: 20, month: '2026-05' }),
      oneLead({ by: null, forecast: 5, sale: { ...won, day: '2026-03-31' } }),
    ],
    show,
  );
  expect(figures.byStaff.map(({ of, counts }) => [of, counts.leads])).toEqual([
    [BO, 3],
    [null, 1],
    [ADA, 1],
  ]);
  expect(figures.ratings).toEqual([{ of: BO, heat: 'hot', leads: 2, won: 1, lost: 1 }]);
  expect(figures.pipelineByMonth).toEqual([
    { month: '2026-05', amount: 20, leads: 1 },
    { month: '2026-06', amount: 10, leads: 1 },
  ]);
  expect(figures.wonByDay).toEqual([
    { day: '2026-03-31', amount: 50, count: 1 },
    { day: '2026-04-02', amount: 50, count: 1 },
  ]);
});
