import { liveQuery } from 'dexie';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { FILES_TARGET, outboxId } from '#shared/domain/outbox.ts';
import type { Refusal } from '#shared/domain/outbox.ts';
import type { ExportLead } from '#shared/formats/export/exportLead.ts';
import { whereOf } from './codec.ts';
import { commit } from './commit.ts';
import { counts, leaveOut, readStuck } from './outbox.ts';
import { readMany, readOfLeads } from './read.ts';
import type { Store } from './store.ts';

/** Which leads: all of a show (or of all shows), those not in any file since their last change, or these. */
export type ExportChoice = { readonly showId: ShowId | null; readonly only: 'all' | 'new' | readonly LeadId[] };

/** Leads as they are written, and the revision of each, to be acknowledged when the file is whole. */
export type ExportBatch = {
  readonly items: readonly ExportLead[];
  readonly revs: readonly (readonly [LeadId, string])[];
  /** Discarded leads: in no file. */
  readonly left: readonly LeadId[];
};

const NEVER = Number.MAX_SAFE_INTEGER;
const ROWS_A_COMMIT = 500;

/** Ids of the leads to write, oldest first; by indexes, nothing is opened. */
export async function readExportIds(store: Store, { showId, only }: ExportChoice): Promise<LeadId[]> {
  if (typeof only !== 'string') return [...only];
  const all =
    showId === null
      ? store.db.leads.orderBy('[showId+capturedAt]')
      : store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, NEVER], true, true);
  const ids = (await all.primaryKeys()) as LeadId[]; // primary keys of the leads' table
  if (only === 'all') return ids;
  const rows = await store.db.outbox.where('[targetId+state]').equals([FILES_TARGET, 'ready']).toArray();
  const due = new Set(rows.map(({ leadId }) => leadId));
  return ids.filter((id) => due.has(id));
}

/** Revision of each lead as the files' queue knows it; '' for one that is not in it. By ids, nothing is opened. */
export async function readExportRevs(store: Store, ids: readonly LeadId[]): Promise<Map<LeadId, string>> {
  const revs = new Map<LeadId, string>();
  // in pieces, so that the screen stays alive
  for (let from = 0; from < ids.length; from += ROWS_A_COMMIT) {
    const piece = ids.slice(from, from + ROWS_A_COMMIT);
    const rows = await store.db.outbox.bulkGet(piece.map((id) => outboxId(FILES_TARGET, id)));
    for (const [at, id] of piece.entries()) revs.set(id, rows[at]?.wantedRev ?? '');
  }
  return revs;
}

/** Calls at once and after every commit to any record, until the answer is called. */
export function watchCommits(store: Store, onCommit: () => void): () => void {
  const watching = liveQuery(async () => (await store.db.history.orderBy('seq').last())?.seq ?? 0).subscribe({
    next: onCommit,
    error: (error: unknown) => {
      // a query that fails is a bug: it goes to the boundary of what nobody awaits
      throw error;
    },
  });
  return () => watching.unsubscribe();
}

function byLead<T extends { readonly leadId: LeadId }>(records: readonly T[], timeOf: (record: T) => number): Map<LeadId, T[]> {
  const groups = new Map<LeadId, T[]>();
  for (const record of [...records].sort((a, b) => timeOf(a) - timeOf(b))) {
    const group = groups.get(record.leadId);
    if (group) group.push(record);
    else groups.set(record.leadId, [record]);
  }
  return groups;
}

/** Everything files tell of some leads, in the order of the ids; leads that are gone are left out. */
export async function readExportBatch(store: Store, ids: readonly LeadId[]): Promise<ExportBatch> {
  // revisions first: what is read after them is at least as new
  const rows = await store.db.outbox.bulkGet(ids.map((id) => outboxId(FILES_TARGET, id)));
  const [leads, ...told] = await Promise.all([
    readMany(store, 'leads', ids),
    readOfLeads(store, 'interactions', ids),
    readOfLeads(store, 'appointments', ids),
    readOfLeads(store, 'promises', ids),
    readOfLeads(store, 'captures', ids),
  ]);
  const interactions = byLead(told[0], ({ at }) => at);
  const appointments = byLead(told[1], ({ startsAt }) => startsAt);
  const promises = byLead(told[2], ({ madeAt }) => madeAt);
  const captures = byLead(told[3], ({ at }) => at);
  const items = leads
    .filter((lead) => lead.discardedAt === undefined)
    .map((lead) => ({
      lead,
      interactions: interactions.get(lead.id) ?? [],
      appointments: appointments.get(lead.id) ?? [],
      promises: promises.get(lead.id) ?? [],
      captures: captures.get(lead.id) ?? [],
    }));
  return {
    items,
    revs: rows.flatMap((row) => (row === undefined ? [] : [[row.leadId, row.wantedRev] as const])),
    left: leads.filter((lead) => lead.discardedAt !== undefined).map(({ id }) => id),
  };
}

export type ExportRecord = {
  readonly revs: ExportBatch['revs'];
  readonly left: readonly LeadId[];
  readonly file: string;
  readonly rows: number;
};

