import { isLate, pairsOf, PLAN_LEVELS } from './funnel.ts';
import type { Step } from './funnel.ts';
import { RATE_FIELDS } from './planning.ts';
import type { SavedPlan } from './planning.ts';
import { wilson } from './rates.ts';
import type { Range, StepRate } from './rates.ts';

/** What a step is held against: a rate of one's own shows, or one that was planned and rests on nothing. */
export type Usual = Pick<StepRate, 'from' | 'to' | 'rate'> & {
  readonly by: 'past' | 'plan';
  /** Leads and shows it rests on; 0 for a plan. */
  readonly base: number;
  readonly shows: number;
  /** As `StepRate.weighs`; without end for a plan, which has no range. */
  readonly weighs: number;
  /** Of 90 %; null for a plan. */
  readonly range: Range | null;
};

/** What the steps of a show are held against: the rates of its past, and where the past knows none, those of its plan that somebody chose. */
export function usualOf(past: readonly StepRate[], plan: SavedPlan): Usual[] {
  const planned = pairsOf(PLAN_LEVELS).flatMap(([from, to], at): Usual[] => {
    const field = RATE_FIELDS[at];
    const percent = field === undefined ? undefined : plan[field];
    const isKnown = past.some((one) => one.from === from && one.to === to);
    return percent === undefined || isKnown
      ? []
      : [{ from, to, rate: percent / 100, by: 'plan', base: 0, shows: 0, weighs: Number.POSITIVE_INFINITY, range: null }];
  });
  return [...past.map(({ low, high, ...one }): Usual => ({ ...one, by: 'past', range: { low, high } })), ...planned];
}

/**
 * The weakest step. `below`: clearly below what is usual, `times` of it (0.5 is half); `fine`: nothing is, among so many steps compared;
 * `lowest`: there is nothing to compare with, this is the lowest rate, and the lowest of the steps after the first if that is another;
 * `few`: too few leads to say anything.
 */
export type Weakest =
  | { readonly kind: 'below'; readonly step: Step; readonly usual: Usual; readonly times: number }
  | { readonly kind: 'fine'; readonly compared: number }
  | { readonly kind: 'lowest'; readonly step: Step; readonly ofLeads: Step | null }
  | { readonly kind: 'few' };

/**
 * Standard score from which a step is blamed. Six steps are looked at, and together they may be blamed wrongly once in twenty shows that are
 * as usual: 0.05 / 6 each, on one side (Bonferroni).
 */
const Z_BLAME = 2.394;

/** Below so many in its base a rate says nothing by itself. */
export const FEW = 10;

/**
 * Is a rate below the usual one by more than chance? Upper end of the difference below nothing, by R. G. Newcombe's hybrid of two Wilson
 * intervals (method 10 in "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), 873–890).
 */
export function isBelow(
  { count, base }: { readonly count: number; readonly base: number },
  { rate, weighs }: Pick<Usual, 'rate' | 'weighs'>,
): boolean {
  if (base <= 0) return false;
  const own = count / base;
  const above = wilson(count, base, Z_BLAME).high - own;
  const beneath = Number.isFinite(weighs) ? rate - wilson(rate * weighs, weighs, Z_BLAME).low : 0;
  return own - rate + Math.hypot(above, beneath) < 0;
}

type Known = Step & { readonly base: number; readonly count: number; readonly rate: number };
const isKnown = (step: Step): step is Known => step.rate !== null && step.base !== null && step.count !== null;

function lowestOf(steps: readonly Known[]): Weakest {
  // that nobody recommends us is usually that nobody has noted it
  const told = steps.filter(({ to, count, base }) => base >= FEW && (to !== 'ambassador' || count > 0));
  const [step] = told.toSorted((a, b) => a.rate - b.rate);
  if (step === undefined) return { kind: 'few' };
  const [ofLeads] = told.filter(({ from }) => from !== 'target').toSorted((a, b) => a.rate - b.rate);
  return { kind: 'lowest', step, ofLeads: ofLeads === undefined || ofLeads === step ? null : ofLeads };
}

/**
 * Names the weakest of a funnel's steps: the one furthest below what is usual, in proportion, if it is so by more than chance. Without
 * anything usual it is the lowest rate. `isRipe`: customers of the show may be counted (`rates.ts`); before, steps to them are left out.
 */
export function weakestOf(steps: readonly Step[], usual: readonly Usual[], isRipe: boolean): Weakest {
  const known = steps.filter(isKnown).filter((step) => isRipe || !isLate(step));
  const compared = known.flatMap((step) => {
    const one = usual.find(({ from, to, rate }) => from === step.from && to === step.to && rate > 0);
    return one === undefined ? [] : [{ step, usual: one, times: step.rate / one.rate }];
  });
  if (compared.length === 0) return lowestOf(known);
  const [worst] = compared.filter(({ step, usual: one }) => isBelow(step, one)).toSorted((a, b) => a.times - b.times);
  return worst === undefined ? { kind: 'fine', compared: compared.length } : { kind: 'below', ...worst };
}
