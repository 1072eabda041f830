import { MINUTE } from '#shared/lib/time.ts';
import { hearSaves } from './hearSaves.ts';
import type { Store } from './store.ts';

/** Clocks are put right by the network all the time: less than this (ms) is no news. */
const SLACK = 2 * MINUTE;

/** The clock of this computer shows `now`, though something was saved at `last` (ms). */
export type ClockBack = { readonly last: number; readonly now: number };

/** Instant of the last change of this laptop; 0 when there is none. Lines are numbered, whatever the clock said. */
const lastSaved = async (store: Store): Promise<number> => (await store.db.history.orderBy('seq').last())?.at ?? 0;

/**
 * Tells when the clock turns out to be behind what was saved last: at once, and after a save while the program runs. It is told once a
 * step back, not at every save behind it. Nothing depends on it but what is shown as times: changes are numbered.
 */
export async function watchClock(
  store: Store,
  { signal, onBack }: { signal: AbortSignal; onBack: (back: ClockBack) => void },
): Promise<void> {
  let last = await lastSaved(store);
  const look = (): void => {
    const now = store.now();
    if (now < last - SLACK) onBack({ last, now });
    last = now;
  };
  if (signal.aborted) return;
  look();
  signal.addEventListener('abort', hearSaves(store, look), { once: true });
}
