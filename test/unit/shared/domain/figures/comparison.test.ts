import { expect, test } from 'vitest';
import { comparable, compareShows, measureOf, median } from '#shared/domain/figures/comparison.ts';
import type { Counted } from '#shared/domain/figures/comparison.ts';
import { figures, leads, lost, showNamed, won } from './worthBooth.ts';

const NOW = Date.UTC(2026, 10, 1);

const lyon = showNamed('lyon');
const dallas = showNamed('dallas', { country: 'US', firstDay: '2026-05-04', lastDay: '2026-05-06', zone: 'America/Chicago' });
const some = [...leads(30), ...leads(8, { stage: 'qualified' }), won(24_000, '2026-06-01'), lost()];

const counted = (show: Counted['show'], captured: number | null = null): Counted => ({
  show,
  figures: figures(some, { ...lyon, ...show }),
  captured,
});

test('shows stand beside each other, the latest first, with their rates, prices and return', () => {
  const rows = compareShows([counted(lyon, 0.25), counted(dallas)], NOW);
  expect(rows.map(({ name, currency }) => [name, currency])).toEqual([
    ['dallas', 'USD'],
    ['lyon', 'EUR'],
  ]);
  expect(rows[1]).toMatchObject({
    leads: 40,
    qualified: 10,
    customers: 1,
    qualifiedRate: 0.25,
    customerRate: 0.1,
    onTarget: null,
    captured: 0.25,
    cost: 20_000,
    roi: 0.2,
  });
  expect(rows[1]?.prices.qualified.each).toBe(2_000);
});

test('samples and rehearsals, and shows of which there is nothing yet, are not compared', () => {
  const { costs: _costs, ...empty } = showNamed('next');
  const rows = compareShows([counted({ ...lyon, isSample: true }), { show: empty, figures: figures([], empty), captured: null }], NOW);
  expect(rows).toEqual([]);
});

test('money is held against money of the same currency alone, rates against all', () => {
  const rows = compareShows([counted(lyon), counted(dallas), counted(showNamed('nantes'))], NOW);
  const prices = comparable(rows, 'costPerQualified', 'EUR');
  expect(prices.rows.map(({ name }) => name).sort()).toEqual(['lyon', 'nantes']);
  expect(prices.aside).toBe(1);
  expect(comparable(rows, 'roi', 'EUR')).toMatchObject({ aside: 0, rows: [{}, {}, {}] });
});

test('a show that does not know a measure is not shown with it, and not counted as left aside', () => {
  const { costs: _costs, ...unpaid } = showNamed('unpaid');
  const rows = compareShows([counted(unpaid)], NOW);
  expect(rows[0] === undefined ? 0 : measureOf(rows[0], 'roi')).toBeNull();
  expect(comparable(rows, 'roi', 'EUR')).toEqual({ rows: [], aside: 0 });
});

test('the usual price is the middle one', () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([9, 1, 4, 6])).toBe(5);
  expect(median([])).toBeNull();
});
