import { useEffect, useState } from 'react';
import { isTheirPin } from '#renderer/data/staff.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Staff } from '#shared/domain/show.ts';
import { noteFailure, noteSuccess, useTriesOf, waitUntilOf } from './pinTries.ts';

export type PinCheck = {
  /** Wrong tries so far, and seconds until the next one is taken; 0: now. */
  readonly failures: number;
  readonly waitSeconds: number;
  readonly isBusy: boolean;
  /** Resolves with true for the right PIN; a try that has to wait is not taken at all. */
  readonly check: (typed: string) => Promise<boolean>;
};

const TICK_MS = 250;

/** Checks the PIN of one person, with the wait that wrong ones cost. */
export function usePinCheck(person: Staff): PinCheck {
  const { now } = useStore();
  const { failures, waitUntil } = useTriesOf(person.id);
  const [at, setAt] = useState(now);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), TICK_MS);
    return () => clearInterval(timer);
  }, [now]);
  const check = async (typed: string): Promise<boolean> => {
    if (isBusy || now() < waitUntilOf(person.id)) return false;
    setBusy(true);
    const isRight = await isTheirPin(person, typed);
    setBusy(false);
    if (isRight) noteSuccess(person.id);
    else noteFailure(person.id, now());
    setAt(now());
    return isRight;
  };
  return { failures, waitSeconds: Math.max(0, Math.ceil((waitUntil - at) / 1000)), isBusy, check };
}
