import type { Rating, ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { Show } from '#shared/domain/show.ts';

/** Ratings of all real shows, this one among them; null for a sample, or where no other show has any. */
export function pooledRatings(
  show: Pick<Show, 'id' | 'isSample'>,
  all: readonly ShowFigures[],
  shows: readonly Show[],
): readonly Rating[] | null {
  if (show.isSample) return null;
  const real = new Set(shows.filter(({ isSample }) => !isSample).map(({ id }) => id));
  const rated = all.filter(({ showId, ratings }) => real.has(showId) && ratings.length > 0);
  return rated.some(({ showId }) => showId !== show.id) ? rated.flatMap(({ ratings }) => ratings) : null;
}
