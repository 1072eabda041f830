import { useEffect, useState } from 'react';
import type { Search } from '#renderer/data/search.ts';
import type { Question, SearchPage } from '#renderer/data/searchCore.ts';
import type { LeadRow } from '#renderer/data/searchRow.ts';

/** Rows fetched beyond those in view, so that a scroll finds them there. */
const PAGE = 100;

/** What the list knows: how many there are, and the rows around those in view. */
export type LeadWindow = {
  readonly total: number;
  readonly counts: SearchPage['counts'] | null;
  readonly isLoaded: boolean;
  /** Grows with each change of the leads. */
  readonly version: number;
  readonly rowAt: (at: number) => LeadRow | undefined;
  /** Where a lead stands among the fetched rows; -1 when it is not there. */
  readonly placeOf: (id: string | null) => number;
};

type Held = { readonly offset: number; readonly result: SearchPage };

/** First row to fetch so that the rows from `first` on, and a page before them, are there. */
export const offsetFor = (first: number): number => Math.max(0, (Math.floor(first / PAGE) - 1) * PAGE);

/** Follows a search as leads come and change; fetches only some pages of rows, from `offset` on (see `offsetFor`). */
export function useLeadWindow(search: Search, query: Question, offset: number): LeadWindow {
  const [held, setHeld] = useState<Held | null>(null);
  const asked = JSON.stringify(query);
  useEffect(() => {
    const wanted = JSON.parse(asked) as Question; // what was written two lines above
    return search.watch({ ...wanted, offset, limit: PAGE * 3 }, (result) => setHeld({ offset, result }));
  }, [search, asked, offset]);
  const rows = held?.result.rows ?? [];
  const from = held?.offset ?? 0;
  return {
    total: held?.result.total ?? 0,
    counts: held?.result.counts ?? null,
    isLoaded: held !== null,
    version: held?.result.version ?? 0,
    rowAt: (at) => rows[at - from],
    placeOf: (id) => {
      const place = rows.findIndex((row) => row.id === id);
      return place === -1 ? -1 : place + from;
    },
  };
}
