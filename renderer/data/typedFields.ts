import type { Contact } from '#shared/domain/contact.ts';
import type { FieldChange, HistoryLine } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { keysOfEdit } from '#shared/domain/reread.ts';
import { whereOf } from './codec.ts';
import type { Store } from './store.ts';

/** What people changed by hand on a lead, as its history tells, oldest first. */
export async function readEdits(store: Store, leadId: LeadId): Promise<FieldChange[]> {
  const rows = await store.db.history.where('leadId').equals(leadId).toArray();
  // each body was sealed by `commit` for this line
  const lines = await Promise.all(rows.map(async (row) => (await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine));
  return lines.filter(({ action }) => action === 'edit').flatMap(({ changes }) => changes);
}

/** Fields of the contact that these edits are about; confirming what was read is no typing. */
export const typedIn = (edits: readonly FieldChange[]): ReadonlySet<keyof Contact> =>
  new Set(edits.filter(({ field }) => field !== 'toCheck').flatMap(({ field }) => keysOfEdit(field)));
