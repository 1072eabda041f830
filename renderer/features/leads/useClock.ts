import { useEffect, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { MINUTE } from '#shared/lib/time.ts';

/** The last whole minute (ms) as minutes go by: what falls due does so while the list is in view. */
export function useClock(): number {
  const { now } = useStore();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), MINUTE / 3);
    return () => clearInterval(timer);
  }, [now]);
  return Math.floor(at / MINUTE) * MINUTE;
}
