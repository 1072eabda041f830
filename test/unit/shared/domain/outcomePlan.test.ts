import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOutcome, uniteTold } from '#shared/domain/outcomePlan.ts';
import type { Teller, ToldOutcome } from '#shared/domain/outcomePlan.ts';
import type { Sale } from '#shared/domain/sale.ts';

const file: Teller = { from: 'file', today: '2026-05-01' };
const details = {
  amount: fc.constantFrom(5, 9_000),
  currency: fc.constantFrom('EUR', 'CHF'),
  day: fc.constantFrom('2026-03-14', '2026-04-01'),
  reason: fc.constantFrom('', 'price'),
};
const told: fc.Arbitrary<ToldOutcome> = fc.record(
  { state: fc.constantFrom('won', 'lost', 'open' as const), ...details },
  { requiredKeys: ['state'] },
);
const sale: fc.Arbitrary<Sale> = fc.record(
  { state: fc.constantFrom('won', 'lost' as const), ...details, from: fc.constantFrom('hand', 'file', 'crm' as const) },
  { requiredKeys: ['state', 'day', 'from'] },
);

describe('an outcome that is told', () => {
  test('is written where nothing was noted, with the day it was read when none is told', () => {
    expect(planOutcome(undefined, { state: 'won', amount: 5 }, file)).toEqual({
      kind: 'write',
      after: { state: 'won', amount: 5, day: '2026-05-01', from: 'file' },
    });
    expect(planOutcome(undefined, { state: 'open' }, file)).toEqual({ kind: 'same' });
  });

  test('adds to what was noted by hand, and is asked about where it differs', () => {
    const noted: Sale = { state: 'won', day: '2026-04-01', from: 'hand' };
    expect(planOutcome(noted, { state: 'won', amount: 5 }, file)).toEqual({
      kind: 'write',
      after: { state: 'won', amount: 5, day: '2026-04-01', from: 'hand' },
    });
    expect(planOutcome(noted, { state: 'lost' }, file)).toEqual({ kind: 'ask', after: { state: 'lost', day: '2026-04-01', from: 'file' } });
    expect(planOutcome({ ...noted, amount: 4 }, { state: 'won', amount: 5 }, file).kind).toBe('ask');
    expect(planOutcome(noted, { state: 'open' }, file)).toEqual({ kind: 'same' });
  });

  test('never makes the currency of another amount its own', () => {
    const noted: Sale = { state: 'won', amount: 4, currency: 'CHF', day: '2026-04-01', from: 'crm' };
    expect(planOutcome(noted, { state: 'won', amount: 5 }, file)).toEqual({
      kind: 'write',
      after: { state: 'won', amount: 5, day: '2026-04-01', from: 'file' },
    });
  });

  test('gives its amount to the currency that was noted before any amount was', () => {
    const noted: Sale = { state: 'lost', currency: 'EUR', day: '2026-03-14', from: 'hand' };
    expect(planOutcome(noted, { state: 'lost', amount: 5 }, file)).toEqual({ kind: 'write', after: { ...noted, amount: 5 } });
  });

  test('that is open again where it was decided is asked about', () => {
    expect(planOutcome({ state: 'won', day: '2026-04-01', from: 'crm' }, { state: 'open' }, { ...file, from: 'crm' })).toEqual({
      kind: 'ask',
      after: null,
    });
  });

  test('told twice changes nothing the second time, and what was noted by hand never changes unasked', () => {
    fc.assert(
      fc.property(fc.option(sale, { nil: undefined }), told, fc.constantFrom('file' as const, 'crm' as const), (before, said, from) => {
        const step = planOutcome(before, said, { ...file, from });
        const after = step.kind === 'same' ? before : (step.after ?? undefined);
        expect(planOutcome(after, said, { from, today: '2026-06-06' })).toEqual({ kind: 'same' });
        if (before?.from !== 'hand' || step.kind !== 'write') return;
        expect(step.after).toMatchObject(Object.fromEntries(Object.entries(before).filter(([, value]) => value !== '')));
      }),
    );
  });
});

describe('several deals of one lead', () => {
  test('are one: what was won is added up, lost counts only when nothing was won', () => {
    expect(
      uniteTold([
        { state: 'lost', amount: 100, day: '2026-06-01' },
        { state: 'won', amount: 5, currency: 'EUR', day: '2026-04-01' },
        { state: 'won', amount: 7, currency: 'EUR', day: '2026-05-01', reason: 'price' },
      ]),
    ).toEqual({ state: 'won', amount: 12, currency: 'EUR', day: '2026-05-01', reason: 'price' });
    expect(uniteTold([{ state: 'open' }, { state: 'lost', day: '2026-06-01' }])).toEqual({ state: 'lost', day: '2026-06-01' });
  });

  test('of several currencies have no amount, for one would be wrong', () => {
    expect(
      uniteTold([
        { state: 'won', amount: 5, currency: 'EUR' },
        { state: 'won', amount: 7, currency: 'CHF' },
      ]),
    ).toEqual({ state: 'won' });
  });

  test('say the same in any order', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 4 }), (rows) => {
        expect(uniteTold(rows.toReversed())).toEqual(uniteTold(rows));
      }),
    );
  });
});
