import { useEffect, useState } from 'react';
import { proposeAll, readOwned } from '#renderer/data/owners.ts';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import type { OwnerProposal } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';

type Proposals = ReadonlyMap<LeadId, OwnerProposal>;

const NONE: Proposals = new Map();

/** Who is proposed for each of these leads, as if they were accepted from the first to the last; `stamp` changes when a lead did. */
export function useProposals(show: Show, ids: readonly LeadId[], stamp: string): Proposals {
  const store = useStore();
  const search = useSearch();
  const [proposals, setProposals] = useState(NONE);
  const asked = JSON.stringify([show.routing ?? [], show.staff.map(({ id }) => id), ids, stamp]);
  useEffect(() => {
    let isOver = false;
    void readOwned(search, show)
      .then((owned) => proposeAll(store, { show, ids, owned }))
      .then((found) => (isOver ? undefined : setProposals(found)));
    return () => {
      isOver = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `asked` is all that the answer rests on, as text
  }, [store, search, asked]);
  return proposals;
}
