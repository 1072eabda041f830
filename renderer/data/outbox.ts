import { backoffMs } from '#shared/crm/backoff.ts';
import type { PushItem, PushReport, PushResult } from '#shared/crm/push.ts';
import type { PushShow } from '#shared/crm/record.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { outboxId } from '#shared/domain/outbox.ts';
import type { OutboxState, Refusal } from '#shared/domain/outbox.ts';
import { commit } from './commit.ts';
import type { OutboxRow } from './db.ts';
import { pushShowOf, sourceOf } from '#shared/crm/sourceOf.ts';
import type { Told } from '#shared/crm/sourceOf.ts';
import { mayBeThere, readMergedInto, sealMerged } from './mergedOutbox.ts';
import { noteOf, openNote, sealNote, sureOf } from './outboxNote.ts';
import { readMany, readOfLeads } from './read.ts';
import type { Store } from './store.ts';
import { owesWithdrawal } from './withdrawals.ts';

/** Leads due for a target, with all that is to be sent of them. `left`: rows of leads that are not to be sent (sample shows, discarded). */
export type Batch = { readonly items: readonly PushItem[]; readonly shows: readonly PushShow[]; readonly left: readonly LeadId[] };

/** Due never: the row waits for a person or an edit. Keeps the index by time to what is really due. */
const NEVER = Number.MAX_SAFE_INTEGER;

const NOBODY: ReadonlySet<LeadId> = new Set();

const SYNC = { line: { action: 'sync', leadId: null }, puts: [] } as const;

/** Ids of leads due for a target at `now`, longest due first; by the index over time, which sent and failed rows are out of. */
export async function dueLeads(store: Store, targetId: TargetId, { limit, now }: { limit: number; now: number }): Promise<LeadId[]> {
  const rows = await store.db.outbox
    .where('[targetId+dueAt]')
    .between([targetId, 0], [targetId, now], true, true)
    .filter(({ state }) => state === 'ready')
    .limit(limit)
    .toArray();
  return rows.map(({ leadId }) => leadId);
}

/** Everything a push needs of those leads, as it is now. */
export async function readBatch(store: Store, targetId: TargetId, leadIds: readonly LeadId[]): Promise<Batch> {
  // rows first: what is read after them is at least as new as their revision
  const rows = (await store.db.outbox.bulkGet(leadIds.map((id) => outboxId(targetId, id)))).filter((row) => row !== undefined);
  const [opened, interactions, appointments, promises, media] = await Promise.all([
    readMany(store, 'leads', leadIds),
    readOfLeads(store, 'interactions', leadIds),
    readOfLeads(store, 'appointments', leadIds),
    readOfLeads(store, 'promises', leadIds),
    readOfLeads(store, 'media', leadIds),
  ]);
  const leads = new Map(opened.map((lead) => [lead.id, lead]));
  const told: Told = { interactions, appointments, promises, media };
  const shows = await readMany(store, 'shows', new Set(opened.map(({ showId }) => showId)));
  const real = new Map(shows.filter(({ isSample }) => !isSample).map((show) => [show.id, show]));
  const items: PushItem[] = [];
  const left: LeadId[] = [];
  for (const row of rows) {
    const lead = leads.get(row.leadId);
    // one that was discarded goes once more when it took a consent back that the target still believes in
    const isOut = lead === undefined || (lead.discardedAt !== undefined && !owesWithdrawal(lead, row));
    const show = isOut ? undefined : real.get(lead.showId);
    if (lead === undefined || show === undefined) {
      left.push(row.leadId);
      continue;
    }
    const { wantedRev: rev, remoteId } = row;
    const note = await openNote(store, row);
    items.push({ ...sourceOf(lead, show, told), rev, remoteId, sent: sureOf(note, rev), remotes: note.remotes ?? {} });
  }
  return { items, left, shows: [...real.values()].map(pushShowOf) };
}

/** The next leads due for a target, without those that are under way (`busy`). */
export async function nextBatch(
  store: Store,
  targetId: TargetId,
  { limit, now, busy = NOBODY }: { limit: number; now: number; busy?: ReadonlySet<LeadId> },
): Promise<Batch> {
  const due = await dueLeads(store, targetId, { limit: limit + busy.size, now });
  return readBatch(store, targetId, due.filter((id) => !busy.has(id)).slice(0, limit));
}

/**
 * Takes leads that are not to be sent out of the queue; one the target already has keeps its row. Of a merged lead that the target has
 * a person is told: it is to be merged there too.
 */
