import { create } from 'zustand';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { Store } from '#renderer/data/store.ts';
import { newNoteSaver } from './noteSaver.ts';
import type { NoteSaver, NoteState } from './noteSaver.ts';

type Draft = { readonly noteId: InteractionId; readonly text: string; readonly state: NoteState };
type Drafts = Readonly<Partial<Record<LeadId, Draft>>>;

/** The notes that are being typed, one a lead. Each keystroke is saved: only the place of the cursor would be lost. */
export const useNoteDrafts = create<{ drafts: Drafts }>(() => ({ drafts: {} }));

const draftOf = (leadId: LeadId): Draft | undefined => useNoteDrafts.getState().drafts[leadId];

const setDraft = (leadId: LeadId, draft: Draft): void =>
  useNoteDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [leadId]: draft } }));

/** Savers by note, outside of the page: leaving it does not stop a write. */
const savers = new Map<InteractionId, NoteSaver>();

function saverOf(store: Store, leadId: LeadId, noteId: InteractionId): NoteSaver {
  const known = savers.get(noteId);
  if (known !== undefined) return known;
  const tell = (state: NoteState): void => {
    const draft = draftOf(leadId);
    if (draft?.noteId === noteId) setDraft(leadId, { ...draft, state });
  };
  const saver = newNoteSaver((text) => saveNote(store, { id: noteId, leadId, text }), tell);
  savers.set(noteId, saver);
  return saver;
}

/** Takes a keystroke: the first one begins a new note, or goes on with the one that was opened again. */
export function typeNote(store: Store, leadId: LeadId, text: string): void {
  const draft = draftOf(leadId);
  if (draft === undefined && text === '') return;
  const noteId = draft?.noteId ?? (store.newId() as InteractionId); // a fresh id for a note
  setDraft(leadId, { noteId, text, state: draft?.state ?? 'idle' });
  saverOf(store, leadId, noteId).type(text);
}

/** Opens a saved note again, to go on with it. */
export const reopenNote = (leadId: LeadId, noteId: InteractionId, text: string): void => setDraft(leadId, { noteId, text, state: 'saved' });

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
