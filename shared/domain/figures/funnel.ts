import type { Economics } from '#shared/domain/budget.ts';
import { FUNNEL_STAGES } from './leadCounts.ts';
import type { FunnelStage } from './leadCounts.ts';

/** A level of the funnel: the whole target (companies or people, `Economics.market`), then how far its leads came. */
export type Level = 'target' | FunnelStage;
export const LEVELS: readonly Level[] = ['target', ...FUNNEL_STAGES];

/** The levels that a plan reckons with (`planning.ts`). */
export const PLAN_LEVELS = ['target', 'lead', 'qualified', 'customer'] as const satisfies readonly Level[];

/** How many there are of each level; null where nobody knows. */
export type LevelCounts = Readonly<Record<Level, number | null>>;

/** From one level to a later one. Nobody knows the rate while the base is unknown or empty, or smaller than what came of it. */
export type Step = {
  readonly from: Level;
  readonly to: Level;
  readonly base: number | null;
  readonly count: number | null;
  /** 0…1; null: not known. */
  readonly rate: number | null;
};

/** A show's funnel: each level with its count, the steps between neighbours, and from the target to the customer. */
export type Funnel = {
  readonly levels: readonly { readonly level: Level; readonly count: number | null }[];
  readonly steps: readonly Step[];
  readonly overall: Step;
};

/** Part of a base as a rate 0…1; null without a base, or with one that is too small for its part: then one of the two is wrong. */
export const rateOf = (count: number | null, base: number | null): number | null =>
  count === null || base === null || base <= 0 || count < 0 || count > base ? null : count / base;

/** Counts of the levels of a show, or of some of its leads; without a market nobody knows the target. */
export function levelCounts(reached: Readonly<Record<FunnelStage, number>>, economics?: Pick<Economics, 'market'>): LevelCounts {
  const market = economics?.market;
  const isKnown = market !== undefined && Number.isFinite(market) && market > 0;
  return { ...reached, target: isKnown ? market : null };
}

/** The step from one level to a later one. */
export function stepOf(counts: LevelCounts, from: Level, to: Level): Step {
  const [base, count] = [counts[from], counts[to]];
  return { from, to, base, count, rate: rateOf(count, base) };
}

/** Each level of a path with the one that follows it. */
export const pairsOf = (path: readonly Level[]): (readonly [Level, Level])[] =>
  path.slice(1).flatMap((to, at) => {
    const from = path[at];
    return from === undefined ? [] : [[from, to] as const];
  });

/** The funnel over a path of levels, all of them unless told otherwise. */
export const funnelOf = (counts: LevelCounts, path: readonly Level[] = LEVELS): Funnel => ({
  levels: path.map((level) => ({ level, count: counts[level] })),
  steps: pairsOf(path).map(([from, to]) => stepOf(counts, from, to)),
  overall: stepOf(counts, 'target', 'customer'),
});

/** Does a step end with what is known only long after the show? */
export const isLate = ({ to }: Pick<Step, 'to'>): boolean => to === 'customer' || to === 'ambassador';
