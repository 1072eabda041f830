import { GOALS, totalCost } from '#shared/domain/budget.ts';
import type { CostKind, ShowGoals } from '#shared/domain/budget.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY } from '#shared/lib/time.ts';
import { median } from './comparison.ts';
import type { ShowRow } from './comparison.ts';
import type { LeadCounts } from './leadCounts.ts';
import { marginOf, roiOf } from './roi.ts';
import type { ShowFigures } from './showFigures.ts';

/** Below so many leads a share is off by 18 points or more either way (95 %): nothing is judged from a handful. */
export const LEAST_LEADS = 30;
/** In the first month after a show hardly anything is decided: money says nothing yet unless it is already back. */
export const YOUNG_DAYS = 30;
/** After a quarter there should at least be a forecast of most of what will come. */
export const QUARTER_DAYS = 90;
/** What is still open a year after the show is a wish, not a pipeline. */
export const YEAR_DAYS = 365;
/** A quarter on, wins and weighted forecasts that make up less than half the cost will hardly double. */
export const THIN = 0.5;
/** Of qualified leads at least half must have a forecast or an outcome: else it is the notes that are missing, not the money. */
export const KNOWN_ENOUGH = 0.5;
/** A goal missed by more than three tenths was not missed by bad luck. */
export const GOAL_MISSED = 0.7;
/** A qualified lead may cost a quarter more than usual: a show's figures vary by as much from year to year. */
export const DEARER = 1.25;
/** And is cheap from a tenth below the usual. */
export const CHEAPER = 0.9;
/** Fewer qualified leads than this have no price worth comparing. */
export const LEAST_QUALIFIED = 5;
/** Where at least half of the leads fit, the audience is ours. */
export const ON_TARGET = 0.5;
/** Where fewer than three in ten fit, it is somebody else's. */
export const OFF_TARGET = 0.3;

export type Tone = 'good' | 'bad' | 'plain';
type Goal = keyof ShowGoals;

/** A reason, with the figures it is told with. Shares 0…1, money in whole units of the show's currency. */
export type Reason = { readonly tone: Tone } & (
  | { readonly kind: 'running' | 'costs-missing' | 'no-others' | 'no-target' }
  | { readonly kind: 'few'; readonly leads: number }
  | { readonly kind: 'paid' | 'lost'; readonly roi: number; readonly margin: number; readonly cost: number }
  | {
      readonly kind: 'covered' | 'open' | 'thin';
      readonly margin: number;
      readonly pipeline: number;
      readonly cost: number;
      readonly share: number;
    }
  | { readonly kind: 'outcomes-missing'; readonly known: number; readonly qualified: number }
  | { readonly kind: 'goal'; readonly goal: Goal; readonly target: number; readonly reached: number; readonly isLate: boolean }
  | { readonly kind: 'price'; readonly each: number; readonly usual: number; readonly shows: number }
  | { readonly kind: 'target'; readonly share: number; readonly leads: number }
);

/** What to change when going again. `share`: of the whole cost. */
export type Change =
  | { readonly kind: 'cost'; readonly of: CostKind; readonly amount: number; readonly share: number }
  | { readonly kind: 'goal'; readonly goal: Goal }
  | { readonly kind: 'audience' | 'outcomes' }
  | { readonly kind: 'follow-up'; readonly open: number };

export type GoAgain = {
  readonly verdict: 'again' | 'change' | 'not' | 'early';
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
};

/** What the question is judged of; `others`: one's own other real shows; `today`: a day in the show's zone. */
export type GoAgainCase = {
  readonly show: Pick<Show, 'lastDay' | 'goals' | 'costs' | 'economics'>;
  readonly currency: string;
  readonly figures: ShowFigures;
  readonly others: readonly ShowRow[];
  readonly today: string;
};

const daysSince = (day: string, today: string): number =>
  Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY);

