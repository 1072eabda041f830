import { liveQuery } from 'dexie';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Store } from './store.ts';
import { useStore } from './StoreContext.tsx';

/**
 * The answer of a query over the store, asked again whenever a row it read has changed; undefined until the first answer.
 * What is awaited in it besides dexie goes through `inZone` (read.ts), as all of `data/` does: else Dexie loses sight of the rows read after it.
 * `deps` are plain values: the query is asked anew when their JSON changes.
 */
export function useLive<T>(query: (store: Store) => Promise<T>, deps: readonly unknown[]): T | undefined {
  const store = useStore();
  const [answer, setAnswer] = useState<{ readonly value: T; readonly to: string } | undefined>(undefined);
  const ask = useEffectEvent(() => query(store));
  const asked = JSON.stringify(deps);
  useEffect(() => {
    const watching = liveQuery(() => Promise.resolve(ask())).subscribe({
      next: (value) => setAnswer({ value, to: asked }),
      error: (error: unknown) => {
        // a query that fails is a bug: it goes to the boundary of what nobody awaits
        throw error;
      },
    });
    return () => watching.unsubscribe();
  }, [asked]);
  return answer?.to === asked ? answer.value : undefined;
}
