import type { Show } from '#shared/domain/show.ts';
import { addDays, DAY, instantOf } from '#shared/lib/time.ts';
import { isLate, levelCounts, LEVELS, pairsOf, PLAN_LEVELS, stepOf } from './funnel.ts';
import type { Level, Step } from './funnel.ts';
import type { LeadCounts } from './leadCounts.ts';

/** A share's range, 0…1. */
export type Range = { readonly low: number; readonly high: number };

/** Standard scores: of the 90 % interval that rates are shown with, 5 % beyond either end. */
export const Z_90 = 1.6449;

/**
 * Wilson's score interval of a share of which `count` of `base` were seen: E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22 (1927), 209–212. It stays within 0…1 and has a width even where nothing or all was seen; without a base
 * it is 0…1. `base` need not be whole: a base that counts for less than it is (`pooled`) makes the range wider.
 */
export function wilson(count: number, base: number, z: number = Z_90): Range {
  if (base <= 0) return { low: 0, high: 1 };
  const share = Math.min(1, Math.max(0, count / base));
  const weight = 1 + (z * z) / base;
  const middle = (share + (z * z) / (2 * base)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / base + (z * z) / (4 * base * base));
  // rounding must not push the seen share out of its own range
  return { low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) };
}

/** What is known of a show that is over. */
export type PastShow = { readonly show: Pick<Show, 'id' | 'isSample' | 'lastDay' | 'zone' | 'economics'>; readonly total: LeadCounts };

/** A rate of one's own shows: pooled, with a 90 % range, and what it rests on: `count` of `base` in `shows` shows. */
export type StepRate = Range & {
  readonly from: Level;
  readonly to: Level;
  readonly rate: number;
  readonly count: number;
  readonly base: number;
  readonly shows: number;
  /** The base that the range is made with: smaller than `base` when the shows lie further apart than chance alone puts them. */
  readonly weighs: number;
};

/** Days after its end from which a show's customers count without everything being decided. */
export const RIPE_DAYS = 90;

/** When a show ends: midnight after its last day, in its zone. */
const endOf = ({ lastDay, zone }: Pick<Show, 'lastDay' | 'zone'>): number =>
  // a day that is none (a damaged file) is never over
  Number.isNaN(Date.parse(`${lastDay}T00:00:00Z`)) ? Number.NaN : instantOf({ day: addDays(lastDay, 1), minutes: 0 }, zone);

/** Nothing is open any more: as many were won or lost as were ever qualified, and no forecast is left. */
const isDecided = ({ reached, won, lost, pipeline }: LeadCounts): boolean =>
  reached.qualified > 0 && Math.max(won, reached.customer) + lost >= reached.qualified && pipeline === 0;

/** Has anybody said of anybody what became of them? Shows of which nobody has would count as if all were lost. */
const hasOutcomes = ({ reached, won, lost }: LeadCounts): boolean => won + lost + reached.customer > 0;

/**
 * May the customers of a show be counted? Sales take months: only 90 days after its end, or before when all its qualified leads are decided;
 * and never while nobody has entered a single outcome.
 */
export function isRipe({ show, total }: Pick<PastShow, 'show' | 'total'>, now: number): boolean {
  return hasOutcomes(total) && (isDecided(total) || now >= endOf(show) + RIPE_DAYS * DAY);
}

/** The shows whose rates another show may be held against: real ones that are over, but itself; none for a sample. */
export const pastOf = <T extends PastShow>(show: Pick<Show, 'id' | 'isSample'>, all: readonly T[], now: number): T[] =>
  show.isSample ? [] : all.filter((past) => !past.show.isSample && past.show.id !== show.id && endOf(past.show) <= now);

type Seen = { readonly count: number; readonly base: number };

/**
 * How many times wider than chance alone the shows lie apart, as a factor on the variance: Pearson's chi² over its degrees of freedom, 1 at
 * least (P. McCullagh, J. A. Nelder, "Generalized Linear Models", 2nd ed. 1989, §4.5). A rate that jumps from show to show says less of the
 * next one than its many leads make believe.
 */
export function spreadOf(seen: readonly Seen[]): number {
  const [count, base] = [seen.reduce((sum, one) => sum + one.count, 0), seen.reduce((sum, one) => sum + one.base, 0)];
  const rate = count / base;
  if (seen.length < 2 || rate <= 0 || rate >= 1) return 1;
  const chi = seen.reduce((sum, one) => sum + (one.count - one.base * rate) ** 2 / (one.base * rate * (1 - rate)), 0);
  return Math.max(1, chi / (seen.length - 1));
}

/** One rate from a step as each show went through it; null when no show knows it. */
function pooled(steps: readonly Step[]): StepRate | null {
  const seen = steps.flatMap(({ rate, base, count }) => (rate === null || base === null || count === null ? [] : [{ base, count }]));
  const [first] = steps;
  const base = seen.reduce((sum, one) => sum + one.base, 0);
  if (first === undefined || base === 0) return null;
  const count = seen.reduce((sum, one) => sum + one.count, 0);
  const spread = spreadOf(seen);
  const weighs = base / spread;
  return { from: first.from, to: first.to, rate: count / base, ...wilson(count / spread, weighs), count, base, shows: seen.length, weighs };
}

/** The steps that rates are reckoned of: between neighbours, and those of a plan that skip some. */
const PAIRS = [...pairsOf(LEVELS), ...pairsOf(PLAN_LEVELS)].filter(
  ([from, to], at, all) => all.findIndex((one) => one[0] === from && one[1] === to) === at,
);

/** Rates of every step from one's own shows (`pastOf`); what no show knows is not among them. Steps to customers come of ripe shows only. */
export function ratesOf(past: readonly PastShow[], now: number): StepRate[] {
  const shows = past.map((one) => ({ counts: levelCounts(one.total.reached, one.show.economics), isRipe: isRipe(one, now) }));
  return PAIRS.flatMap(([from, to]) => {
    const steps = shows.flatMap(({ counts, isRipe: hasCustomers }) => {
      const step = stepOf(counts, from, to);
      return isLate(step) && !hasCustomers ? [] : [step];
    });
    const rate = pooled(steps);
    return rate === null ? [] : [rate];
  });
}

/** The rate of a step among others. */
export const rateBetween = (rates: readonly StepRate[], { from, to }: Pick<Step, 'from' | 'to'>): StepRate | undefined =>
  rates.find((one) => one.from === from && one.to === to);
