import { showCurrency } from '#shared/domain/money.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { rateOf } from './funnel.ts';
import { worthOf } from './roi.ts';
import type { Prices } from './roi.ts';
import type { ShowFigures } from './showFigures.ts';

/** What comparing needs of a show. */
export type ComparedShow = Pick<
  Show,
  'id' | 'name' | 'isSample' | 'firstDay' | 'lastDay' | 'zone' | 'country' | 'currency' | 'costs' | 'economics'
>;

/** A show with what its leads add up to; `captured`: the share of visitors that became leads, null where nobody counted visitors. */
export type Counted = { readonly show: ComparedShow; readonly figures: ShowFigures; readonly captured: number | null };

/** One show beside others. Rates 0…1, null where nobody knows; money in whole units of `currency`. */
export type ShowRow = {
  readonly id: ShowId;
  readonly name: string;
  readonly firstDay: string;
  readonly currency: string;
  readonly leads: number;
  readonly qualified: number;
  readonly customers: number;
  readonly qualifiedRate: number | null;
  readonly customerRate: number | null;
  readonly onTarget: number | null;
  readonly captured: number | null;
  readonly cost: number | null;
  readonly prices: Prices;
  readonly revenue: number;
  readonly roi: number | null;
  /** With the weighted pipeline as if it came. */
  readonly expected: number | null;
};

/** One show as a row; `now`: ms. */
export function rowOf({ show, figures, captured }: Counted, now: number): ShowRow {
  const { total, hasTarget } = figures;
  const worth = worthOf(show, figures, localTime(now, show.zone).day);
  return {
    id: show.id,
    name: show.name,
    firstDay: show.firstDay,
    currency: showCurrency(show),
    leads: total.leads,
    qualified: total.reached.qualified,
    customers: total.reached.customer,
    qualifiedRate: rateOf(total.reached.qualified, total.leads),
    customerRate: rateOf(total.reached.customer, total.reached.qualified),
    onTarget: hasTarget ? rateOf(total.onTarget, total.leads) : null,
    captured,
    cost: worth.cost,
    prices: worth.prices,
    revenue: worth.revenue,
    roi: worth.roi,
    expected: worth.expected,
  };
}

/** Real shows that had leads or costs beside each other, the latest first; samples and rehearsals are not among them. */
export const compareShows = (counted: readonly Counted[], now: number): ShowRow[] =>
  counted
    .filter(({ show, figures }) => !show.isSample && (figures.total.leads > 0 || (show.costs ?? []).length > 0))
    .map((one) => rowOf(one, now))
    .sort((a, b) => (a.firstDay === b.firstDay ? (a.id < b.id ? -1 : 1) : a.firstDay < b.firstDay ? 1 : -1));

/** What shows can be held against each other by. */
export const MEASURES = [
  'leads',
  'qualifiedRate',
  'onTarget',
  'captured',
  'costPerLead',
  'costPerQualified',
  'costPerCustomer',
  'roi',
  'expected',
] as const;
export type Measure = (typeof MEASURES)[number];

const MONEY: ReadonlySet<Measure> = new Set(['costPerLead', 'costPerQualified', 'costPerCustomer']);

/** Is it an amount of money? Then only shows of one currency can be held against each other; rates and returns always can. */
export const isMoney = (measure: Measure): boolean => MONEY.has(measure);

/** A measure of a show; null where nobody knows it. */
export function measureOf(row: ShowRow, measure: Measure): number | null {
  switch (measure) {
    case 'costPerLead':
      return row.prices.lead.each;
    case 'costPerQualified':
      return row.prices.qualified.each;
    case 'costPerCustomer':
      return row.prices.customer.each;
    case 'leads':
    case 'qualifiedRate':
    case 'onTarget':
    case 'captured':
    case 'roi':
    case 'expected':
      return row[measure];
  }
}

/** The shows that can be held against each other by a measure, and how many are left aside for their currency. */
export function comparable(
  rows: readonly ShowRow[],
  measure: Measure,
  currency: string,
): { readonly rows: ShowRow[]; readonly aside: number } {
  const known = rows.filter((row) => measureOf(row, measure) !== null);
  const own = isMoney(measure) ? known.filter((row) => row.currency === currency) : known;
  return { rows: own, aside: known.length - own.length };
}

/** The middle one of some numbers; between two, their middle. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
