import { useEffect, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { watchRehearsal } from './rehearseLeads.ts';
import type { Rehearsing, RehearsalState } from './rehearseLeads.ts';

/** Rehearses an import and keeps it true while leads are mended; null: nothing is rehearsed, for the template has no rules. */
export function useRehearsal(asked: Rehearsing | null): RehearsalState {
  const store = useStore();
  const key = JSON.stringify(asked);
  const [state, setState] = useState<{ readonly of: string; readonly is: RehearsalState } | null>(null);
  useEffect(() => {
    const what = JSON.parse(key) as Rehearsing | null; // what was written above
    return what === null ? undefined : watchRehearsal(store, what, (is) => setState({ of: key, is }));
  }, [store, key]);
  return state?.of === key ? state.is : { found: null, progress: null };
}
