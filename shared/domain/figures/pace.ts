import { openedBy } from './openHours.ts';
import { shareBy } from './hourPlan.ts';
import type { PlanHour } from './hourPlan.ts';

/** Where we will be: the likeliest middle, and the range that holds it four times of five. Whole leads. */
export type Forecast = { readonly middle: number; readonly low: number; readonly high: number };

/** Ends of the range that holds four of five. */
const [LOW, MIDDLE, HIGH] = [0.1, 0.5, 0.9];
/** Standard score of the two ends. */
const Z_80 = 1.281_55;

/** Nothing is said before so much was open, unless so many have come already. */
const EARLY_OPEN_MS = 60 * 60_000;
const EARLY_LEADS = 8;

/** Hours that must be over before their unevenness is judged, and how uneven is taken seriously at most. */
const UNEVEN_HOURS = 4;
const MOST_UNEVEN = 6;

/** e to less than this is no number any more. */
const LEAST_LOG = -700;

/** When leads came, in stretches that begin at `at` (ms). */
export type Arrivals = readonly { readonly at: number; readonly leads: number }[];

/**
 * Quantiles (shares rising) of the negative binomial with `size` and success chance `chance`: the number of leads to come when their rate is
 * gamma distributed. By adding up its terms; where the first is too small for a number, by Cornish and Fisher's normal expansion.
 */
function quantiles(size: number, chance: number, shares: readonly number[]): number[] {
  const firstLog = size * Math.log(chance);
  if (firstLog < LEAST_LOG) {
    const mean = (size * (1 - chance)) / chance;
    const deviation = Math.sqrt(mean / chance);
    const skew = (2 - chance) / Math.sqrt(size * (1 - chance));
    return shares.map((share) => {
      const z = share === MIDDLE ? 0 : share < MIDDLE ? -Z_80 : Z_80;
      return Math.max(0, Math.round(mean + deviation * (z + (skew * (z * z - 1)) / 6)));
    });
  }
  let term = Math.exp(firstLog);
  let sum = term;
  let count = 0;
  return shares.map((share) => {
    while (sum < share && term > 0) {
      term *= ((count + size) / (count + 1)) * (1 - chance);
      count += 1;
      sum += term;
    }
    return count;
  });
}

/**
 * How much more unevenly leads come than by chance alone, from 1 on: Pearson's χ² of the full hours so far beside the plan, a hour of
 * freedom (McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989, §6.2.3). Groups and talks in the next hall make it more than 1.
 */
export function unevenness(plan: readonly PlanHour[], arrivals: Arrivals, now: number): number {
  const over = plan.filter(({ to, share }) => to <= now && share > 0);
  const came = over.map(({ from, to }) => arrivals.reduce((sum, { at, leads }) => (from <= at && at < to ? sum + leads : sum), 0));
  const all = came.reduce((sum, count) => sum + count, 0);
  const shares = over.reduce((sum, { share }) => sum + share, 0);
  if (over.length < UNEVEN_HOURS || all === 0) return 1;
  const squares = over.reduce((sum, { share }, at) => {
    const expected = (all * share) / shares;
    return sum + ((came[at] ?? 0) - expected) ** 2 / expected;
  }, 0);
  return Math.min(MOST_UNEVEN, Math.max(1, squares / (over.length - 1)));
}

/**
 * How many leads there will be at `until`, as an 80 % range, from what came until `now`. `total`: all leads so far, those of before the doors
 * opened too.
 *
 * Leads come as a Poisson process whose rate follows the plan's hours. With n leads in the exposure e (the plan's share so far) and
 * Jeffreys' prior, the rate is Gamma(n + ½, e), and what comes in the exposure f until then is negative binomial with size n + ½ and chance
 * e / (e + f) (Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, §2.6–2.7). Where hours differ by φ times more than chance would have it,
 * n + ½ and the counts are taken by φ, which widens the range by √φ. Null while it is too early to say: nothing was open yet, or less than
 * an hour with fewer than eight leads.
 */
export function forecast(
  plan: readonly PlanHour[],
  { arrivals, total }: { readonly arrivals: Arrivals; readonly total: number },
  { now, until }: { readonly now: number; readonly until: number },
): Forecast | null {
  const [passed, then] = [shareBy(plan, now), shareBy(plan, until)];
  const ahead = Math.max(0, then - passed);
  if (ahead === 0 && passed > 0) return { middle: total, low: total, high: total };
  const came = arrivals.reduce((sum, { at, leads }) => (isOpen(plan, at) ? sum + leads : sum), 0);
  if (passed === 0 || (openedBy(plan, now) < EARLY_OPEN_MS && came < EARLY_LEADS)) return null;
  const spread = unevenness(plan, arrivals, now);
  const [low = 0, middle = 0, high = 0] = quantiles((came + 0.5) / spread, passed / (passed + ahead), [LOW, MIDDLE, HIGH]);
  return { middle: total + Math.round(middle * spread), low: total + Math.floor(low * spread), high: total + Math.ceil(high * spread) };
}

const isOpen = (plan: readonly PlanHour[], at: number): boolean => plan.some(({ from, to }) => from <= at && at < to);
