import { create } from 'zustand';
import type { StaffId } from '#shared/domain/ids.ts';

export type Tab = 'promises' | 'owners' | 'next';

/** Whose things are in view: everybody's, or one person's. */
export type Whose = StaffId | 'all';

/** Something that was done here, in words, and how to take it back. */
export type Done = { readonly words: string; readonly undo: () => Promise<unknown> };

type State = { readonly tab: Tab; readonly whose: Whose; readonly done: readonly Done[]; readonly isAsking: boolean };

/** Deeds that can be taken back one after the other. */
const REMEMBERED = 50;

/** What may be lost: the tab in view, whose things, and what can be undone. */
export const useFollowup = create<State>(() => ({ tab: 'promises', whose: 'all', done: [], isAsking: false }));

export const showTab = (tab: Tab): void => useFollowup.setState({ tab });
export const showWhose = (whose: Whose): void => useFollowup.setState({ whose });

/** Keeps how to take a deed back; the last one comes first. */
export const rememberDone = (one: Done): void => useFollowup.setState(({ done }) => ({ done: [one, ...done].slice(0, REMEMBERED) }));

/** Takes the last deed back, once. Resolves with its words; null when there is none. */
export async function undoLast(): Promise<string | null> {
  const [last, ...others] = useFollowup.getState().done;
  if (last === undefined) return null;
  useFollowup.setState({ done: others });
  await last.undo();
  return last.words;
}