/** What came of each goal. */
export const reachedOf = (goal: Goal, { leads, reached, appointments, revenue }: LeadCounts): number => {
  switch (goal) {
    case 'leads':
      return leads;
    case 'qualified':
      return reached.qualified;
    case 'appointments':
      return appointments;
    case 'customers':
      return reached.customer;
    case 'revenue':
      return revenue;
  }
};

/** Customers and money come within a year, all else until the show ends: before that a goal is only not reached yet. */
const comesLate = (goal: Goal, age: number): boolean => (goal === 'customers' || goal === 'revenue' ? age < YEAR_DAYS : age <= 0);

function goalReasons({ show, figures }: GoAgainCase, age: number): Reason[] {
  return GOALS.flatMap((goal) => {
    const target = show.goals?.[goal];
    if (target === undefined || target <= 0) return [];
    const reached = reachedOf(goal, figures.total);
    const isLate = comesLate(goal, age) && reached < target;
    const tone = reached >= target ? 'good' : reached < target * GOAL_MISSED && !isLate ? 'bad' : 'plain';
    return [{ kind: 'goal', tone, goal, target, reached, isLate }];
  });
}

/** Qualified leads of which anybody knows what became of them, or may. */
const knownOf = ({ total, pipelineByMonth }: ShowFigures): number =>
  total.won + total.lost + pipelineByMonth.reduce((sum, { leads }) => sum + leads, 0);

function moneyReason({ show, figures }: GoAgainCase, age: number): Reason {
  const cost = totalCost(show.costs);
  if (cost === null || cost <= 0) return { kind: 'costs-missing', tone: 'plain' };
  const { total } = figures;
  const margin = marginOf(total.revenue, show.economics);
  const roi = roiOf(margin, cost) ?? 0;
  if (roi >= 0) return { kind: 'paid', tone: 'good', roi, margin, cost };
  const { qualified } = total.reached;
  const known = knownOf(figures);
  if (age >= QUARTER_DAYS && qualified > 0 && known < qualified * KNOWN_ENOUGH)
    return { kind: 'outcomes-missing', tone: 'plain', known, qualified };
  if (age >= YEAR_DAYS) return { kind: 'lost', tone: 'bad', roi, margin, cost };
  const pipeline = marginOf(total.pipeline, show.economics);
  const covered = { margin, pipeline, cost, share: (margin + pipeline) / cost };
  if (covered.share >= 1) return { kind: 'covered', tone: 'good', ...covered };
  return age >= QUARTER_DAYS && covered.share < THIN
    ? { kind: 'thin', tone: 'bad', ...covered }
    : { kind: 'open', tone: 'plain', ...covered };
}

/** A qualified lead's price against the usual one at one's own other shows, within one currency. */
function priceReason({ show, figures, currency, others }: GoAgainCase): Reason[] {
  const cost = totalCost(show.costs);
  const { qualified } = figures.total.reached;
  if (cost === null || cost <= 0 || qualified < LEAST_QUALIFIED) return [];
  const prices = others.flatMap((row) => {
    const { each, count } = row.prices.qualified;
    return row.currency === currency && each !== null && each > 0 && count >= LEAST_QUALIFIED ? [each] : [];
  });
  const usual = median(prices);
  if (usual === null) return [{ kind: 'no-others', tone: 'plain' }];
  const each = cost / qualified;
  const tone = each >= usual * DEARER ? 'bad' : each <= usual * CHEAPER ? 'good' : 'plain';
  return [{ kind: 'price', tone, each, usual, shows: prices.length }];
}

function targetReason({ figures: { hasTarget, total } }: GoAgainCase): Reason {
  if (!hasTarget) return { kind: 'no-target', tone: 'plain' };
  const share = total.onTarget / total.leads;
  return { kind: 'target', tone: share >= ON_TARGET ? 'good' : share < OFF_TARGET ? 'bad' : 'plain', share, leads: total.leads };
}

