import { expect, test } from 'vitest';
import { marginOf, reachOf, totalAt, valueAt } from '#renderer/ui/barReach.ts';

const data = [
  { label: 'Mon', values: [3, 4], mark: 12 },
  { label: 'Tue', values: [5, Number.NaN] },
];

test('stacked bars reach as high as their sum, bars side by side as each; marks and the line count too', () => {
  expect(Math.max(...reachOf({ data: data.slice(1), isStacked: true }))).toBe(5);
  expect(reachOf({ data, isStacked: true })).toEqual([7, 12, 5]);
  expect(reachOf({ data, line: { value: 20, label: 'Goal' } })).toEqual([3, 4, 12, 5, 0, 20]);
});

test('what is missing or no number is drawn as nothing', () => {
  expect(valueAt(data[1], 1)).toBe(0);
  expect(valueAt(undefined, 0)).toBe(0);
  expect(totalAt(data[1])).toBe(5);
});

test('values stand beyond the ends of rows, on both sides when some are negative', () => {
  const format = String;
  expect(marginOf([10, 20], { isRows: true, format }).left).toBe(0);
  expect(marginOf([-10, 20], { isRows: true, format }).left).toBeGreaterThan(20);
  expect(marginOf([10, 2_000_000], { isRows: true, format }).right).toBeGreaterThan(marginOf([10, 20], { isRows: true, format }).right);
});
