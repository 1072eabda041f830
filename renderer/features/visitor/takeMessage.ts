import type { ToVisitor, VisitorDraft, VisitorSheet } from '#shared/ipc/visitor.ts';
import type { VisitorStep } from './visitorState.ts';

/** What the visitor's own window shows. */
export type Shown = { readonly sheet: VisitorSheet; readonly draft: VisitorDraft; readonly step: VisitorStep };

/** What the program says becomes what is shown; of another visit than the one in view only a new sheet counts. Pure. */
export function takeMessage(before: Shown | null, message: ToVisitor): Shown | null {
  if (message.kind === 'show') return { sheet: message.sheet, draft: message.draft, step: 'form' };
  if (before === null || before.sheet.visit !== message.visit) return before;
  return { ...before, step: message.kind === 'saved' ? 'thanks' : 'failed' };
}
