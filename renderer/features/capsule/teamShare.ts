import { create } from 'zustand';
import { newFolderState, noteSaved, syncFolder } from '#renderer/capsule/teamFolder.ts';
import type { FolderRound, FolderTools, RoundFault } from '#renderer/capsule/teamFolder.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/lib/result.ts';

/** How the last look at the shared folder ended, and the last one that merged something. */
export type Share = {
  readonly isLooking: boolean;
  readonly lookedAt: number | null;
  readonly last: Result<FolderRound, RoundFault> | null;
  readonly merged: { readonly at: number; readonly laptops: readonly string[]; readonly added: number; readonly changed: number } | null;
};

export const useShare = create<Share>(() => ({ isLooking: false, lookedAt: null, last: null, merged: null }));

/** Between two looks; a folder over a network or a stick sends no word of changes, so it is looked at. */
const LOOK_EVERY_MS = 60_000;

let state = newFolderState();

const sum = (round: FolderRound, what: 'added' | 'changed'): number => round.merged.reduce((total, report) => total + report[what], 0);

/** Looks at the shared folder once; nothing when one look is under way. */
export async function lookNow(tools: FolderTools, order: { readonly showId: ShowId; readonly signal: AbortSignal }): Promise<void> {
  if (useShare.getState().isLooking) return;
  useShare.setState({ isLooking: true });
  try {
    const last = await syncFolder(tools, state, order);
    const at = tools.store.now();
    const isNew = last.ok && sum(last.value, 'added') + sum(last.value, 'changed') > 0;
    const merged = isNew
      ? { at, laptops: last.value.laptops, added: sum(last.value, 'added'), changed: sum(last.value, 'changed') }
      : useShare.getState().merged;
    useShare.setState({ last, lookedAt: at, merged });
  } finally {
    useShare.setState({ isLooking: false });
  }
}

/** Keeps the shared folder in step until told to stop. */
export async function keepSharing(
  tools: FolderTools,
  { showId, signal }: { readonly showId: ShowId; readonly signal: AbortSignal },
): Promise<void> {
  state = newFolderState();
  const heard = (ops: Parameters<typeof noteSaved>[1]): void => noteSaved(state, ops);
  tools.store.onSaved.push(heard);
  while (!signal.aborted) {
    await lookNow(tools, { showId, signal });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
  tools.store.onSaved.splice(tools.store.onSaved.indexOf(heard), 1);
}