/** Goals speak with one voice: good when all that can be judged are reached, bad when one was missed by far. */
function goalTone(goals: readonly Reason[]): Tone {
  if (goals.some(({ tone }) => tone === 'bad')) return 'bad';
  return goals.some(({ tone }) => tone === 'good') && goals.every((goal) => goal.tone === 'good' || (goal.kind === 'goal' && goal.isLate))
    ? 'good'
    : 'plain';
}

/** Money first: with it back the rest only says what to change; without it two other good signs are a reason to try otherwise. */
function verdictOf(money: Reason, others: readonly Tone[], age: number): GoAgain['verdict'] {
  const [good, bad] = [others.filter((tone) => tone === 'good').length, others.filter((tone) => tone === 'bad').length];
  if (money.kind === 'costs-missing') return 'early';
  if (money.tone === 'good') return bad === 0 ? 'again' : 'change';
  if (money.tone === 'bad') return good >= 2 && bad === 0 ? 'change' : 'not';
  if (age < YOUNG_DAYS || good + bad === 0) return 'early';
  if (bad === 0) return 'again';
  return bad >= 2 && good === 0 ? 'not' : 'change';
}

/** The largest kind of cost, where the money is the matter. */
function dearestOf({ costs = [] }: Pick<Show, 'costs'>): Change[] {
  const whole = totalCost(costs) ?? 0;
  const kinds = new Map<CostKind, number>();
  for (const { kind, amount } of costs) kinds.set(kind, (kinds.get(kind) ?? 0) + amount);
  const [most] = [...kinds].sort(([, a], [, b]) => b - a);
  return most === undefined || whole <= 0 ? [] : [{ kind: 'cost', of: most[0], amount: most[1], share: most[1] / whole }];
}

function changesOf({ show, figures }: GoAgainCase, reasons: readonly Reason[]): Change[] {
  const isBad = (kind: Reason['kind']): boolean => reasons.some((reason) => reason.kind === kind && reason.tone === 'bad');
  const { total } = figures;
  const open = total.reached.qualified - total.won - total.lost;
  const isPoor = isBad('lost') || isBad('thin');
  return [
    ...(isBad('price') || isPoor ? dearestOf(show) : []),
    ...(isBad('target') ? [{ kind: 'audience' } as const] : []),
    ...reasons.flatMap((reason) => (reason.kind === 'goal' && reason.tone === 'bad' ? [{ kind: 'goal', goal: reason.goal } as const] : [])),
    ...(isPoor && open > 0 ? [{ kind: 'follow-up', open } as const] : []),
    ...(reasons.some(({ kind }) => kind === 'outcomes-missing') ? [{ kind: 'outcomes' } as const] : []),
  ];
}

/**
 * Whether to go to this show again, with every reason told in figures: money (won, or with the pipeline while it is young), goals, the price of a
 * qualified lead against one's other shows, the audience. Never from fewer than 30 leads, nor while the show runs, nor without its costs. Pure.
 */
export function goAgain(judged: GoAgainCase): GoAgain {
  const { show, figures, today } = judged;
  const age = daysSince(show.lastDay, today);
  const early = (reason: Reason): GoAgain => ({ verdict: 'early', reasons: [reason, ...goalReasons(judged, age).map(quiet)], changes: [] });
  if (age <= 0) return early({ kind: 'running', tone: 'plain' });
  if (figures.total.leads < LEAST_LEADS) return early({ kind: 'few', tone: 'plain', leads: figures.total.leads });
  const money = moneyReason(judged, age);
  const [goals, price, target] = [goalReasons(judged, age), priceReason(judged), targetReason(judged)];
  const tones = [...(goals.length === 0 ? [] : [goalTone(goals)]), ...price.map(({ tone }) => tone), target.tone];
  const reasons = [money, ...goals, ...price, target];
  return { verdict: verdictOf(money, tones, age), reasons, changes: changesOf(judged, reasons) };
}

/** A goal while nothing is judged yet. */
const quiet = (reason: Reason): Reason => (reason.tone === 'bad' ? { ...reason, tone: 'plain' } : reason);
