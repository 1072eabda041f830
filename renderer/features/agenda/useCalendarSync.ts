import { useEffect } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import { keepSyncing } from './keepSyncing.ts';

/** Keeps the calendars that are set up in step, while the program is open. */
export function useCalendarSync(): void {
  const store = useStore();
  useEffect(() => {
    const stop = new AbortController();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    void keepSyncing({ store, calendars: booth, zone: timeZone }, stop.signal);
    return () => stop.abort();
  }, [store]);
}
