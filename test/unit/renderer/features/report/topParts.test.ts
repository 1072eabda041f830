import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipelineBars } from '#renderer/features/report/pipelineBars.ts';
import { topParts } from '#renderer/features/report/topParts.ts';
import { noCounts } from '#shared/domain/figures/leadCounts.ts';

const part = (of: string, leads: number) => ({ of, counts: { ...noCounts(), leads } });

test('a team of twelve is named whole, of twenty the rest is one line', () => {
  const team = Array.from({ length: 20 }, (_, at) => part(`s${at}`, 20 - at));
  expect(topParts(team.slice(0, 12), 12).rest).toBeNull();
  const { lines, rest } = topParts(team, 12);
  expect(lines).toHaveLength(12);
  expect(rest).toMatchObject({ count: 8, leads: 36 });
});

test('one who would stand alone in the rest is named', () => {
  const team = Array.from({ length: 13 }, (_, at) => part(`s${at}`, 1));
  expect(topParts(team, 12)).toMatchObject({ lines: { length: 13 }, rest: null });
});

test('no month and no money is left out of the pipeline', () => {
  const months = fc.uniqueArray(
    fc.record({
      month: fc.constantFrom('', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'),
      amount: fc.nat(90_000),
      leads: fc.nat(9),
    }),
    { selector: ({ month }) => month },
  );
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 4 }), (some, most) => {
      const sorted = some.toSorted((a, b) => (a.month < b.month ? -1 : 1));
      const bars = pipelineBars(sorted, most);
      expect(bars.reduce((sum, { amount }) => sum + amount, 0)).toBe(some.reduce((sum, { amount }) => sum + amount, 0));
      expect(bars.length).toBeLessThanOrEqual(most + 2);
    }),
  );
});
