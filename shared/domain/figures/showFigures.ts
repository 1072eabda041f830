import { definitionsAt, definitionsOf } from '#shared/domain/definitions.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import { showCurrency } from '#shared/domain/money.ts';
import { HEATS } from '#shared/domain/stage.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { MINUTE } from '#shared/lib/time.ts';
import type { FigureLead, Via } from './figureLead.ts';
import { countLead, noCounts } from './leadCounts.ts';
import type { LeadCounts, OpenCounts, Yardstick } from './leadCounts.ts';

/** What figures need of a show. */
export type FigureShow = Pick<Show, 'id' | 'country'> & { readonly currency?: string; readonly definitions?: readonly Definitions[] };

/** What leads of one kind add up to. */
export type Part<K> = { readonly of: K; readonly counts: LeadCounts };

/** A quarter of an hour of the clock of UTC (every zone's hours begin with one): leads captured in it, and those of them now qualified. */
export type Quarter = { readonly at: number; readonly leads: number; readonly qualified: number };

/** What one person rated themselves, and what became of it: leads of each temperature, and of those decided how many were won. */
export type Rating = {
  readonly of: StaffId | null;
  readonly heat: Heat;
  readonly leads: number;
  readonly won: number;
  readonly lost: number;
};

/** All figures of one show that come of its leads. */
export type ShowFigures = {
  readonly showId: ShowId;
  readonly currency: string;
  /** The show says whom it wants to meet. */
  readonly hasTarget: boolean;
  readonly total: LeadCounts;
  /** In order of time. */
  readonly byQuarter: readonly Quarter[];
  /** By who captured them; null: nobody had said who they were. The most leads first, here and below. */
  readonly byStaff: readonly Part<StaffId | null>[];
  readonly bySource: readonly Part<string>[];
  readonly byVia: readonly Part<Via>[];
  /** Weighted forecast by the month it is expected in, `''` when nobody said; in order. */
  readonly pipelineByMonth: readonly { readonly month: string; readonly amount: number; readonly leads: number }[];
  /** What was won by the day it was decided; in order. */
  readonly wonByDay: readonly { readonly day: string; readonly amount: number; readonly count: number }[];
  readonly ratings: readonly Rating[];
};

/** Figures' quarter of an hour, ms. */
export const QUARTER = 15 * MINUTE;

/** Does this show say whom it wants to meet? */
function hasTarget({ target, weights }: Definitions): boolean {
  const asked = [
    weights.role > 0 && target.roles.length > 0,
    weights.size > 0 && target.sizes.length > 0,
    weights.industry > 0 && target.industries.length > 0,
    weights.territory > 0 && target.territories.length > 0,
  ];
  return asked.includes(true);
}

/** By what the leads of a show are counted. A lead fits when it does so by the definitions it was judged by. */
export function yardstickOf(show: FigureShow): Yardstick {
  const currency = showCurrency(show);
  const limits = new Map<number, number | null>();
  const limitOf = (version: number): number | null => {
    const known = limits.get(version);
    if (known !== undefined) return known;
    const definitions = definitionsAt(show, version);
    const limit = hasTarget(definitions) ? definitions.fitFrom : null;
    limits.set(version, limit);
    return limit;
  };
  const isOnTarget = ({ version, fit }: FigureLead): boolean => {
    const limit = limitOf(version);
    return limit !== null && fit >= limit;
  };
  return { currency, isOnTarget: hasTarget(definitionsOf(show)) ? isOnTarget : null };
}

/** Counts of a kind, made when the first of it comes. */
function partOf<K>(parts: Map<K, OpenCounts>, key: K): OpenCounts {
  const known = parts.get(key);
  if (known !== undefined) return known;
  const fresh = noCounts();
  parts.set(key, fresh);
  return fresh;
}

/** Order of parts that are alike otherwise, so that it does not hang on which lead was read first. */
const byName = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);

