import { liveQuery } from 'dexie';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Store } from './store.ts';
import { useStore } from './StoreContext.tsx';

/**
 * The answer of a query over the store, asked again whenever a row it read has changed; undefined until the first answer.
 * What is awaited in it besides dexie must be a native promise (the codec's are): Dexie then follows the rows all the same.
 */
export function useLive<T>(query: (store: Store) => Promise<T>, deps: readonly unknown[]): T | undefined {
  const store = useStore();
  const [answer, setAnswer] = useState<{ readonly value: T; readonly to: string } | undefined>(undefined);
  const ask = useEffectEvent(() => query(store));
  const asked = deps.map((dep) => (typeof dep === 'object' ? JSON.stringify(dep) : String(dep))).join('|');
  useEffect(() => {
    const watching = liveQuery(() => Promise.resolve(ask())).subscribe({
      next: (value) => setAnswer({ value, to: asked }),
      error: (error: unknown) => {
        // a query that fails is a bug: it goes to the boundary of what nobody awaits
        throw error;
      },
    });
    return () => watching.unsubscribe();
  }, [store, asked]);
  return answer?.to === asked ? answer.value : undefined;
}
