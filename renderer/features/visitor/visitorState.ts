import { create } from 'zustand';
import type { LeadId } from '#shared/domain/ids.ts';
import type { VisitorDraft, VisitorSheet } from '#shared/ipc/visitor.ts';

/** How far the visitor is: filling in, being saved, not saved, or done. */
export type VisitorStep = 'form' | 'saving' | 'failed' | 'thanks';

/** One visitor before a screen: on this display over everything, or in the window of their own. */
export type Visit = {
  readonly leadId: LeadId;
  readonly country: string;
  /** For staff, who see another screen. */
  readonly name: string;
  readonly sheet: VisitorSheet;
  /** As it was first shown. */
  readonly shown: VisitorDraft;
  readonly draft: VisitorDraft;
  readonly step: VisitorStep;
  readonly where: 'here' | 'second';
};

/** What was typed on a screen that went away, kept for the next time. */
type Kept = Pick<Visit, 'shown' | 'draft'>;

/** The visitor before a screen now, and what others left half done; gone with the program. */
export const useVisitor = create<{ visit: Visit | null; kept: ReadonlyMap<LeadId, Kept> }>(() => ({ visit: null, kept: new Map() }));

const isTouched = ({ shown, draft }: Kept): boolean => JSON.stringify(shown) !== JSON.stringify(draft);

/** Begins a visit; one that is under way ends, and what it typed is kept. What this visitor left half done comes back. */
export function beginVisit(visit: Visit): void {
  endVisit();
  const { kept } = useVisitor.getState();
  const left = kept.get(visit.leadId);
  useVisitor.setState({ visit: { ...visit, ...left } });
}

/** Ends the visit: the screen is ours again. What was typed and not confirmed is kept for the next time it is turned to the visitor. */
export function endVisit(): void {
  const { visit, kept } = useVisitor.getState();
  if (visit === null) return;
  const next = new Map(kept);
  next.delete(visit.leadId);
  if (visit.step !== 'thanks' && isTouched(visit)) next.set(visit.leadId, { shown: visit.shown, draft: visit.draft });
  useVisitor.setState({ visit: null, kept: next });
}

/** Forgets what a visitor typed and did not confirm: the lead is gone. */
export function forgetVisit(leadId: LeadId): void {
  const { visit, kept } = useVisitor.getState();
  if (visit?.leadId !== leadId && !kept.has(leadId)) return;
  useVisitor.setState({ visit: visit?.leadId === leadId ? null : visit, kept: new Map([...kept].filter(([id]) => id !== leadId)) });
}

/** Changes the visit under way; one that has ended meanwhile stays so. */
export const changeVisit = (serial: string, patch: Partial<Pick<Visit, 'draft' | 'step'>>): void =>
  useVisitor.setState(({ visit }) => (visit?.sheet.visit === serial ? { visit: { ...visit, ...patch } } : {}));
