import { useEffect } from 'react';
import type { Store } from '#renderer/data/store.ts';
import { keepBackingUp } from './backups.ts';

/** Keeps backing up while the program is open, locked or not. */
export function useBackups(store: Store): void {
  useEffect(() => {
    const stop = new AbortController();
    void keepBackingUp(store, stop.signal);
    return () => stop.abort();
  }, [store]);
}
