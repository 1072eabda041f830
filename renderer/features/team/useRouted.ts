import { useEffect, useState } from 'react';
import { readRouted } from '#renderer/data/owners.ts';
import type { Routed } from '#renderer/data/owners.ts';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { ShowId } from '#shared/domain/ids.ts';

/** So many are opened at a time: the screen stays quick while fifty thousand are read. */
const AT_ONCE = 250;

/** All leads of a show as the rules see them, read once; null while they are read. */
export function useRouted(showId: ShowId): readonly Routed[] | null {
  const store = useStore();
  const search = useSearch();
  const [leads, setLeads] = useState<readonly Routed[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      await search.ready;
      const ids = await search.ids({ showId, text: '', filters: {}, sort: 'oldest' });
      const found: Routed[] = [];
      for (let from = 0; from < ids.length && !stop.signal.aborted; from += AT_ONCE)
        found.push(...(await readRouted(store, ids.slice(from, from + AT_ONCE))));
      if (!stop.signal.aborted) setLeads(found);
    };
    void read();
    return () => stop.abort();
  }, [store, search, showId]);
  return leads;
}
