import { useEffect, useState } from 'react';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Search } from './search.ts';
import type { Filters } from './searchCore.ts';

/** How many leads of a show pass a filter (discarded ones only where it asks for them), as they change; 0 until the index has answered. */
export function useTotal(search: Search, showId: ShowId, filters: Filters): number {
  const [total, setTotal] = useState(0);
  const asked = JSON.stringify(filters);
  useEffect(
    () =>
      search.watch(
        { showId, text: '', filters: JSON.parse(asked) as Filters, sort: 'newest', offset: 0, limit: 1 }, // what was written above
        (page) => setTotal(page.total),
      ),
    [search, showId, asked],
  );
  return total;
}
