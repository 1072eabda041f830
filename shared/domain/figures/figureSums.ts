import type { StaffId } from '#shared/domain/ids.ts';
import { HEATS } from '#shared/domain/stage.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { MINUTE } from '#shared/lib/time.ts';
import type { FigureLead, Via } from './figureLead.ts';
import { countLead, noCounts, readCounts } from './leadCounts.ts';
import type { Counting, OpenCounts } from './leadCounts.ts';
import type { Part, Quarter, Rating, ShowFigures } from './showFigures.ts';
import { yardstickOf } from './yardstick.ts';
import type { FigureShow } from './yardstick.ts';

/** Figures' quarter of an hour, ms. */
const QUARTER = 15 * MINUTE;

/**
 * The sums that the figures of one show are. A lead that changed is taken out as it was and added as it is, so that what one save costs
 * does not grow with the leads there are.
 */
export type FigureSums = {
  /** Adds a lead (1), or takes it out as it was when it was added (-1). */
  readonly count: (lead: FigureLead, by: 1 | -1) => void;
  /** The figures as they are now. */
  readonly read: () => ShowFigures;
};

/** Sums of one kind by key. */
type Sums<K, V> = { readonly of: Map<K, V>; readonly fresh: () => V };

const newSums = <K, V>(fresh: () => V): Sums<K, V> => ({ of: new Map(), fresh });

/** The sum of a key, made when the first of it comes. */
function sumOf<K, V>({ of, fresh }: Sums<K, V>, key: K): V {
  const known = of.get(key);
  if (known !== undefined) return known;
  const sum = fresh();
  of.set(key, sum);
  return sum;
}

type Money = { amount: number; count: number };
type Moment = { leads: number; qualified: number };
type Rated = Record<Heat, { leads: number; won: number; lost: number }>;

const noRatings = (): Rated => ({
  cold: { leads: 0, won: 0, lost: 0 },
  warm: { leads: 0, won: 0, lost: 0 },
  hot: { leads: 0, won: 0, lost: 0 },
});

/** Order of parts that are alike otherwise, so that it does not hang on which lead was read first. */
const byName = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);

/** Parts of which nothing is left are no parts: all that is read goes through such a filter. */
const ranked = <K extends string | null>({ of: parts }: Sums<K, OpenCounts>): Part<K>[] =>
  [...parts]
    .filter(([, { leads }]) => leads > 0)
    .map(([of, counts]) => ({ of, counts: readCounts(counts) }))
    .sort((a, b) => b.counts.leads - a.counts.leads || byName(a.of, b.of));

const inOrder = ({ of: parts }: Sums<string, Money>): [string, Money][] =>
  [...parts].filter(([, { count }]) => count > 0).sort(([a], [b]) => byName(a, b));

/** By the quarter's number, which is small: instants are slow keys. */
const quartersIn = ({ of: quarters }: Sums<number, Moment>): Quarter[] =>
  [...quarters]
    .filter(([, { leads }]) => leads > 0)
    .map(([number, sum]) => ({ at: number * QUARTER, ...sum }))
    .sort((a, b) => a.at - b.at);

const ratingsIn = ({ of: ratings }: Sums<StaffId | null, Rated>): Rating[] =>
  [...ratings]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([of, rated]) => HEATS.filter((heat) => rated[heat].leads > 0).map((heat) => ({ of, heat, ...rated[heat] })));

const isQualified = ({ stage }: FigureLead): boolean => stage === 'qualified' || stage === 'customer' || stage === 'ambassador';

/** All sums of a show. */
const newTable = () => ({
  total: noCounts(),
  staff: newSums<StaffId | null, OpenCounts>(noCounts),
  source: newSums<string, OpenCounts>(noCounts),
  via: newSums<Via, OpenCounts>(noCounts),
  quarters: newSums<number, Moment>(() => ({ leads: 0, qualified: 0 })),
  months: newSums<string, Money>(() => ({ amount: 0, count: 0 })),
  days: newSums<string, Money>(() => ({ amount: 0, count: 0 })),
  ratings: newSums<StaffId | null, Rated>(noRatings),
});
type Table = ReturnType<typeof newTable>;

function addMoney(sum: Money, amount: number, by: number): void {
  sum.amount += by * amount;
  sum.count += by;
}

function addWorth({ months, days }: Table, { sale, forecast, currency, month }: FigureLead, { currency: own, by }: Counting): void {
  if (sale === undefined && forecast !== null && (currency ?? own) === own) addMoney(sumOf(months, month ?? ''), forecast, by);
  if (sale?.state === 'won') addMoney(sumOf(days, sale.day), (sale.currency ?? own) === own ? (sale.amount ?? 0) : 0, by);
}

function addRating(rated: Rated, { heat, sale }: FigureLead, by: number): void {
  const one = rated[heat];
  one.leads += by;
  if (sale !== undefined) one[sale.state] += by;
}

/** Adds a lead that counts to all that leads are parted by. */
function addParts(table: Table, lead: FigureLead, counting: Counting): void {
  const { by } = counting;
  countLead(sumOf(table.staff, lead.by), lead, counting);
  countLead(sumOf(table.source, lead.source), lead, counting);
  countLead(sumOf(table.via, lead.via), lead, counting);
  const quarter = sumOf(table.quarters, Math.floor(lead.capturedAt / QUARTER));
  quarter.leads += by;
  if (isQualified(lead)) quarter.qualified += by;
  if (lead.sale !== undefined || lead.forecast !== null) addWorth(table, lead, counting);
  if (lead.isRated) addRating(sumOf(table.ratings, lead.by), lead, by);
}

/** Sums of nothing yet. They hold as long as the show's currency and definitions do; then they are counted anew. */
export function newFigureSums(show: FigureShow): FigureSums {
  const table = newTable();
  const { currency, isOnTarget } = yardstickOf(show);
  return {
    count(lead, by) {
      if (lead.isDiscarded) return;
      const counting = { currency, isOnTarget: isOnTarget?.(lead) === true, by };
      countLead(table.total, lead, counting);
      if (lead.counts) addParts(table, lead, counting);
    },
    read: () => ({
      showId: show.id,
      currency,
      hasTarget: isOnTarget !== null,
      total: readCounts(table.total),
      byQuarter: quartersIn(table.quarters),
      byStaff: ranked(table.staff),
      bySource: ranked(table.source),
      byVia: ranked(table.via),
      pipelineByMonth: inOrder(table.months).map(([month, { amount, count }]) => ({ month, amount, leads: count })),
      wonByDay: inOrder(table.days).map(([day, { amount, count }]) => ({ day, amount, count })),
      ratings: ratingsIn(table.ratings),
    }),
  };
}

/** Counts all leads of one show in one pass; pure. Leads of other shows must not be among them. */
export function figuresOf(leads: Iterable<FigureLead>, show: FigureShow): ShowFigures {
  const sums = newFigureSums(show);
  for (const lead of leads) sums.count(lead, 1);
  return sums.read();
}
