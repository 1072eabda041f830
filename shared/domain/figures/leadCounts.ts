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
  /** Leads with at least one of them. */
  readonly withAppointment: number;
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
  withAppointment: 0,
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

function countMoney(counts: OpenCounts, { sale, forecast, currency }: FigureLead, own: string): void {
  if (sale?.state === 'lost') {
    counts.lost += 1;
  } else if (sale?.state === 'won') {
    counts.won += 1;
    if (sale.amount !== undefined && (sale.currency ?? own) === own) counts.revenue += sale.amount;
    else counts.apart += 1;
  } else if (forecast !== null) {
    if ((currency ?? own) === own) counts.pipeline += forecast;
    else counts.apart += 1;
  }
}

/** Adds one lead to counts. */
export function countLead(counts: OpenCounts, lead: FigureLead, { currency, isOnTarget }: Yardstick): void {
  if (lead.isDiscarded) return;
  counts.byStage[lead.stage] += 1;
  if (!lead.counts) return;
  counts.leads += 1;
  counts.byHeat[lead.heat] += 1;
  const last = FUNNEL_STAGES.findIndex((stage) => stage === lead.stage);
  for (let at = 0; at <= last; at += 1) {
    const stage = FUNNEL_STAGES[at];
    if (stage !== undefined) counts.reached[stage] += 1;
  }
  if (isOnTarget?.(lead) === true) counts.onTarget += 1;
  counts.appointments += lead.appointments;
  if (lead.appointments > 0) counts.withAppointment += 1;
  counts.visits += lead.visits;
  if (lead.mayBeMailed) counts.mailable += 1;
  countMoney(counts, lead, currency);
}