export async function leaveOut(store: Store, targetId: TargetId, leadIds: readonly LeadId[]): Promise<void> {
  const merged = await sealMerged(store, targetId, await readMergedInto(store, targetId, leadIds));
  await commit(store, {
    ...SYNC,
    outbox: {
      ids: leadIds.map((id) => outboxId(targetId, id)),
      change: (row) => {
        const body = merged.get(row.id);
        if (body !== undefined && mayBeThere(row)) return { ...row, state: 'conflict', dueAt: NEVER, body };
        return row.ackedRev === null && row.remoteId === null ? 'delete' : { ...row, state: 'sent', dueAt: NEVER };
      },
    },
  });
}

/**
 * Writes down that these leads are about to be sent, before they are, and which revision: if the program ends meanwhile nobody knows
 * what the target has of it (`sureOf`).
 */
export async function markSending(store: Store, targetId: TargetId, items: readonly PushItem[]): Promise<void> {
  const sealed = items.map(async ({ lead, rev, remotes, sent }) => {
    const id = outboxId(targetId, lead.id);
    const isNew = sent === null && Object.keys(remotes).length === 0;
    const body = isNew ? null : await sealNote(store, id, { remotes, flight: rev, ...(sent === null ? {} : { sent }) });
    return [id, { rev, body }] as const;
  });
  const marks = new Map(await Promise.all(sealed));
  await commit(store, {
    ...SYNC,
    outbox: {
      ids: [...marks.keys()],
      change: (row) => {
        const { rev, body = null } = marks.get(row.id) ?? {};
        // edited between reading and this: goes out as read, and stays ready to go again
        return row.wantedRev === rev ? { ...row, state: 'sending', dueAt: NEVER, body } : { ...row, body };
      },
    },
  });
}

type Landed = { readonly result: PushResult; readonly body: Uint8Array; readonly now: number; readonly again: number };

/** A row after its lead's result. Edited meanwhile: stays ready, whatever came of the older revision. */
function landed(row: OutboxRow, { result, body, now, again }: Landed): OutboxRow {
  const isEdited = row.wantedRev !== result.rev;
  const soon = isEdited ? Math.min(row.dueAt, now) : NEVER;
  switch (result.outcome) {
    case 'done':
      return {
        ...row,
        state: isEdited ? 'ready' : 'sent',
        ackedRev: result.rev,
        remoteId: result.remoteId ?? row.remoteId,
        tries: 0,
        dueAt: soon,
        body,
      };
    case 'refused':
      return { ...row, state: isEdited ? 'ready' : 'failed', dueAt: soon, body };
    case 'conflict':
      return { ...row, state: 'conflict', dueAt: NEVER, body };
    case 'untried':
      return { ...row, state: 'ready', dueAt: Math.max(now, Math.min(row.dueAt, again)), body };
    case 'transient':
      return { ...row, state: 'ready', tries: row.tries + 1, dueAt: again, body };
  }
}

export type Settlement = { readonly items: readonly PushItem[]; readonly report: PushReport; readonly random?: () => number };

/**
 * Writes a report into the outbox, in one transaction: confirmed leads are sent, refused ones wait with the field and the target's
 * own words, the others go again after a pause that grows (no try is counted for what was never tried). Leads edited meanwhile stay ready.
 */
export async function settle(store: Store, targetId: TargetId, { items, report, random = Math.random }: Settlement): Promise<void> {
  const now = store.now();
  const wait = report.retryAfterMs ?? 0;
  const chance = random();
  const byLead = new Map(items.map((item) => [item.lead.id, item]));
  const sealed = await Promise.all(
    report.results.map(async (result) => {
      const id = outboxId(targetId, result.leadId);
      return [id, { result, body: await sealNote(store, id, noteOf(result, byLead.get(result.leadId))) }] as const;
    }),
  );
  const landings = new Map(sealed);
  await commit(store, {
    ...SYNC,
    outbox: {
      ids: [...landings.keys()],
      change: (row) => {
        const landing = landings.get(row.id);
        if (landing === undefined) return null;
        const again = now + Math.max(wait, landing.result.outcome === 'transient' ? backoffMs(row.tries, chance) : 0);
        return landed(row, { ...landing, now, again });
      },
    },
  });
}

const rowsIn = (store: Store, targetId: TargetId, state: OutboxState) =>
  store.db.outbox.where('[targetId+state]').equals([targetId, state]);

