import { HEATS, STAGES } from '#shared/domain/stage.ts';
import type { Heat, Stage } from '#shared/domain/stage.ts';
import type { FigureLead } from './figureLead.ts';

/** The stages of the funnel, in the order in which a lead goes through them. */
export const FUNNEL_STAGES = ['lead', 'mql', 'sql', 'qualified', 'customer', 'ambassador'] as const satisfies readonly Stage[];
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** What some leads of one show add up to. Only `byStage` knows of those that do not count; nothing knows of discarded ones. Money in whole units. */
export type LeadCounts = {
  readonly leads: number;
  readonly byStage: Readonly<Record<Stage, number>>;
  readonly byHeat: Readonly<Record<Heat, number>>;
  /** How many came at least so far: a customer was a lead, and qualified. */
  readonly reached: Readonly<Record<FunnelStage, number>>;
  /** Those that fit the show's target; 0 when it has none. */
  readonly onTarget: number;
  /** Appointments that stand. */
  readonly appointments: number;
  readonly visits: number;
  readonly mailable: number;
  /** Weighted forecast of what is neither won nor lost. */
  readonly pipeline: number;
  readonly won: number;
  readonly lost: number;
  /** What the won ones brought. */
  readonly revenue: number;
  /** Forecasts and sales in another currency than the show's, and sales without an amount: left out of the money. */
  readonly apart: number;
};

/** Counts that are still being counted. */
type Open<T> = { -readonly [K in keyof T]: T[K] extends Readonly<Record<infer Key extends string, number>> ? Record<Key, number> : T[K] };
export type OpenCounts = Open<LeadCounts>;

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  // one entry a key
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

/** Nothing counted yet. */
export const noCounts = (): OpenCounts => ({
  leads: 0,
  byStage: zeros(STAGES),
  byHeat: zeros(HEATS),
  reached: zeros(FUNNEL_STAGES),
  onTarget: 0,
  appointments: 0,
  visits: 0,
  mailable: 0,
  pipeline: 0,
  won: 0,
  lost: 0,
  revenue: 0,
  apart: 0,
});

/** By what a lead is counted: the show's currency, and whether it fits the target (null: the show has none). */
export type Yardstick = { readonly currency: string; readonly isOnTarget: ((lead: FigureLead) => boolean) | null };

/** What the yardstick says of one lead, and which way it is counted: -1 takes it out again. */
export type Counting = { readonly currency: string; readonly isOnTarget: boolean; readonly by: 1 | -1 };

function countMoney(counts: OpenCounts, { sale, forecast, currency }: FigureLead, { currency: own, by }: Counting): void {
  if (sale?.state === 'lost') {
    counts.lost += by;
  } else if (sale?.state === 'won') {
    counts.won += by;
    if (sale.amount !== undefined && (sale.currency ?? own) === own) counts.revenue += by * sale.amount;
    else counts.apart += by;
  } else if (forecast !== null) {
    if ((currency ?? own) === own) counts.pipeline += by * forecast;
    else counts.apart += by;
  }
}

/** Adds one lead to counts, or takes it out of those it was added to; `reached` is left to `readCounts`. */
export function countLead(counts: OpenCounts, lead: FigureLead, counting: Counting): void {
  const { by } = counting;
  if (lead.isDiscarded) return;
  counts.byStage[lead.stage] += by;
  if (!lead.counts) return;
  counts.leads += by;
  counts.byHeat[lead.heat] += by;
  if (counting.isOnTarget) counts.onTarget += by;
  counts.appointments += by * lead.appointments;
  counts.visits += by * lead.visits;
  if (lead.mayBeMailed) counts.mailable += by;
  if (lead.sale !== undefined || lead.forecast !== null) countMoney(counts, lead, counting);
}

/** The counts as they are now, a copy: whoever came further came through all stages before. */
export function readCounts(counts: OpenCounts): LeadCounts {
  const reached = zeros(FUNNEL_STAGES);
  let further = 0;
  for (const stage of FUNNEL_STAGES.toReversed()) {
    further += counts.byStage[stage];
    reached[stage] = further;
  }
  return { ...counts, byStage: { ...counts.byStage }, byHeat: { ...counts.byHeat }, reached };
}
