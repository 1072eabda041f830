import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lead } from '#shared/domain/lead.ts';
import { isCounted, rebuildFacts, stageFactsOf, stageOf, stageOfFacts } from '#shared/domain/qualification.ts';
import { NORA, book, cancel, disqualify, forecast, intend, interest, newBooth, outcome, rate, reach, requalify } from './leadBooth.ts';
import type { Deed } from './leadBooth.ts';

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map(book),
  fc.constantFrom('a', 'b', 'c').map(cancel),
  fc.constantFrom('cold' as const, 'warm' as const, 'hot' as const, undefined).map(rate),
  fc
    .record({ probability: fc.constantFrom(0, 30, 100), amount: fc.constantFrom(0, 500) }, { requiredKeys: [] })
    .map((sale) => forecast(sale)),
  fc.constantFrom('a student', 'no budget').map(disqualify),
  fc.constant(requalify),
  fc.constantFrom('customer' as const, 'ambassador' as const, undefined).map(outcome),
  fc.subarray(['Pumps', 'Valves']).map((list) => interest(...list)),
  fc.constantFrom<Lead['contact']>({}, NORA, { phones: [{ value: '0612345678', kind: 'mobile' }] }).map(reach),
  fc.constantFrom('yes' as const, 'no' as const).map(intend),
  fc.constant<Deed>({ action: 'visit', change: (lead) => ({ ...lead, visits: lead.visits + 1 }) }),
  fc.constant<Deed>({ action: 'resolve', change: (lead) => ({ ...lead, isResolved: true }) }),
  fc
    .subarray(['scan', 'demo', 'quote'] as const)
    .map((actions): Deed => ({ action: 'interests', change: (lead) => ({ ...lead, actions }) })),
  fc.constant<Deed>({ action: 'discard', change: (lead) => ({ ...lead, discardedAt: 7 }) }),
  fc.constant<Deed>({ action: 'restore', change: ({ discardedAt: _gone, ...lead }) => lead }),
);

const histories = fc.array(deeds, { minLength: 1, maxLength: 25 });
const RUNS = { numRuns: 10_000 };

/** Half a million comparisons: `expect` is asked for its words only where there is a difference, it takes longer than the booth. */
function isSame(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

describe('10,000 random histories', () => {
  test('the history alone rebuilds the stage, at every step', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const booth = newBooth();
        for (const deed of history) {
          const lead = booth.does(deed);
          const rebuilt = rebuildFacts(booth.lines);
          isSame(rebuilt, stageFactsOf(lead));
          isSame(stageOfFacts(rebuilt), stageOf(lead));
        }
      }),
      RUNS,
    );
  });

  test('each move of the stage is told once, from where it was to where it is, and the standing agrees', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const booth = newBooth();
        let stage: string | undefined;
        for (const deed of history) {
          const lead = booth.does(deed);
          const told = booth.lines.at(-1)?.stage;
          const is = stageOf(lead).stage;
          isSame(told?.to ?? is, is);
          if (stage !== undefined) isSame(told?.from, is === stage ? undefined : stage);
          const now = stageOf(lead);
          isSame({ ...lead.standing, ...now }, lead.standing);
          stage = is;
        }
      }),
      RUNS,
    );
  });

  test('a cancelled appointment alone demotes, to where the lead would stand without it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const booth = newBooth();
        for (const deed of history) booth.does(deed);
        const without = booth.does({ action: 'cancel', change: (lead) => ({ ...lead, appointments: [] }) });
        const before = stageOf(without);
        booth.does(book('z'));
        const booked = stageOf(booth.lead());
        const isAbove = ['disqualified', 'customer', 'ambassador'].includes(before.stage);
        isSame(booked.stage, isAbove ? before.stage : 'qualified');
        isSame(stageOf(booth.does(cancel('z'))), before);
      }),
      RUNS,
    );
  });

  test('a disqualified or discarded lead never counts, and a counted one can be reached or is qualified', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const booth = newBooth();
        for (const deed of history) {
          const lead = booth.does(deed);
          if (lead.disqualified !== undefined || lead.discardedAt !== undefined) isSame(isCounted(lead), false);
          if (!isCounted(lead) || ['qualified', 'customer', 'ambassador'].includes(stageOf(lead).stage)) continue;
          const facts = stageFactsOf(lead);
          isSame([facts.isReachable, facts.hasInterest, facts.isResolved], [true, true, true]);
        }
      }),
      RUNS,
    );
  });
});
