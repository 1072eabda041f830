import { useEffect, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { waitMs } from './lockDeeds.ts';
import type { Tried, Tries } from './lockDeeds.ts';

/** A try at the lock as a form needs it. */
export type Trying = {
  readonly isBusy: boolean;
  /** The last try did not open it. */
  readonly isWrong: boolean;
  /** Whole seconds until the next try is taken; 0: now. */
  readonly wait: number;
  /** Makes a try; true when it was the right one. */
  readonly make: (attempt: () => Promise<Tried>) => Promise<boolean>;
};

const TICK_MS = 250;

/** Tries at the lock with the wait they cost; `known` are those of before, kept with the settings. */
export function useTries(known: Tries): Trying {
  const { now } = useStore();
  const [tries, setTries] = useState(known);
  const [isBusy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const [at, setAt] = useState(now);
  const left = waitMs(tries, at);
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setAt(now()), TICK_MS);
    return () => clearInterval(timer);
  }, [now, isWaiting]);
  const make = async (attempt: () => Promise<Tried>): Promise<boolean> => {
    if (isBusy || waitMs(tries, now()) > 0) return false;
    setBusy(true);
    const tried = await attempt();
    setBusy(false);
    setAt(now());
    setWrong(tried.kind !== 'open');
    if (tried.kind === 'open') return true;
    setTries(tried.tries);
    return false;
  };
  return { isBusy, isWrong, wait: Math.ceil(left / 1_000), make };
}
