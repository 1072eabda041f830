import type { Store } from '#renderer/data/store.ts';
import type { VisitorDraft } from '#shared/ipc/visitor.ts';
import { saveVisitor } from './saveVisitor.ts';
import { changeVisit, useVisitor } from './visitorState.ts';

/**
 * Saves what the visitor of this visit confirms; true when it is on the disk. What cannot be saved stays on their screen, and is thrown
 * on. A second press while it is being saved does nothing.
 */
export async function confirmVisit(store: Store, serial: string, draft: VisitorDraft): Promise<boolean> {
  const { visit } = useVisitor.getState();
  if (visit === null || visit.sheet.visit !== serial || visit.step === 'saving' || visit.step === 'thanks') return false;
  changeVisit(serial, { draft, step: 'saving' });
  try {
    await saveVisitor(store, { ...visit, draft });
    changeVisit(serial, { step: 'thanks' });
    return true;
  } catch (error) {
    changeVisit(serial, { step: 'failed' });
    throw error;
  }
}
