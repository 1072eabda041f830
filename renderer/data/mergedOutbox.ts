import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { FILES_TARGET, outboxId } from '#shared/domain/outbox.ts';
import { commit } from './commit.ts';
import type { OutboxChange } from './commit.ts';
import type { OutboxRow } from './db.ts';
import { openNote, sealNote } from './outboxNote.ts';
import { readMany } from './read.ts';
import type { Store } from './store.ts';

const NEVER = Number.MAX_SAFE_INTEGER;

/** Whether a target has the lead, or may have it: a try whose answer was lost counts too. */
export const mayBeThere = ({ remoteId, ackedRev, tries }: OutboxRow): boolean => remoteId !== null || ackedRev !== null || tries > 0;

/** Into which lead others were merged, and its name. */
type Into = Pick<Lead, 'id' | 'contact' | 'badgeCode'>;

/** Which of some leads were merged into which; none for files, where there is nobody to tell. */
export async function readMergedInto(store: Store, targetId: TargetId, leadIds: readonly LeadId[]): Promise<Map<LeadId, Into>> {
  if (targetId === FILES_TARGET) return new Map();
  const merged = (await readMany(store, 'leads', leadIds)).filter(({ mergedInto }) => mergedInto !== undefined);
  const into = await readMany(
    store,
    'leads',
    merged.flatMap(({ mergedInto }) => mergedInto?.leadId ?? []),
  );
  const known = new Map(into.map((lead) => [lead.id, lead]));
  return new Map(
    merged.flatMap(({ id, mergedInto }) => {
      const lead = mergedInto === undefined ? undefined : known.get(mergedInto.leadId);
      return lead === undefined ? [] : [[id, lead] as const];
    }),
  );
}

async function sealInto(store: Store, row: OutboxRow, into: Into): Promise<Uint8Array> {
  const reason = `merged here into ${nameOf(into) || into.id}; merge it in the CRM too`;
  return sealNote(store, row.id, { ...(await openNote(store, row)), mergedInto: into.id, refusal: { field: null, reason } });
}

/** The bodies that rows of merged leads are to have, by the id of the row: what the target has stays known. */
export async function sealMerged(store: Store, targetId: TargetId, merged: ReadonlyMap<LeadId, Into>): Promise<Map<string, Uint8Array>> {
  const rows = await store.db.outbox.bulkGet([...merged.keys()].map((id) => outboxId(targetId, id)));
  const sealed = rows.map(async (row) => {
    const into = row === undefined ? undefined : merged.get(row.leadId);
    return row === undefined || into === undefined ? [] : [[row.id, await sealInto(store, row, into)] as const];
  });
  return new Map((await Promise.all(sealed)).flat());
}

/**
 * What becomes of the outbox of a lead that goes into another: never sent, it leaves the queue; where a target has it, or may have it,
 * the row waits for a person with clear words. One that is being sent now is looked at when its answer is there.
 */
export async function leaveMerged(store: Store, leadId: LeadId, into: Into): Promise<OutboxChange> {
  const rows = await store.db.outbox.where('leadId').equals(leadId).toArray();
  const bodies = new Map(await Promise.all(rows.map(async (row) => [row.id, await sealInto(store, row, into)] as const)));
  const wantedRev = store.newId();
  return {
    ids: rows.map(({ id }) => id),
    change: (row) => {
      if (row.targetId === FILES_TARGET) return mayBeThere(row) ? { ...row, state: 'sent', wantedRev, dueAt: NEVER } : 'delete';
      if (row.state === 'sending') return { ...row, wantedRev, tries: row.tries + 1 };
      const body = bodies.get(row.id) ?? row.body;
      return mayBeThere(row) ? { ...row, state: 'conflict', wantedRev, dueAt: NEVER, body } : 'delete';
    },
  };
}

/** What becomes of the outbox of a lead that is parted again: what waited for a person because of the merge is due again. */
export async function takeUpAgain(store: Store, leadId: LeadId): Promise<OutboxChange> {
  const rows = await store.db.outbox.where('leadId').equals(leadId).toArray();
  const opened = await Promise.all(rows.map(async (row) => ({ row, note: await openNote(store, row) })));
  const waiting = opened.filter(({ note }) => note.mergedInto !== undefined);
  const bodies = new Map(
    await Promise.all(
      waiting.map(async ({ row, note: { mergedInto: _into, refusal: _words, ...note } }) => {
        return [row.id, await sealNote(store, row.id, note)] as const;
      }),
    ),
  );
  const [now, wantedRev] = [store.now(), store.newId()];
  return {
    ids: [...bodies.keys()],
    change: (row) => ({ ...row, state: 'ready', wantedRev, tries: 0, dueAt: now, body: bodies.get(row.id) ?? row.body }),
  };
}

/** A person has merged these leads in the CRM too: nothing is left to do about them. Resolves when it is saved. */
export async function settleMergedThere(store: Store, targetId: TargetId, leadIds: readonly LeadId[]): Promise<void> {
  const merged = await readMergedInto(store, targetId, leadIds);
  await commit(store, {
    puts: [],
    line: { action: 'sync', leadId: null },
    outbox: {
      ids: [...merged.keys()].map((id) => outboxId(targetId, id)),
      change: (row) => (row.state === 'conflict' ? { ...row, state: 'sent', dueAt: NEVER } : null),
    },
  });
}
