import { liveQuery } from 'dexie';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { inZone } from './read.ts';
import type { Store } from './store.ts';
import { useStore } from './StoreContext.tsx';
import { pause } from './pause.ts';

type Calm = { readonly calmMs?: number };

/** What asks seldom rests so many times what its last answer took: in a large profile, too, it has a twentieth of the time at most. */
const CALM_SHARE = 20;

/**
 * The answer of a query over the store, asked again whenever a row it read has changed; undefined until the first answer.
 * What is awaited in it besides dexie goes through `inZone` (read.ts), as all of `data/` does: else Dexie loses sight of the rows read after it.
 * `deps` are plain values: the query is asked anew when their JSON changes. `calmMs`: the same is asked again that long after the last
 * time at the earliest, later where the answer takes long, for what reads much and may be a moment old, so that a capture never waits for it.
 */
export function useLive<T>(query: (store: Store) => Promise<T>, deps: readonly unknown[], { calmMs = 0 }: Calm = {}): T | undefined {
  const store = useStore();
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const took = useRef(0);
  const [answer, setAnswer] = useState<{ readonly value: T; readonly to: string } | undefined>(undefined);
  const ask = useEffectEvent(async () => {
    const rest = calmMs === 0 ? 0 : Math.max(calmMs, CALM_SHARE * took.current);
    const left = askedAt.current + rest - performance.now();
    if (left > 0) await inZone(pause(left));
    askedAt.current = performance.now();
    const value = await query(store);
    took.current = performance.now() - askedAt.current;
    return value;
  });
  const asked = JSON.stringify(deps);
  useEffect(() => {
    askedAt.current = Number.NEGATIVE_INFINITY;
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
