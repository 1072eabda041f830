import { useEffect, useState } from 'react';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { findDuplicates, findSame, watchPairs } from './duplicates.ts';
import type { DuplicatePair } from './duplicates.ts';
import type { Store } from './store.ts';
import { useStore } from './StoreContext.tsx';

type Held = { readonly of: string; readonly pairs: DuplicatePair[] };

function usePairs(asked: string, ask: (store: Store) => Promise<DuplicatePair[]>): DuplicatePair[] | undefined {
  const store = useStore();
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(
    () =>
      watchPairs(
        store,
        () => ask(store),
        (pairs) => setHeld({ of: asked, pairs }),
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- `asked` is all that the question rests on
    [store, asked],
  );
  return held?.of === asked ? held.pairs : undefined;
}

/** The likely duplicates of a show, kept up with what is saved; undefined until they are known. */
export const useDuplicates = (showId: ShowId): DuplicatePair[] | undefined => usePairs(showId, (store) => findDuplicates(store, showId));

/** Whom a lead may be, kept up with what is saved; undefined until it is known. */
export const useSame = ({ id, showId }: Pick<Lead, 'id' | 'showId'>): DuplicatePair[] | undefined =>
  usePairs(id, (store) => findSame(store, { id, showId }));
