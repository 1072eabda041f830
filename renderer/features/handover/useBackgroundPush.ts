import { useEffect } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import { keepPushing } from './keepPushing.ts';

/** Sends what is due to the targets that are set up, while the program is open. */
export function useBackgroundPush(): void {
  const store = useStore();
  useEffect(() => {
    const stop = new AbortController();
    void keepPushing({ store, booth }, stop.signal);
    return () => stop.abort();
  }, [store]);
}
