import { create } from 'zustand';
import { noteBackup } from '#renderer/data/verified.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { BackupState } from '#shared/ipc/backup.ts';
import { MINUTE } from '#shared/lib/time.ts';
import { isOutside } from './placeWords.ts';
import { pause } from '#renderer/data/pause.ts';

type Known = {
  readonly state: BackupState | null;
  readonly isRunning: boolean;
  /** Something was saved since the last backup began. */
  readonly isBehind: boolean;
};

/** What is known of backups on this laptop; asked of main now and then. */
export const useBackupState = create<Known>(() => ({ state: null, isRunning: false, isBehind: false }));

/** Between two looks at the places; a backup follows when there was work for so long, or a place came back. */
const LOOK_EVERY_MS = 30_000;
const BACK_UP_EVERY_MS = 15 * MINUTE;
/** After a start people work first. */
const FIRST_AFTER_MS = 3 * MINUTE;
/** While main is busy its progress is asked for this often. */
const ASK_EVERY_MS = 400;
/** A capture is on the disk this long after it was made: what is older is in the backup. */
const SETTLED_MS = 1_500;

let savedAt = 0;

/** Asks main how things are. */
export async function askState(): Promise<BackupState> {
  const state = await booth.backupState();
  useBackupState.setState({ state });
  return state;
}

/** Tells how far main is until the work is done. */
export async function whileAsking<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void askState(), ASK_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** Keeps that all leads are in a backup elsewhere, so that the reminder goes away; only when main has read it back. */
async function noteOutside(store: Store, state: BackupState, { asOf, seq }: { asOf: number; seq: number }): Promise<void> {
  const good = state.places.find((place) => isOutside(place, state.opensBy) && (place.last?.checkedAt ?? 0) >= asOf);
  if (good?.last === undefined || good.last === null || good.last.last < seq) return;
  await noteBackup(store, { leads: good.last.leads, path: good.path, asOf });
}

const lastSeq = async (store: Store): Promise<number> => Number((await store.db.history.toCollection().lastKey()) ?? 0);

/** Backs up now, into one place or all; what goes wrong is in the state. Nothing when a backup is under way. */
export async function backUpNow(store: Store, place?: string): Promise<BackupState | null> {
  if (useBackupState.getState().isRunning) return null;
  useBackupState.setState({ isRunning: true, isBehind: false });
  try {
    await pause(Math.max(0, savedAt + SETTLED_MS - store.now()));
    const asOf = Math.max(savedAt, store.now() - SETTLED_MS);
    const seq = await lastSeq(store);
    const state = await whileAsking(booth.backupRun(place === undefined ? {} : { place }));
    useBackupState.setState({ state });
    await noteOutside(store, state, { asOf, seq });
    return state;
  } finally {
    useBackupState.setState({ isRunning: false });
  }
}

/** A place that is there and lacks what another has, or holds what must go. */
const lacks = ({ places }: BackupState): boolean => {
  const newest = Math.max(0, ...places.map(({ last }) => last?.last ?? 0));
  return places.some(({ isThere, fault, last, mustForget }) => isThere && fault === null && (mustForget || (last?.last ?? 0) < newest));
};

/** Backs up while the program is open: every quarter of an hour in which something was saved, and when a place came back. */
export async function keepBackingUp(store: Store, signal: AbortSignal): Promise<void> {
  const heard: Store['onSaved'][number] = (ops) => {
    // what is set on this laptop changes with each backup: that alone makes none
    if (ops.every(({ table }) => table === 'settings')) return;
    savedAt = store.now();
    useBackupState.setState({ isBehind: true });
  };
  store.onSaved.push(heard);
  const began = store.now();
  let ranAt = began + FIRST_AFTER_MS - BACK_UP_EVERY_MS;
  const first = await askState();
  if ((first.places.find(({ last }) => last !== null)?.last?.last ?? 0) < (await lastSeq(store)))
    useBackupState.setState({ isBehind: true });
  while (!signal.aborted) {
    const state = await askState();
    const now = store.now();
    // a clock that was set back must not stop it
    const hasFailed = state.places.some(({ isThere, fault }) => isThere && fault !== null);
    const isDue = Math.abs(now - ranAt) >= BACK_UP_EVERY_MS && (useBackupState.getState().isBehind || hasFailed);
    if (isDue || (now - began > FIRST_AFTER_MS && lacks(state))) {
      ranAt = now;
      await backUpNow(store);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
  store.onSaved.splice(store.onSaved.indexOf(heard), 1);
}