/**
 * Writes down that a file holds these revisions, so that "new since the last export" leaves them out; a lead changed since it was
 * read stays new. The history keeps what kind of file it was and how many leads it holds.
 */
export async function saveExported(store: Store, { revs, left, file, rows }: ExportRecord): Promise<void> {
  const line = { action: 'sync', leadId: null, changes: [{ field: 'export', from: '', to: `${file} (${rows})` }] } as const;
  for (let from = 0; from < revs.length; from += ROWS_A_COMMIT) {
    const piece = new Map(revs.slice(from, from + ROWS_A_COMMIT).map(([id, rev]) => [outboxId(FILES_TARGET, id), rev]));
    await commit(store, {
      puts: [],
      line,
      outbox: {
        ids: [...piece.keys()],
        change: (row) => {
          const rev = piece.get(row.id) ?? null;
          // what the reader of an earlier file refused is refused again until somebody has mended it
          if (row.state === 'failed' && row.wantedRev === rev && row.ackedRev === rev) return null;
          return row.wantedRev === rev ? { ...row, state: 'sent', ackedRev: rev, dueAt: NEVER, body: null } : { ...row, ackedRev: rev };
        },
      },
    });
  }
  if (left.length > 0) await leaveOut(store, FILES_TARGET, left);
}

/** What the reader of a file said of a lead. */
export type FileRefusal = { readonly leadId: LeadId; readonly refusal: Refusal };

/** What became of refusals. `edited`: changed since the file was written, so they go with the next one anyway. `unknown`: in no file's queue. */
export type Refused = { readonly refused: readonly LeadId[]; readonly edited: readonly LeadId[]; readonly unknown: readonly LeadId[] };

/**
 * Writes down that the reader of a file refused these leads, with the field and its words: they wait for a person, and go into the next
 * file that is new once they are edited. Several refusals of one lead become one.
 */
export async function refuseExported(store: Store, refusals: readonly FileRefusal[]): Promise<Refused> {
  const byId = new Map<LeadId, Refusal>();
  for (const { leadId, refusal } of refusals) {
    const before = byId.get(leadId);
    const isSaid = before === undefined || before.reason.includes(refusal.reason);
    byId.set(
      leadId,
      isSaid ? { ...refusal, ...before } : { field: before.field ?? refusal.field, reason: `${before.reason}; ${refusal.reason}` },
    );
  }
  const done = { refused: [] as LeadId[], edited: [] as LeadId[] };
  const ids = [...byId.keys()];
  const bodies = new Map<string, Uint8Array>();
  for (const [leadId, refusal] of byId) {
    const id = outboxId(FILES_TARGET, leadId);
    bodies.set(id, await store.codec.seal(whereOf('outbox', id), { refusal }));
  }
  for (let from = 0; from < ids.length; from += ROWS_A_COMMIT) {
    const piece = ids.slice(from, from + ROWS_A_COMMIT).map((id) => outboxId(FILES_TARGET, id));
    const told: typeof done = { refused: [], edited: [] };
    await commit(store, {
      puts: [],
      line: { action: 'sync', leadId: null },
      outbox: {
        ids: piece,
        change: (row) => {
          if (row.ackedRev !== null && row.ackedRev !== row.wantedRev) {
            told.edited.push(row.leadId);
            return null;
          }
          told.refused.push(row.leadId);
          // a file of another laptop: what it held is what is here now
          return { ...row, state: 'failed', ackedRev: row.wantedRev, dueAt: NEVER, body: bodies.get(row.id) ?? null };
        },
      },
    });
    done.refused.push(...told.refused);
    done.edited.push(...told.edited);
  }
  const known = new Set([...done.refused, ...done.edited]);
  return { ...done, unknown: ids.filter((id) => !known.has(id)) };
}

/** Why a file's reader refused a lead as it is now; null when it did not, or the lead was edited since. */
export async function readFileRefusal(store: Store, leadId: LeadId): Promise<Refusal | null> {
  const row = await store.db.outbox.get(outboxId(FILES_TARGET, leadId));
  if (row?.state !== 'failed' || row.body === null) return null;
  // sealed by `refuseExported` for this row
  return ((await store.codec.open(whereOf('outbox', row.id), row.body)) as { readonly refusal?: Refusal }).refusal ?? null;
}

/** A lead that the reader of a file refused, with its words. */
export type RefusedLead = { readonly id: LeadId; readonly name: string; readonly refusal: Refusal };

/** Leads that readers of files refused as they are now, at most `limit`, and how many there are. */
export async function readRefusedLeads(
  store: Store,
  limit: number,
): Promise<{ readonly count: number; readonly leads: readonly RefusedLead[] }> {
  const [{ failed }, stuck] = await Promise.all([counts(store, FILES_TARGET), readStuck(store, FILES_TARGET, limit)]);
  const refused = stuck.filter(({ state }) => state === 'failed');
  const names = new Map((await readMany(store, 'leads', refused.map(({ leadId }) => leadId))).map((lead) => [lead.id, nameOf(lead)])); // prettier-ignore
  return { count: failed, leads: refused.map(({ leadId, refusal }) => ({ id: leadId, name: names.get(leadId) ?? '', refusal })) };
}
