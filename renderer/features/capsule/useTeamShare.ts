import { useEffect } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import type { Show } from '#shared/domain/show.ts';
import { keepSharing } from './teamShare.ts';

/** Keeps this laptop and the shared folder in step, where there is one, while the program is open. */
export function useTeamShare(show: Show): void {
  const store = useStore();
  const id = show.isSample ? null : show.id;
  useEffect(() => {
    if (id === null) return undefined;
    const stop = new AbortController();
    void keepSharing({ store, booth }, { showId: id, signal: stop.signal });
    return () => stop.abort();
  }, [store, id]);
}
