import { useEffect, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { localTime } from '#shared/lib/time.ts';
import type { LocalTime } from '#shared/lib/time.ts';

const LOOK_MS = 20_000;

/** The day and minute of a zone, as they go by: what falls due does so on the screen in view. */
export function useMinute(zone: string): LocalTime {
  const { now } = useStore();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [now]);
  return localTime(at, zone);
}
