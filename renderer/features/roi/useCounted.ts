import type { Search } from '#renderer/data/search.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTallies } from '#renderer/data/tallies.ts';
import { useFigures } from '#renderer/data/useFigures.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { captureRate } from '#shared/domain/figures/captureRate.ts';
import type { Counted } from '#shared/domain/figures/comparison.ts';
import type { Show } from '#shared/domain/show.ts';

/** A show with what comparing needs of it. */
export type CountedShow = Counted & { readonly show: Show };

const readAllTallies = async (store: Store) => {
  const shows = await readShows(store);
  return Promise.all(shows.map(async (show) => ({ show, tallies: await readTallies(store, show.id) })));
};

/** Every show of the laptop with its figures and capture rate, samples too; undefined until they are known. */
export function useCounted(search: Search): readonly CountedShow[] | undefined {
  const figures = useFigures(search, null);
  const tallied = useLive(readAllTallies, []);
  if (figures === undefined || tallied === undefined) return undefined;
  return tallied.flatMap(({ show, tallies }) => {
    const own = figures.find(({ showId }) => showId === show.id);
    return own === undefined ? [] : [{ show, figures: own, captured: captureRate(tallies, own.byQuarter).share }];
  });
}
