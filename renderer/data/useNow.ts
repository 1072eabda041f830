import { useEffect, useState } from 'react';
import { MINUTE, localTime } from '#shared/lib/time.ts';
import type { LocalTime } from '#shared/lib/time.ts';
import { useStore } from './StoreContext.tsx';

const LOOK_MS = 20_000;

/** The instant (ms) as it goes by: what falls due does so on the screen in view. */
export function useNow(): number {
  const { now } = useStore();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}

/** The last whole minute (ms): changes once a minute only, for what is asked again with it. */
export const useMinute = (): number => Math.floor(useNow() / MINUTE) * MINUTE;

/** The day and minute of a zone, as they go by. */
export const useLocalTime = (zone: string): LocalTime => localTime(useNow(), zone);
