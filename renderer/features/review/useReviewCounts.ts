import { useEffect, useState } from 'react';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import type { Search } from '#renderer/data/search.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { LEAD_DOUBTS } from '#shared/domain/review.ts';
import type { LeadDoubt } from '#shared/domain/review.ts';

/** How many leads have something to look at, and how many of each kind. */
export type ReviewCounts = { readonly any: number; readonly of: Readonly<Record<LeadDoubt, number>> };

async function readCounts(search: Search, showId: ShowId, any: number): Promise<ReviewCounts> {
  const counts = await search.tally(
    showId,
    LEAD_DOUBTS.map((review) => ({ review })),
  );
  // one number for each doubt, in their order
  const of = Object.fromEntries(LEAD_DOUBTS.map((doubt, at) => [doubt, counts[at] ?? 0])) as Record<LeadDoubt, number>;
  return { any, of };
}

/** What is left to look at of a show, counted by the search index, as leads come and change; null until it is known. */
export function useReviewCounts(showId: ShowId): ReviewCounts | null {
  const search = useSearch();
  const [counts, setCounts] = useState<ReviewCounts | null>(null);
  useEffect(() => {
    let isOver = false;
    const question = { showId, text: '', filters: { review: 'any' }, sort: 'oldest', offset: 0, limit: 0 } as const;
    const end = search.watch(question, ({ total }) => {
      void readCounts(search, showId, total).then((fresh) => (isOver ? undefined : setCounts(fresh)));
    });
    return () => {
      isOver = true;
      end();
    };
  }, [search, showId]);
  return counts;
}
