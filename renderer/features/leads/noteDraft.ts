import { create } from 'zustand';
import type { InteractionId, LeadId, StaffId } from '#shared/domain/ids.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { Store } from '#renderer/data/store.ts';
import { newLatestSaver } from './latestSaver.ts';
import type { LatestSaver, SaveState } from './latestSaver.ts';

type Draft = { readonly noteId: InteractionId; readonly by: StaffId | null; readonly text: string; readonly state: SaveState };
type Drafts = Readonly<Partial<Record<LeadId, Draft>>>;

/** The notes that are being typed, one a lead. Each keystroke is saved: only the place of the cursor would be lost. */
export const useNoteDrafts = create<{ drafts: Drafts }>(() => ({ drafts: {} }));

const draftOf = (leadId: LeadId): Draft | undefined => useNoteDrafts.getState().drafts[leadId];

const setDraft = (leadId: LeadId, draft: Draft): void =>
  useNoteDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [leadId]: draft } }));

/** Savers by note, outside of the page: leaving it does not stop a write. */
const savers = new Map<InteractionId, LatestSaver<string>>();

function saverOf(store: Store, leadId: LeadId, noteId: InteractionId): LatestSaver<string> {
  const known = savers.get(noteId);
  if (known !== undefined) return known;
  const tell = (state: SaveState): void => {
    const draft = draftOf(leadId);
    if (draft?.noteId === noteId) setDraft(leadId, { ...draft, state });
  };
  const saver = newLatestSaver<string>(async (text) => (await saveNote(store, { id: noteId, leadId, text })).ok, tell);
  savers.set(noteId, saver);
  return saver;
}

/**
 * Takes a keystroke: the first one begins a new note, or goes on with the one that was opened again. Who came to the laptop meanwhile
 * goes on in a note of their own: the other's stays as they left it.
 */
export function typeNote(store: Store, leadId: LeadId, text: string): void {
  const draft = draftOf(leadId);
  if (draft === undefined && text === '') return;
  const by = store.staff();
  const isTheirs = draft?.by === by;
  const noteId = draft !== undefined && isTheirs ? draft.noteId : (store.newId() as InteractionId); // a fresh id for a note
  setDraft(leadId, { noteId, by, text, state: isTheirs ? draft.state : 'idle' });
  saverOf(store, leadId, noteId).take(text);
}

/** Ends the note: the box is empty once the last keystroke is on the disk. A text that could not be saved stays in the box. */
export async function endNote(leadId: LeadId): Promise<void> {
  const ended = draftOf(leadId);
  if (ended === undefined) return;
  const isSaved = (await savers.get(ended.noteId)?.settle()) ?? true;
  const draft = draftOf(leadId);
  if (!isSaved || draft?.noteId !== ended.noteId || draft.text !== ended.text) return;
  savers.delete(ended.noteId);
  useNoteDrafts.setState(({ drafts: { [leadId]: _gone, ...others } }) => ({ drafts: others }));
}

/** Forgets what is being typed about a lead that is gone: it is neither shown nor saved any more. */
export function forgetNote(leadId: LeadId): void {
  const draft = draftOf(leadId);
  if (draft === undefined) return;
  savers.delete(draft.noteId);
  useNoteDrafts.setState(({ drafts: { [leadId]: _gone, ...others } }) => ({ drafts: others }));
}

/** A note to go on with. */
export type Reopened = { readonly noteId: InteractionId; readonly by: StaffId | null; readonly text: string };

/** Opens a saved note again, to go on with it. A text in the box that could not be saved is not pushed out by it: false. */
export async function reopenNote(leadId: LeadId, note: Reopened): Promise<boolean> {
  await endNote(leadId);
  if (draftOf(leadId) !== undefined) return false;
  setDraft(leadId, { ...note, state: 'saved' });
  return true;
}

/** Writes once more what is not on the disk yet; null when everything is. Resolves when it was tried. */
export function settleNotes(): Promise<unknown> | null {
  const open = Object.values(useNoteDrafts.getState().drafts).flatMap((draft) =>
    draft?.state === 'saving' || draft?.state === 'failed' ? [draft] : [],
  );
  if (open.length === 0) return null;
  return Promise.all(
    open.map(async ({ noteId, text, state }) => {
      const saver = savers.get(noteId);
      if (state === 'failed') saver?.take(text);
      await saver?.settle();
    }),
  );
}
