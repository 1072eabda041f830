import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import { compareShows } from '#shared/domain/figures/comparison.ts';
import type { FigureLead } from '#shared/domain/figures/figureLead.ts';
import { goAgain } from '#shared/domain/figures/goAgain.ts';
import type { GoAgain } from '#shared/domain/figures/goAgain.ts';
import type { Show } from '#shared/domain/show.ts';
import { figures, leads, lost, paidShow, showNamed, won } from './worthBooth.ts';

const aimed: Show = {
  ...paidShow,
  definitions: [{ ...firstDefinitions, target: { ...firstDefinitions.target, roles: ['achat'] } }],
};

const judge = (some: readonly FigureLead[], today: string, show: Show = paidShow, others: readonly Show[] = []): GoAgain =>
  goAgain({
    show,
    currency: 'EUR',
    figures: figures(some, show),
    // of each other show: 10 qualified leads
    others: compareShows(
      others.map((other) => ({ show: other, figures: figures(leads(10, { stage: 'qualified' }), other), captured: null })),
      Date.UTC(2026, 10, 1),
    ),
    today,
  });

const kinds = ({ reasons }: GoAgain): string[] => reasons.map(({ kind, tone }) => `${kind} ${tone}`);

test('nothing is judged from a handful of leads, whatever they brought', () => {
  const few = judge([...leads(28), won(900_000, '2026-04-01')], '2026-09-01');
  expect(few).toMatchObject({ verdict: 'early', reasons: [{ kind: 'few', leads: 29 }] });
});

test('nothing is judged while the show runs', () => {
  expect(judge([...leads(300), won(900_000, '2026-03-17')], '2026-03-18')).toMatchObject({
    verdict: 'early',
    reasons: [{ kind: 'running' }],
  });
});

test('while the show runs a goal is not missed but not reached yet', () => {
  const aiming: Show = { ...paidShow, goals: { leads: 60, qualified: 2 } };
  const running = judge([...leads(2), ...leads(3, { stage: 'qualified' })], '2026-03-18', aiming);
  expect(running.reasons.slice(1)).toMatchObject([
    { kind: 'goal', goal: 'leads', tone: 'plain', isLate: true },
    { kind: 'goal', goal: 'qualified', tone: 'good', isLate: false },
  ]);
  const over = judge([...leads(40), ...leads(3, { stage: 'qualified' })], '2026-04-18', aiming);
  expect(over.reasons[1]).toMatchObject({ kind: 'goal', goal: 'leads', isLate: false });
});

test('a show whose costs nobody entered cannot be judged, and says so', () => {
  const { costs: _costs, ...unpaid } = paidShow;
  const verdict = judge([...leads(300), won(900_000, '2026-04-01')], '2026-09-01', unpaid);
  expect(verdict.verdict).toBe('early');
  expect(kinds(verdict)[0]).toBe('costs-missing plain');
});

test('go again: it has paid for itself and nothing speaks against it', () => {
  const verdict = judge([...leads(40), won(30_000, '2026-04-01')], '2026-05-01');
  expect(verdict).toMatchObject({ verdict: 'again', changes: [] });
  expect(verdict.reasons[0]).toEqual({ kind: 'paid', tone: 'good', roi: 0.5, margin: 30_000, cost: 20_000 });
});

test('go again, but change the audience: it paid, yet most of the leads do not fit', () => {
  const some = [...leads(40, { fit: 0 }), ...leads(10, { fit: 100 }), won(30_000, '2026-04-01')];
  const verdict = judge(some, '2026-05-01', aimed);
  expect(verdict).toMatchObject({ verdict: 'change', changes: [{ kind: 'audience' }] });
  expect(verdict.reasons.at(-1)).toMatchObject({ kind: 'target', tone: 'bad', share: 11 / 51 });
});

test('do not: a year on it has not paid, most outcomes are known, and a qualified lead costs twice the usual', () => {
  const some = [...leads(40), ...Array.from({ length: 9 }, () => lost()), won(4_000, '2026-06-01')];
  const verdict = judge(some, '2027-04-01', paidShow, [
    showNamed('nantes', { costs: [{ id: 'n', kind: 'space', text: '', amount: 10_000 }] }),
    showNamed('lille', { costs: [{ id: 'l', kind: 'space', text: '', amount: 9_000 }] }),
  ]);
  expect(verdict.verdict).toBe('not');
  expect(verdict.reasons.slice(0, 2)).toEqual([
    { kind: 'lost', tone: 'bad', roi: -0.8, margin: 4_000, cost: 20_000 },
    { kind: 'price', tone: 'bad', each: 2_000, usual: 950, shows: 2 },
  ]);
  expect(verdict.changes).toEqual([{ kind: 'cost', of: 'space', amount: 12_000, share: 0.6 }]);
});

