import { marginOfSale, totalCost } from '#shared/domain/budget.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays } from '#shared/lib/time.ts';
import type { LeadCounts } from './leadCounts.ts';
import type { Part, ShowFigures } from './showFigures.ts';

/** What money of a show is reckoned of. */
export type MoneyShow = Pick<Show, 'lastDay' | 'costs' | 'economics'>;

/** Each thing a show is asked the price of. `appointment`: those that stand; a lead may have several. */
export const PRICED = ['lead', 'mql', 'sql', 'qualified', 'appointment', 'customer'] as const;
export type Priced = (typeof PRICED)[number];

/** How many there are of each. A customer was a lead, and qualified: all of them are of all. */
export const pricedCounts = ({ reached, appointments }: Pick<LeadCounts, 'reached' | 'appointments'>): Record<Priced, number> => ({
  lead: reached.lead,
  mql: reached.mql,
  sql: reached.sql,
  qualified: reached.qualified,
  appointment: appointments,
  customer: reached.customer,
});

/** What one costs, in the show's currency; null when nobody knows the cost, or there is none to divide it by. */
export const costPer = (cost: number | null, count: number): number | null => (cost === null || count <= 0 ? null : cost / count);

/** Counts and price of each thing. */
export type Prices = Readonly<Record<Priced, { readonly count: number; readonly each: number | null }>>;

/** What each of the leads, qualified …, customers of a show cost. */
export function pricesOf(cost: number | null, counts: Pick<LeadCounts, 'reached' | 'appointments'>): Prices {
  const each = pricedCounts(counts);
  const price = (what: Priced) => ({ count: each[what], each: costPer(cost, each[what]) });
  return {
    lead: price('lead'),
    mql: price('mql'),
    sql: price('sql'),
    qualified: price('qualified'),
    appointment: price('appointment'),
    customer: price('customer'),
  };
}

/** Quotients of whole numbers that come out a hair above a whole one are that one. */
const HAIR = 1e-9;

/** How many customers pay for the show, each leaving `margin`; null when nobody knows, or when a customer leaves nothing. */
export const breakEvenCustomers = (cost: number | null, margin: number | null): number | null =>
  cost === null || margin === null || margin <= 0 ? null : Math.max(0, Math.ceil(cost / margin - HAIR));

/** What of `revenue` is left to pay for the show; all of it when nobody said how much. */
export const marginOf = (revenue: number, { marginPercent = 100 }: { readonly marginPercent?: number } = {}): number =>
  (revenue * marginPercent) / 100;

/** Return on investment: 0 has its money back, 1 has it twice, -1 has lost it all. Null without a cost: nothing invested has no return. */
export const roiOf = (margin: number, cost: number | null): number | null => (cost === null || cost <= 0 ? null : (margin - cost) / cost);

/** Days after the last day of a show at which its return is read: a month, a quarter, half a year, a year. */
export const ROI_DAYS = [30, 90, 180, 365] as const;
export type RoiDays = (typeof ROI_DAYS)[number];

/** The return at a day. */
export type RoiAt = {
  readonly days: RoiDays;
  /** The day it is read at, its sales among them. */
  readonly on: string;
  /** That day is over; else what was won is what was won so far. */
  readonly isOver: boolean;
  readonly won: number;
  readonly roi: number | null;
  /** With the weighted pipeline that is expected by then, late ones too; once the day is over nothing is expected of it any more. */
  readonly expected: number | null;
};

/** Pipeline that is expected by the end of the month of a day. */
const dueBy = (figures: Pick<ShowFigures, 'pipelineByMonth'>, day: string): number =>
  figures.pipelineByMonth.reduce((sum, { month, amount }) => (month !== '' && month <= day.slice(0, 7) ? sum + amount : sum), 0);

/** The return 30, 90, 180 and 365 days after the last day: margin of what was won by then, less the cost, over the cost. `today`: a day. */
export function roiOverTime(show: MoneyShow, figures: Pick<ShowFigures, 'wonByDay' | 'pipelineByMonth'>, today: string): RoiAt[] {
  const cost = totalCost(show.costs);
  return ROI_DAYS.map((days) => {
    const on = addDays(show.lastDay, days);
    const won = figures.wonByDay.reduce((sum, { day, amount }) => (day <= on ? sum + amount : sum), 0);
    const isOver = today > on;
    const roi = roiOf(marginOf(won, show.economics), cost);
    const expected = isOver ? roi : roiOf(marginOf(won + dueBy(figures, on), show.economics), cost);
    return { days, on, isOver, won, roi, expected };
  });
}

/** What a show cost and what it brought. Money in whole units of its currency, margins not rounded. */
export type Worth = {
  readonly cost: number | null;
  readonly prices: Prices;
  readonly revenue: number;
  readonly margin: number;
  /** Of all that was won to this day. */
  readonly roi: number | null;
  readonly pipeline: number;
  /** Of what was won, and of the weighted pipeline as if it came. */
  readonly expected: number | null;
  readonly breakEven: Break | null;
  readonly overTime: readonly RoiAt[];
};

/** How many customers pay for the show; `by`: from the average sale it was told, or from what was really won. */
export type Break = { readonly customers: number; readonly margin: number; readonly by: 'told' | 'won' };

function breakOf(show: MoneyShow, cost: number | null, { won, revenue, apart }: LeadCounts): Break | null {
  const told = marginOfSale(show.economics ?? {});
  // sales without an amount, or in other money, would make the average too small
  const real = won > 0 && apart === 0 && revenue > 0 ? marginOf(revenue / won, show.economics) : null;
  const margin = told ?? real;
  const customers = breakEvenCustomers(cost, margin);
  return customers === null || margin === null ? null : { customers, margin, by: told === null ? 'won' : 'told' };
}

/** Whether a show was worth it, as far as money tells; `today`: a day in its zone. Pure. */
export function worthOf(show: MoneyShow, figures: ShowFigures, today: string): Worth {
  const { total } = figures;
  const cost = totalCost(show.costs);
  const margin = marginOf(total.revenue, show.economics);
  return {
    cost,
    prices: pricesOf(cost, total),
    revenue: total.revenue,
    margin,
    roi: roiOf(margin, cost),
    pipeline: total.pipeline,
    expected: roiOf(margin + marginOf(total.pipeline, show.economics), cost),
    breakEven: breakOf(show, cost, total),
    overTime: roiOverTime(show, figures, today),
  };
}

/** What leads of one kind brought, held against their part of the cost: as many of a hundred of it as they are of the leads. */
export type PartWorth<K> = {
  readonly of: K;
  readonly leads: number;
  readonly qualified: number;
  readonly customers: number;
  readonly revenue: number;
  readonly pipeline: number;
  readonly cost: number | null;
  readonly roi: number | null;
};

/**
 * Worth by source, channel or staff, in the order given. Nobody books what one source costs: the cost is shared out by leads, so that a kind whose
 * return is above the show's brought more a lead than the others.
 */
export function worthByPart<K>(parts: readonly Part<K>[], show: Pick<Show, 'costs' | 'economics'>): PartWorth<K>[] {
  const whole = totalCost(show.costs);
  const all = parts.reduce((sum, { counts }) => sum + counts.leads, 0);
  return parts.map(({ of, counts }) => {
    const cost = whole === null || all === 0 ? null : (whole * counts.leads) / all;
    return {
      of,
      leads: counts.leads,
      qualified: counts.reached.qualified,
      customers: counts.reached.customer,
      revenue: counts.revenue,
      pipeline: counts.pipeline,
      cost,
      roi: roiOf(marginOf(counts.revenue, show.economics), cost),
    };
  });
}
