import type { StaffId } from '#shared/domain/ids.ts';
import { HEATS } from '#shared/domain/stage.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { chanceOf } from './chance.ts';
import { wilson, Z_90 } from './rates.ts';
import type { Range } from './rates.ts';
import type { Rating } from './showFigures.ts';

/**
 * How one person rates. `many`: calls more of the leads hot than the colleagues do, by more than chance; `few`: fewer; `same`: as chance may
 * have it; `unknown`: too few of their own or of the colleagues' to tell.
 */
export type Rater = {
  readonly of: StaffId | null;
  readonly rated: number;
  readonly hot: number;
  /** What the colleagues call hot of what they rated; null when nobody else rated anything. */
  readonly othersShare: number | null;
  readonly range: Range;
  readonly verdict: 'many' | 'few' | 'same' | 'unknown';
};

/** What became of the leads that staff gave one temperature; the rate is of those decided. */
export type HeatRate = Range & {
  readonly heat: Heat;
  readonly rated: number;
  readonly won: number;
  readonly decided: number;
  readonly rate: number | null;
};

/**
 * How many times as often the hotter of two is won, with a 90 % range. `more`: more often than chance explains; `less`: the other way round;
 * `same`: cannot be told apart; `few`: too few are decided.
 */
export type HeatRatio = {
  readonly hotter: Heat;
  readonly cooler: Heat;
  readonly times: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: 'more' | 'less' | 'same' | 'few';
};

export type Calibration = {
  readonly rated: number;
  readonly raters: readonly Rater[];
  readonly rates: readonly HeatRate[];
  readonly hotToWarm: HeatRatio;
};

/** Fewer ratings than this (of one person, or of all others) are a morning, not a habit. */
export const LEAST_RATED = 15;
/** Decided leads of a temperature below which its rate is a list of cases. */
export const LEAST_DECIDED = 8;
/** How often we accept to accuse somebody of what chance did: one show in a hundred, over all its people together (Bonferroni). */
export const ACCUSED_BY_CHANCE = 0.01;
/** How often we accept to call a difference of two temperatures real when chance made it. */
export const DIFFERS_BY_CHANCE = 0.1;

const sum = (ratings: readonly Rating[], of: (rating: Rating) => number): number => ratings.reduce((all, rating) => all + of(rating), 0);

/** Each person against all others: Fisher's exact test, so that a small team is as uncertain as it is. */
function ratersOf(ratings: readonly Rating[]): Rater[] {
  const people = [...new Set(ratings.map(({ of }) => of))];
  const hotOf = (some: readonly Rating[]): number =>
    sum(
      some.filter(({ heat }) => heat === 'hot'),
      ({ leads }) => leads,
    );
  const [all, marked] = [sum(ratings, ({ leads }) => leads), hotOf(ratings)];
  const mine = people.map((of) => {
    const own = ratings.filter((rating) => rating.of === of);
    return { of, rated: sum(own, ({ leads }) => leads), hot: hotOf(own) };
  });
  const isJudged = (rated: number): boolean => rated >= LEAST_RATED && all - rated >= LEAST_RATED;
  const tests = Math.max(1, mine.filter(({ rated }) => isJudged(rated)).length);
  return mine
    .map(({ of, rated, hot }) => {
      const othersShare = all > rated ? (marked - hot) / (all - rated) : null;
      const isOdd = chanceOf({ some: hot, group: rated, marked, all }) < ACCUSED_BY_CHANCE / tests;
      const odd = hot / rated > (othersShare ?? 0) ? 'many' : 'few';
      const verdict = isJudged(rated) ? (isOdd ? odd : 'same') : 'unknown';
      return { of, rated, hot, othersShare, range: wilson(hot, rated), verdict } as const;
    })
    .sort((a, b) => b.rated - a.rated);
}

function rateOfHeat(ratings: readonly Rating[], heat: Heat): HeatRate {
  const own = ratings.filter((rating) => rating.heat === heat);
  const won = sum(own, (rating) => rating.won);
  const decided = won + sum(own, ({ lost }) => lost);
  return { heat, rated: sum(own, ({ leads }) => leads), won, decided, rate: decided === 0 ? null : won / decided, ...wilson(won, decided) };
}

/** Ratio of two rates; its range after Katz et al. (1978): normal on the logarithm, none where either won nothing. */
function ratioOf(hotter: HeatRate, cooler: HeatRate): HeatRatio {
  const names = { hotter: hotter.heat, cooler: cooler.heat };
  if (hotter.decided < LEAST_DECIDED || cooler.decided < LEAST_DECIDED)
    return { ...names, times: null, low: null, high: null, verdict: 'few' };
  const table = { some: hotter.won, group: hotter.decided, marked: hotter.won + cooler.won, all: hotter.decided + cooler.decided };
  const isReal = chanceOf(table) < DIFFERS_BY_CHANCE;
  const told = (isMore: boolean): HeatRatio['verdict'] => (isReal ? (isMore ? 'more' : 'less') : 'same');
  if (hotter.won === 0 || cooler.won === 0) return { ...names, times: null, low: null, high: null, verdict: told(hotter.won > 0) };
  const times = hotter.won / hotter.decided / (cooler.won / cooler.decided);
  const spread = Z_90 * Math.sqrt(1 / hotter.won - 1 / hotter.decided + 1 / cooler.won - 1 / cooler.decided);
  const [low, high] = [times * Math.exp(-spread), times * Math.exp(spread)];
  // a range that holds 1 beside the word "more" would say two things
  return { ...names, times, low, high, verdict: low <= 1 && high >= 1 ? 'same' : told(times > 1) };
}

/**
 * Whether the temperatures that staff give are worth anything: who calls more (or fewer) leads hot than chance explains, how many of the decided
 * were really won by temperature, and how much more often hot ones are. Of leads that staff rated themselves only. Pure.
 */
export function calibrationOf(ratings: readonly Rating[]): Calibration {
  const [cold, warm, hot] = HEATS.map((heat) => rateOfHeat(ratings, heat));
  if (cold === undefined || warm === undefined || hot === undefined) throw new Error('three temperatures');
  return {
    rated: sum(ratings, ({ leads }) => leads),
    raters: ratersOf(ratings),
    rates: [hot, warm, cold],
    hotToWarm: ratioOf(hot, warm),
  };
}
