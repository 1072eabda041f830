import { create } from 'zustand';
import { tryDelayMs } from '#renderer/data/pin.ts';
import type { StaffId } from '#shared/domain/ids.ts';

type Tries = { readonly failures: number; readonly waitUntil: number };

/** Wrong PINs in a row, by person: closing the question does not make the wait shorter. Forgotten with the program. */
const useTries = create<Readonly<Record<string, Tries>>>(() => ({}));

const NONE: Tries = { failures: 0, waitUntil: 0 };

/** How many wrong tries of a person there were, and until when (ms) the next one has to wait. */
export const useTriesOf = (id: StaffId): Tries => useTries((state) => state[id] ?? NONE);

/** Until when (ms) the next try has to wait. */
export const waitUntilOf = (id: StaffId): number => (useTries.getState()[id] ?? NONE).waitUntil;

/** A wrong PIN: the next try waits, the longer the more there were. */
export const noteFailure = (id: StaffId, now: number): void =>
  useTries.setState((state) => {
    const failures = (state[id] ?? NONE).failures + 1;
    return { [id]: { failures, waitUntil: now + tryDelayMs(failures) } };
  });

/** The right PIN: all is forgiven. */
export const noteSuccess = (id: StaffId): void => useTries.setState({ [id]: NONE });
