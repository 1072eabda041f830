import { consentState } from '#shared/domain/consentReceipt.ts';
import { PURPOSES } from '#shared/domain/consentWording.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { OutboxRow } from './db.ts';
import { mayBeThere } from './mergedOutbox.ts';
import { inZone, readInPieces } from './read.ts';
import type { Store } from './store.ts';

/** Did the visitor take back a yes to anything? */
export const hasWithdrawn = (lead: Pick<Lead, 'consents'>): boolean =>
  PURPOSES.some((purpose) => consentState(lead, purpose) === 'withdrawn');

/**
 * Must the target hear of it although the lead was discarded here? It has the lead, and believes in a consent that was taken back. What
 * was merged is told by the lead it has become.
 */
export const owesWithdrawal = (lead: Lead, row: OutboxRow): boolean =>
  lead.discardedAt !== undefined && lead.mergedInto === undefined && mayBeThere(row) && hasWithdrawn(lead);

/** Leads that a target has had with a consent that was taken back since; `targetId` is `files` for exported files. */
export type Withdrawals = { readonly targetId: TargetId; readonly isFile: boolean; readonly leads: readonly LeadId[] };

/** Rows in these states have not told the target yet. */
const OWED = ['ready', 'sending', 'failed', 'conflict'] as const;

async function owedTo(store: Store, targetId: TargetId): Promise<LeadId[]> {
  const rows = await Promise.all(OWED.map((state) => store.db.outbox.where('[targetId+state]').equals([targetId, state]).toArray()));
  // what the target never had, it need not be told of
  const known = rows.flat().filter((row) => mayBeThere(row));
  const leads = await readInPieces(store, 'leads', known.map(({ leadId }) => leadId)); // prettier-ignore
  return leads.filter((lead) => lead.mergedInto === undefined && hasWithdrawn(lead)).map(({ id }) => id);
}

/** Withdrawn consents that files and CRMs have not heard of; places without any are left out. */
export async function readWithdrawals(store: Store): Promise<Withdrawals[]> {
  const targets = [FILES_TARGET, ...((await store.db.targets.toCollection().primaryKeys()) as TargetId[])]; // keys of the targets' table
  const found: Withdrawals[] = [];
  for (const targetId of targets) {
    const leads = await inZone(owedTo(store, targetId));
    if (leads.length > 0) found.push({ targetId, isFile: targetId === FILES_TARGET, leads });
  }
  return found;
}
