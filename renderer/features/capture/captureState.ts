import { create } from 'zustand';
import type { Captured } from '#renderer/data/leads.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';

/** What a capture is told as: colour, sound and words follow from it. */
export type FeedbackKind = 'new' | 'again' | 'unresolved' | 'failed';

/** The last thing captured, as shown in large type. */
export type Feedback = {
  readonly serial: number;
  readonly kind: FeedbackKind;
  readonly name: string;
  readonly company: string;
  readonly visits: number;
  readonly leadId: LeadId | null;
};

/** A run over many files. */
export type Intake = {
  readonly total: number;
  readonly done: number;
  readonly current: string;
  readonly failed: readonly { readonly name: string; readonly error: string }[];
};

/** What may be lost: the line in large type, the state of a folder being read. */
export const useCapture = create<{ feedback: Feedback | null; intake: Intake | null }>(() => ({ feedback: null, intake: null }));

/** How a capture is told. */
export function feedbackOf({ lead, isNew }: Captured): Omit<Feedback, 'serial'> {
  const kind = !isNew ? 'again' : lead.isResolved ? 'new' : 'unresolved';
  return { kind, name: nameOf(lead), company: lead.contact.organization?.[0] ?? '', visits: lead.visits, leadId: lead.id };
}

/** Shows a capture in large type. */
export const showFeedback = (feedback: Omit<Feedback, 'serial'>): void =>
  useCapture.setState(({ feedback: last }) => ({ feedback: { ...feedback, serial: (last?.serial ?? 0) + 1 } }));

/** Takes the large line away. */
export const hideFeedback = (): void => useCapture.setState({ feedback: null });
