import { useEffect, useState } from 'react';

/** How often the seconds are counted anew, ms: twice as often as they change. */
const TICK_MS = 500;

const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1_000));

/** Whole seconds until an instant (ms), counted down; 0 when it has passed. */
export function useSecondsLeft(until: number): number {
  const [left, setLeft] = useState(() => secondsUntil(until));
  useEffect(() => {
    const count = (): void => setLeft(secondsUntil(until));
    count();
    if (secondsUntil(until) === 0) return undefined;
    const timer = setInterval(count, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
