import { create } from 'zustand';
import type { Earlier } from '#renderer/data/earlier.ts';
import type { Captured } from '#renderer/data/leads.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { isTeachable } from '#shared/formats/badge/teachable.ts';

/** What a capture is told as: colour, sound and words follow from it. */
type CaptureFeedback = 'new' | 'again' | 'unresolved' | 'picture' | 'failed';

/** How a command of the desk sheet is told: done, so already, not possible. Its line stands in `name`, a word more in `company`. */
export type CommandFeedback = 'done' | 'already' | 'refused';

export type FeedbackKind = CaptureFeedback | CommandFeedback;

/** The last thing captured or commanded, as shown in large type. */
export type Feedback = {
  readonly serial: number;
  readonly kind: FeedbackKind;
  readonly name: string;
  readonly company: string;
  readonly visits: number;
  readonly leadId: LeadId | null;
  /** Fields read on a picture that a person should look at. */
  readonly toCheck?: number;
  /** True for a badge nobody could read that says more than an id: its format can be taught. */
  readonly isTeachable?: true;
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
export function feedbackOf({ lead, isNew, capture }: Pick<Captured, 'lead' | 'isNew'> & Partial<Captured>): Omit<Feedback, 'serial'> {
  const isPicture = lead.badgeCode === undefined && lead.pictures.length > 0;
  const kind = !isNew ? 'again' : lead.isResolved ? 'new' : isPicture ? 'picture' : 'unresolved';
  const canBeTaught = !lead.isResolved && capture !== undefined && isTeachable(capture.scan.text);
  return {
    kind,
    name: nameOf(lead),
    company: lead.contact.organization?.[0] ?? '',
    visits: lead.visits,
    leadId: lead.id,
    toCheck: lead.pictures.length > 0 ? lead.toCheck.length : 0,
    ...(canBeTaught ? { isTeachable: true as const } : {}),
  };
}

/** True for what is told of a command, not of a capture. */
export const isCommandFeedback = (kind: FeedbackKind): kind is CommandFeedback =>
  kind === 'done' || kind === 'already' || kind === 'refused';

let lastSerial = 0;

/** Shows a capture in large type. A new lead can be taken back from then on; a second visit cannot. A command leaves that as it is. */
export const showFeedback = (shown: Omit<Feedback, 'serial'>): void =>
  useCapture.setState(({ undoable }) => {
    lastSerial += 1;
    const feedback = { ...shown, serial: lastSerial };
    if (isCommandFeedback(shown.kind)) return { feedback, undoable };
    return { feedback, undoable: ['new', 'unresolved', 'picture'].includes(shown.kind) ? feedback : null };
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