test('no money a year on, but nobody wrote down what became of most leads: the notes are missing, not the money', () => {
  const some = [...leads(40), ...leads(20, { stage: 'qualified' }), lost()];
  const verdict = judge(some, '2027-04-01');
  expect(verdict.verdict).toBe('early');
  expect(verdict.reasons[0]).toEqual({ kind: 'outcomes-missing', tone: 'plain', known: 1, qualified: 21 });
  expect(verdict.changes).toEqual([{ kind: 'outcomes' }]);
});

test('too early to tell: three weeks on, with part of the cost in the pipeline', () => {
  const some = [...leads(40), ...leads(1, { stage: 'qualified', forecast: 12_000 })];
  const verdict = judge(some, '2026-04-08', { ...paidShow, goals: { leads: 30 } });
  expect(verdict.verdict).toBe('early');
  expect(kinds(verdict)).toEqual(['open plain', 'goal good', 'no-target plain']);
});

test('while it is young the pipeline speaks for it: won and weighted forecasts cover the cost', () => {
  const some = [...leads(40), won(6_000, '2026-04-01'), ...leads(2, { stage: 'qualified', forecast: 9_000 })];
  const verdict = judge(some, '2026-05-01');
  expect(verdict.reasons[0]).toEqual({ kind: 'covered', tone: 'good', margin: 6_000, pipeline: 18_000, cost: 20_000, share: 1.2 });
  expect(verdict.verdict).toBe('again');
});

test('a quarter on, with hardly anything won or expected, it is a bad sign; with goals and audience reached one may try otherwise', () => {
  const some = [...leads(40), ...leads(4, { stage: 'qualified', forecast: 1_000 })];
  expect(judge(some, '2026-07-01').verdict).toBe('not');
  const good = judge(some, '2026-07-01', { ...aimed, goals: { leads: 40 } });
  expect(good.verdict).toBe('change');
  expect(good.changes).toEqual([
    { kind: 'cost', of: 'space', amount: 12_000, share: 0.6 },
    { kind: 'follow-up', open: 4 },
  ]);
});

test('a goal of customers that is not reached yet is not missed before a year is over', () => {
  const some = [...leads(40), won(30_000, '2026-04-01')];
  const show = { ...paidShow, goals: { customers: 10 } };
  expect(judge(some, '2026-05-01', show)).toMatchObject({
    verdict: 'again',
    reasons: [{}, { kind: 'goal', tone: 'plain', isLate: true }, {}],
  });
  expect(judge(some, '2027-05-01', show)).toMatchObject({ verdict: 'change', changes: [{ kind: 'goal', goal: 'customers' }] });
});

test('prices in other money are no measure', () => {
  const some = [...leads(40), ...leads(10, { stage: 'qualified', forecast: 5_000 })];
  const verdict = judge(some, '2026-05-01', paidShow, [showNamed('dallas', { country: 'US' })]);
  expect(kinds(verdict)).toContain('no-others plain');
});

test('more money never makes the verdict worse', () => {
  const order = ['not', 'early', 'change', 'again'];
  const booth = record({
    qualified: integer({ min: 0, max: 40 }),
    fits: integer({ min: 0, max: 40 }),
    goal: integer({ min: 1, max: 100 }),
    today: constantFrom('2026-04-01', '2026-05-15', '2026-08-01', '2027-06-01'),
  });
  assert(
    property(booth, ({ qualified, fits, goal, today }) => {
      const show = { ...aimed, goals: { leads: goal } };
      const base = [...leads(40), ...leads(fits, { fit: 0 }), ...leads(qualified, { stage: 'qualified', forecast: 10 })];
      const rich = judge([...base, won(100_000, '2026-04-01')], today, show);
      const poor = judge([...base, won(1, '2026-04-01')], today, show);
      expect(order.indexOf(rich.verdict)).toBeGreaterThanOrEqual(order.indexOf(poor.verdict));
    }),
  );
});
