import { create } from 'zustand';
import type { Earlier } from '#renderer/data/earlier.ts';
import type { Captured } from '#renderer/data/leads.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';

/** What a capture is told as: colour, sound and words follow from it. */
export type FeedbackKind = 'new' | 'again' | 'unresolved' | 'picture' | 'failed';

/** The last thing captured, as shown in large type. */
export type Feedback = {
  readonly serial: number;
  readonly kind: FeedbackKind;
  readonly name: string;
  readonly company: string;
  readonly visits: number;
  readonly leadId: LeadId | null;
  /** Fields read on a picture that a person should look at. */
  readonly toCheck?: number;
  /** The last earlier show the visitor was at, once it is found. */
  readonly earlier?: Earlier;
};

/** A run over many files. */
export type Intake = {
  readonly total: number;
  readonly done: number;
  readonly current: string;
  readonly failed: readonly { readonly name: string; readonly error: string }[];
};

/** What may be lost: the line in large type, the capture that undo takes back (also when the line is gone), a folder being read. */
export const useCapture = create<{ feedback: Feedback | null; undoable: Feedback | null; intake: Intake | null }>(() => ({
  feedback: null,
  undoable: null,
  intake: null,
}));

/** How a capture is told. */
export function feedbackOf({ lead, isNew }: Pick<Captured, 'lead' | 'isNew'>): Omit<Feedback, 'serial'> {
  const isPicture = lead.badgeCode === undefined && lead.pictures.length > 0;
  const kind = !isNew ? 'again' : lead.isResolved ? 'new' : isPicture ? 'picture' : 'unresolved';
  return {
    kind,
    name: nameOf(lead),
    company: lead.contact.organization?.[0] ?? '',
    visits: lead.visits,
    leadId: lead.id,
    toCheck: lead.pictures.length > 0 ? lead.toCheck.length : 0,
  };
}

/** Shows a capture in large type. A new lead can be taken back from then on; a second visit cannot. */
export const showFeedback = (shown: Omit<Feedback, 'serial'>): void =>
  useCapture.setState(({ feedback: last }) => {
    const feedback = { ...shown, serial: (last?.serial ?? 0) + 1 };
    return { feedback, undoable: shown.kind === 'new' || shown.kind === 'unresolved' || shown.kind === 'picture' ? feedback : null };
  });

/** Adds to the large line, if it is still about this visitor, that they came before. */
export const tellEarlier = (leadId: LeadId, earlier: Earlier): void =>
  useCapture.setState(({ feedback }) => (feedback?.leadId === leadId ? { feedback: { ...feedback, earlier } } : {}));

/** Takes the large line away; undo still works. */
export const hideFeedback = (): void => useCapture.setState({ feedback: null });

/** The lead that undo takes back, once: undefined when there is nothing to undo. */
export function takeUndoable(): { readonly id: LeadId; readonly name: string } | undefined {
  const { undoable } = useCapture.getState();
  useCapture.setState({ undoable: null, feedback: null });
  return undoable === null || undoable.leadId === null ? undefined : { id: undoable.leadId, name: undoable.name };
}
