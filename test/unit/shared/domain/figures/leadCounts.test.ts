import { expect, test } from 'vitest';
import { FUNNEL_STAGES, countLead, noCounts, readCounts } from '#shared/domain/figures/leadCounts.ts';
import type { Counting, LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import type { FigureLead } from '#shared/domain/figures/figureLead.ts';
import { oneLead } from './oneLead.ts';

const counting: Counting = { currency: 'EUR', isOnTarget: false, by: 1 };

function countsOf(...leads: readonly FigureLead[]): LeadCounts {
  const counts = noCounts();
  for (const lead of leads) countLead(counts, lead, counting);
  return readCounts(counts);
}

test('whoever came further came through every stage before: a customer was a lead, and qualified', () => {
  const { reached } = countsOf(oneLead({ stage: 'lead' }), oneLead({ stage: 'sql' }), oneLead({ stage: 'customer' }));
  expect(reached).toEqual({ lead: 3, mql: 2, sql: 2, qualified: 1, customer: 1, ambassador: 0 });
  expect(FUNNEL_STAGES.map((stage) => reached[stage])).toEqual([3, 2, 2, 1, 1, 0]);
});

test('contacts, unresolved codes and who was set aside stand in their stage and count as nothing else', () => {
  const some = (['contact', 'unresolved', 'disqualified'] as const).map((stage) =>
    oneLead({ stage, counts: false, visits: 3, forecast: 9 }),
  );
  const counts = countsOf(...some);
  expect(counts).toEqual({ ...noCounts(), byStage: { ...noCounts().byStage, contact: 1, unresolved: 1, disqualified: 1 } });
});

test('nothing knows of a discarded lead', () => {
  expect(countsOf(oneLead({ isDiscarded: true, counts: false, forecast: 5 }))).toEqual(noCounts());
});

test('money of another currency is never added: it is counted as apart', () => {
  const { pipeline, revenue, won, apart } = countsOf(
    oneLead({ forecast: 100, currency: 'EUR' }),
    oneLead({ forecast: 100, currency: 'CHF' }),
    // without a currency it is the show's
    oneLead({ forecast: 7 }),
    oneLead({ sale: { state: 'won', amount: 40, currency: 'EUR', day: '2026-03-20', from: 'hand' } }),
    oneLead({ sale: { state: 'won', amount: 40, currency: 'USD', day: '2026-03-20', from: 'hand' } }),
    oneLead({ sale: { state: 'won', day: '2026-03-20', from: 'hand' } }),
  );
  expect({ pipeline, revenue, won, apart }).toEqual({ pipeline: 107, revenue: 40, won: 3, apart: 3 });
});

test('what is won or lost is expected no more', () => {
  const sale = { day: '2026-03-20', from: 'hand' } as const;
  const counts = countsOf(
    oneLead({ forecast: 100, sale: { ...sale, state: 'lost', amount: 5, currency: 'CHF' } }),
    oneLead({ forecast: 100, sale: { ...sale, state: 'won', amount: 80 } }),
  );
  expect(counts).toMatchObject({ pipeline: 0, revenue: 80, won: 1, lost: 1, apart: 0 });
});