/** Rows that a crash left as being sent become ready again; sending twice does no harm, the record is keyed by the lead. */
export async function recoverSending(store: Store, targetId: TargetId): Promise<number> {
  const ids = await rowsIn(store, targetId, 'sending').primaryKeys();
  if (ids.length === 0) return 0;
  const now = store.now();
  await commit(store, {
    ...SYNC,
    outbox: { ids, change: (row) => (row.state === 'sending' ? { ...row, state: 'ready', dueAt: now } : null) },
  });
  return ids.length;
}

/** Sends leads again that were refused, or that are in conflict: those as new records, for the old ones are gone. Merged ones never. */
export async function retry(store: Store, targetId: TargetId, leadIds: readonly LeadId[]): Promise<void> {
  const now = store.now();
  const merged = await readMergedInto(store, targetId, leadIds);
  await commit(store, {
    ...SYNC,
    outbox: {
      ids: leadIds.map((id) => outboxId(targetId, id)),
      change: (row) => {
        if (merged.has(row.leadId)) return null;
        if (row.state === 'conflict') return { ...row, state: 'ready', tries: 0, dueAt: now, remoteId: null, ackedRev: null, body: null };
        return row.state === 'failed' ? { ...row, state: 'ready', tries: 0, dueAt: now } : null;
      },
    },
  });
}

/** What waits, and what waits for a person. */
export const UNSENT = ['ready', 'sending', 'failed', 'conflict'] as const satisfies readonly OutboxState[];

export type OutboxCounts = Readonly<Record<OutboxState, number>>;

/** How many leads stand where with a target; by the index, without opening anything. */
export async function counts(store: Store, targetId: TargetId): Promise<OutboxCounts> {
  const [ready, sending, sent, failed, conflict] = await Promise.all([
    rowsIn(store, targetId, 'ready').count(),
    rowsIn(store, targetId, 'sending').count(),
    rowsIn(store, targetId, 'sent').count(),
    rowsIn(store, targetId, 'failed').count(),
    rowsIn(store, targetId, 'conflict').count(),
  ]);
  return { ready, sending, sent, failed, conflict };
}

/** How many leads of a target are in one of these states. What is not asked for costs nothing: `sent` may be a hundred thousand rows. */
export async function countIn(store: Store, targetId: TargetId, states: readonly OutboxState[]): Promise<number> {
  const each = await Promise.all(states.map((state) => rowsIn(store, targetId, state).count()));
  return each.reduce((sum, count) => sum + count, 0);
}

/** How many leads are still to reach a CRM, all targets together (files are none). */
export async function readUnsent(store: Store): Promise<number> {
  // from the table, not from `store.targets`: what follows this must hear of a target that is connected later
  const targets = (await store.db.targets.toCollection().primaryKeys()) as TargetId[]; // primary keys of the targets' table
  const each = await Promise.all(targets.map((id) => countIn(store, id, UNSENT)));
  return each.reduce((sum, count) => sum + count, 0);
}

/** A lead that waits for a person, with the target's words; `mergedInto`: it is another lead here by now, and still one of its own there. */
export type Stuck = {
  readonly leadId: LeadId;
  readonly state: 'failed' | 'conflict';
  readonly refusal: Refusal;
  readonly mergedInto?: LeadId;
};

async function toStuck(store: Store, row: OutboxRow, state: Stuck['state']): Promise<Stuck> {
  const { refusal = { field: null, reason: '' }, mergedInto } = await openNote(store, row);
  return { leadId: row.leadId, state, refusal, ...(mergedInto === undefined ? {} : { mergedInto }) };
}

/** Leads of a target that wait for a person, at most `limit` of each state. */
export async function readStuck(store: Store, targetId: TargetId, limit = 200): Promise<Stuck[]> {
  const of = async (state: Stuck['state']): Promise<Stuck[]> =>
    Promise.all((await rowsIn(store, targetId, state).limit(limit).toArray()).map((row) => toStuck(store, row, state)));
  return [...(await of('failed')), ...(await of('conflict'))];
}

/** Where one lead stands with each target. */
export const readLeadOutbox = (store: Store, leadId: LeadId): Promise<OutboxRow[]> =>
  store.db.outbox.where('leadId').equals(leadId).toArray();

/** When the next lead of a target is due, in ms; null when none is waiting. */
export async function nextDueAt(store: Store, targetId: TargetId): Promise<number | null> {
  const row = await store.db.outbox
    .where('[targetId+dueAt]')
    .between([targetId, 0], [targetId, NEVER], true, false)
    .filter(({ state }) => state === 'ready')
    .first();
  return row?.dueAt ?? null;
}
