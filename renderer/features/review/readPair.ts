import { readLead } from '#renderer/data/leads.ts';
import { readParty } from '#renderer/data/mergeLeads.ts';
import { inZone } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { MergeParty } from '#shared/domain/merge/planMerge.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { Pair } from './reviewState.ts';

/** What hangs from a lead, counted, and whether a CRM has it. */
export type Hanging = { readonly notes: number; readonly promises: number; readonly captures: number; readonly isSent: boolean };

/** One of two leads side by side. */
export type Party = MergeParty & { readonly hanging: Hanging };

async function readHanging(store: Store, { id }: Lead): Promise<Hanging> {
  const of = (table: 'interactions' | 'promises' | 'captures'): Promise<number> => store.db[table].where('leadId').equals(id).count();
  const [interactions, promises, captures, rows] = [
    await of('interactions'),
    await of('promises'),
    await of('captures'),
    await store.db.outbox.where('leadId').equals(id).toArray(),
  ];
  const isSent = rows.some(({ targetId, remoteId, ackedRev }) => targetId !== FILES_TARGET && (remoteId !== null || ackedRev !== null));
  // each capture has its line in the timeline
  return { notes: Math.max(0, interactions - captures), promises, captures, isSent };
}

async function readOne(store: Store, id: LeadId): Promise<Party | null> {
  const lead = await readLead(store, id);
  if (lead === undefined || lead.discardedAt !== undefined) return null;
  const hanging = await readHanging(store, lead);
  return { ...(await inZone(readParty(store, lead))), hanging };
}

/** Two leads as they are now; null when one of them is gone, discarded or merged. */
export async function readPair(store: Store, [a, b]: Pair): Promise<readonly [Party, Party] | null> {
  const [one, other] = [await readOne(store, a), await readOne(store, b)];
  return one === null || other === null ? null : [one, other];
}
