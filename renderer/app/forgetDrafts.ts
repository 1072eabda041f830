import { forgetNote } from '#renderer/features/leads/noteDraft.ts';
import { forgetVisit } from '#renderer/features/visitor/visitorState.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { JournalOp } from '#renderer/data/store.ts';

/**
 * When leads are gone (erased, or taken back): what was being typed about them goes from memory too, so that nothing of an erased person is
 * shown or written again. All else that is half done is on the disk as it is typed, or lies with the lead.
 */
export function forgetDrafts(ops: readonly JournalOp[]): void {
  for (const op of ops) {
    if (op.table !== 'leads' || !('del' in op)) continue;
    const id = op.del as LeadId; // the key of the leads' table
    forgetNote(id);
    forgetVisit(id);
  }
}
