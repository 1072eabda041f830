import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { usePast } from '#renderer/data/usePast.ts';
import { funnelOf, levelCounts, pairsOf, LEVELS, stepOf } from '#shared/domain/figures/funnel.ts';
import type { Funnel } from '#shared/domain/figures/funnel.ts';
import { noCounts } from '#shared/domain/figures/leadCounts.ts';
import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import { readPlan } from '#shared/domain/figures/planning.ts';
import { isRipe } from '#shared/domain/figures/rates.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import { usualOf, weakestOf } from '#shared/domain/figures/weakest.ts';
import type { Usual, Weakest } from '#shared/domain/figures/weakest.ts';
import type { Show } from '#shared/domain/show.ts';

/** Whose leads the funnel is of: everybody's, one person's (by `byStaff`) or those of one source (by `bySource`), by the place in its list. */
export type Part = { readonly by: 'all' } | { readonly by: 'staff' | 'source'; readonly of: string };

export type FunnelView = {
  readonly figures: ShowFigures | null;
  readonly counts: LeadCounts;
  readonly funnel: Funnel;
  readonly usual: readonly Usual[];
  readonly weakest: Weakest;
  /** Customers of the show may be judged already. */
  readonly isRipe: boolean;
};

const countsOf = (figures: ShowFigures | null, part: Part): LeadCounts => {
  if (figures === null) return noCounts();
  if (part.by === 'all') return figures.total;
  const parts = part.by === 'staff' ? figures.byStaff : figures.bySource;
  return parts.find(({ of }) => (of ?? '') === part.of)?.counts ?? noCounts();
};

const isNext = ({ from, to }: Usual): boolean => pairsOf(LEVELS).some(([a, b]) => a === from && b === to);

/** The funnel of a show, or of a part of its leads, held against the past and the plan; undefined until the index has answered. */
export function useFunnel(search: Search, show: Show, part: Part): FunnelView | undefined {
  const now = useStore().now();
  const known = usePast(search, show);
  if (known === undefined) return undefined;
  const { figures, rates } = known;
  const usual = usualOf(rates, readPlan(show.plan));
  const counts = countsOf(figures, part);
  // nobody's part of the target is known, only everybody's
  const levels = levelCounts(counts.reached, part.by === 'all' ? show.economics : undefined);
  const funnel = funnelOf(levels);
  // a plan may speak of a step over several levels
  const skipping = usual.filter((one) => one.by === 'plan' && !isNext(one)).map(({ from, to }) => stepOf(levels, from, to));
  const ripe = isRipe({ show, total: figures?.total ?? noCounts() }, now);
  return { figures, counts, funnel, usual, weakest: weakestOf([...funnel.steps, ...skipping], usual, ripe), isRipe: ripe };
}
