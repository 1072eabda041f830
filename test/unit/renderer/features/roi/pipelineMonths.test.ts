import { expect, test } from 'vitest';
import { pipelineMonths } from '#renderer/features/roi/pipelineMonths.ts';

const part = (month: string, amount: number, leads = 1) => ({ month, amount, leads });

test('the pipeline is drawn month by month, empty months too; what is overdue stands first, what has no month last', () => {
  const drawn = pipelineMonths([part('', 7), part('2026-10', 5), part('2026-12', 100, 3), part('2027-02', 50)], '2026-11-23');
  expect(drawn.map(({ kind, month, amount, leads }) => [kind, month, amount, leads])).toEqual([
    ['late', '', 5, 1],
    ['month', '2026-11', 0, 0],
    ['month', '2026-12', 100, 3],
    ['month', '2027-01', 0, 0],
    ['month', '2027-02', 50, 1],
    ['none', '', 7, 1],
  ]);
});

test('a year of months is drawn one by one, the rest together, and nothing is lost', () => {
  const years = [part('2026-11', 1), part('2027-10', 2), part('2027-11', 4), part('9999-12', 8)];
  const drawn = pipelineMonths(years, '2026-11-23');
  expect(drawn).toHaveLength(13);
  expect(drawn.at(-1)).toEqual({ kind: 'later', month: '', amount: 12, leads: 2 });
  expect(drawn.reduce((sum, { amount }) => sum + amount, 0)).toBe(15);
});

test('without a forecast nothing is drawn', () => {
  expect(pipelineMonths([], '2026-11-23')).toEqual([]);
});
