import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import { pastOf, ratesOf } from '#shared/domain/figures/rates.ts';
import type { StepRate } from '#shared/domain/figures/rates.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Search } from './search.ts';
import { readShows } from './shows.ts';
import { useStore } from './StoreContext.tsx';
import { useFigures } from './useFigures.ts';
import { useLive } from './useLive.ts';

/** A show with what its leads add up to, in its currency. */
export type KnownShow = { readonly show: Show; readonly total: LeadCounts; readonly currency: string };

/** A show's own figures (null: it has no leads), the shows it may be held against, and their rates. */
export type Past = {
  readonly figures: ShowFigures | null;
  /** Every show of the laptop, samples too. */
  readonly shows: readonly Show[];
  readonly past: readonly KnownShow[];
  readonly rates: readonly StepRate[];
};

/** What a show may be held against, as it changes; undefined until the index has answered. */
export function usePast(search: Search, show: Show): Past | undefined {
  const now = useStore().now();
  const all = useFigures(search, null);
  const shows = useLive(readShows, []);
  if (all === undefined || shows === undefined) return undefined;
  const known = all.flatMap(({ showId, total, currency }): KnownShow[] => {
    const one = shows.find(({ id }) => id === showId);
    return one === undefined ? [] : [{ show: one, total, currency }];
  });
  const past = pastOf(show, known, now);
  return { figures: all.find(({ showId }) => showId === show.id) ?? null, shows, past, rates: ratesOf(past, now) };
}