const ranked = <K extends string | null>(parts: ReadonlyMap<K, LeadCounts>): Part<K>[] =>
  [...parts].map(([of, counts]) => ({ of, counts })).sort((a, b) => b.counts.leads - a.counts.leads || byName(a.of, b.of));

const inOrder = <V>(parts: ReadonlyMap<string, V>): [string, V][] => [...parts].sort(([a], [b]) => (a < b ? -1 : 1));

type Money = { amount: number; count: number };

function addMoney(parts: Map<string, Money>, key: string, amount: number): void {
  const known = parts.get(key) ?? { amount: 0, count: 0 };
  parts.set(key, { amount: known.amount + amount, count: known.count + 1 });
}

const RATED: Readonly<Record<Heat, number>> = { cold: 0, warm: 1, hot: 2 };
type Rated = { leads: number; won: number; lost: number };

/** Ratings of each person, three places a person: cold, warm, hot. */
function addRating(ratings: Map<StaffId | null, Rated[]>, { by, heat, sale }: FigureLead): void {
  const known = ratings.get(by) ?? HEATS.map(() => ({ leads: 0, won: 0, lost: 0 }));
  ratings.set(by, known);
  const one = known[RATED[heat]];
  if (one === undefined) return;
  one.leads += 1;
  if (sale !== undefined) one[sale.state] += 1;
}

/** Counts all leads of one show in one pass; pure. Leads of other shows must not be among them. */
export function figuresOf(leads: Iterable<FigureLead>, show: FigureShow): ShowFigures {
  const yardstick = yardstickOf(show);
  const { currency } = yardstick;
  const total = noCounts();
  const [staff, source, via] = [new Map<StaffId | null, OpenCounts>(), new Map<string, OpenCounts>(), new Map<Via, OpenCounts>()];
  const quarters = new Map<number, { leads: number; qualified: number }>();
  const [months, days] = [new Map<string, Money>(), new Map<string, Money>()];
  const ratings = new Map<StaffId | null, Rated[]>();
  for (const lead of leads) {
    if (lead.isDiscarded) continue;
    countLead(total, lead, yardstick);
    if (!lead.counts) continue;
    countLead(partOf(staff, lead.by), lead, yardstick);
    countLead(partOf(source, lead.source), lead, yardstick);
    countLead(partOf(via, lead.via), lead, yardstick);
    const quarter = Math.floor(lead.capturedAt / QUARTER) * QUARTER;
    const known = quarters.get(quarter) ?? { leads: 0, qualified: 0 };
    const isQualified = lead.stage === 'qualified' || lead.stage === 'customer' || lead.stage === 'ambassador';
    quarters.set(quarter, { leads: known.leads + 1, qualified: known.qualified + (isQualified ? 1 : 0) });
    const { sale, forecast } = lead;
    if (sale === undefined && forecast !== null && (lead.currency ?? currency) === currency) addMoney(months, lead.month ?? '', forecast);
    if (sale?.state === 'won') addMoney(days, sale.day, (sale.currency ?? currency) === currency ? (sale.amount ?? 0) : 0);
    if (lead.isRated) addRating(ratings, lead);
  }
  return {
    showId: show.id,
    currency,
    hasTarget: yardstick.isOnTarget !== null,
    total,
    byQuarter: [...quarters].map(([at, counts]) => ({ at, ...counts })).sort((a, b) => a.at - b.at),
    byStaff: ranked(staff),
    bySource: ranked(source),
    byVia: ranked(via),
    pipelineByMonth: inOrder(months).map(([month, { amount, count }]) => ({ month, amount, leads: count })),
    wonByDay: inOrder(days).map(([day, { amount, count }]) => ({ day, amount, count })),
    ratings: [...ratings]
      .sort(([a], [b]) => byName(a, b))
      .flatMap(([of, rated]) =>
        HEATS.flatMap((heat, at) => {
          const one = rated[at];
          return one === undefined || one.leads === 0 ? [] : [{ of, heat, ...one }];
        }),
      ),
  };
}
