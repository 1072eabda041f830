import { useEffect, useState } from 'react';
import { useSearch } from './SearchContext.tsx';
import type { PageQuestion, SearchPage } from './searchCore.ts';

/** So many leads of a queue are in view: what is worked through moves up, so nobody scrolls to the end of fifty thousand. */
const IN_VIEW = 200;

export type Rows = Pick<SearchPage, 'rows' | 'total'> & { readonly isLoaded: boolean };

const NOTHING: Rows = { rows: [], total: 0, isLoaded: false };

/** The first leads that a question finds, and how many there are, as leads come and change; `more` of them than usual. */
export function useRows({ showId, filters, sort }: Pick<PageQuestion, 'showId' | 'filters' | 'sort'>, more = 0): Rows {
  const search = useSearch();
  const [held, setHeld] = useState<{ readonly page: SearchPage; readonly to: string } | null>(null);
  const asked = JSON.stringify({ showId, filters, sort, text: '', offset: 0, limit: IN_VIEW + more });
  useEffect(
    // what was written two lines above
    () => search.watch(JSON.parse(asked) as PageQuestion, (page) => setHeld({ page, to: asked })),
    [search, asked],
  );
  return held === null || held.to !== asked ? NOTHING : { rows: held.page.rows, total: held.page.total, isLoaded: true };
}
