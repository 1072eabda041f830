import { useEffect, useState } from 'react';

/** How often the seconds are counted anew, ms: twice as often as they change. */
const TICK_MS = 500;

const secondsLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1_000));

/** Whole seconds until an instant (ms), counted down; 0 when it has passed or there is none. */
export function useSecondsUntil(until: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const count = (): void => setLeft(until === null ? 0 : secondsLeft(until, Date.now()));
    count();
    if (until === null) return undefined;
    const timer = setInterval(count, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
