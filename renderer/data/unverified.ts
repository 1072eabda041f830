import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { FILES_TARGET, outboxId } from '#shared/domain/outbox.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import type { OutboxRow } from './db.ts';
import { leadsOfShow } from './leads.ts';
import { openRows, readMany } from './read.ts';
import { readSetting } from './settings.ts';
import type { JournalOp, Store } from './store.ts';
import { pause } from './pause.ts';
import { hearSaves } from './hearSaves.ts';

/** How many leads of a show are in no verified file: those captured today by the show's clock, and the others. */
export type Unverified = { readonly today: number; readonly earlier: number };

type Place = Pick<Show, 'id' | 'zone'>;
type Known = { readonly capturedAt: number; readonly isDiscarded: boolean };
/** The leads of a show that are looked at, and which of them some file has. */
type Memory = { readonly showId: ShowId; readonly leads: Map<LeadId, Known>; readonly filed: Set<LeadId> };

const newMemory = ({ id }: Place): Memory => ({ showId: id, leads: new Map(), filed: new Set() });

/** The newest leads that are looked at: enough for a reminder, which counts no further back than some booths' whole show. */
const NEWEST = 2_000;
/** Rows read between two breaths: a badge that is saved meanwhile does not wait. */
const ROWS_A_TIME = 100;
/** Saves are gathered this long before they are told, milliseconds. */
const GATHER_MS = 500;

/** A row that no file has acknowledged, in any revision; a lead without a row was taken out of the queue or never in it. */
const isInFile = (row: OutboxRow | undefined): boolean => row !== undefined && row.ackedRev !== null;

function note({ filed }: Memory, id: LeadId, row: OutboxRow | undefined): void {
  if (isInFile(row)) filed.add(id);
  else filed.delete(id);
}

/** Reads the newest leads of the show, a few at a time. */
async function load(store: Store, memory: Memory): Promise<void> {
  const ids = (await leadsOfShow(store, memory.showId).reverse().limit(NEWEST).primaryKeys()) as LeadId[]; // primary keys of the leads' table
  for (let from = 0; from < ids.length; from += ROWS_A_TIME) {
    const piece = ids.slice(from, from + ROWS_A_TIME);
    const rows = await store.db.outbox.bulkGet(piece.map((id) => outboxId(FILES_TARGET, id)));
    for (const [at, id] of piece.entries()) note(memory, id, rows[at]);
    for (const { id, capturedAt, discardedAt } of await readMany(
      store,
      'leads',
      piece.filter((id) => !memory.filed.has(id)),
    ))
      memory.leads.set(id, { capturedAt, isDiscarded: discardedAt !== undefined });
    await pause(0);
  }
}

/** Takes in what was saved: only those rows are looked at. */
async function take(store: Store, memory: Memory, ops: readonly JournalOp[]): Promise<void> {
  for (const op of ops) {
    // ids of the tables that are named beside them
    if (op.table === 'leads' && 'del' in op) memory.leads.delete(op.del as LeadId);
    if (op.table === 'outbox' && 'put' in op && op.put.targetId === FILES_TARGET) note(memory, op.put.leadId, op.put);
  }
  const rows = new Map(ops.flatMap((op) => (op.table === 'leads' && 'put' in op ? [[op.put.id, op.put] as const] : [])));
  for (const { id, showId: own, capturedAt, discardedAt } of await openRows(store, 'leads', [...rows.values()]))
    if (own === memory.showId) memory.leads.set(id, { capturedAt, isDiscarded: discardedAt !== undefined });
    else memory.leads.delete(id);
}

/** Counts by what is in memory; leads captured before the last whole backup need no reminder. */
async function count(store: Store, { id, zone }: Place, { leads, filed }: Memory): Promise<Unverified> {
  const until = (await readSetting(store)).wholeUntil?.[id] ?? -1;
  const { day } = localTime(store.now(), zone);
  let today = 0;
  let all = 0;
  for (const [lead, { capturedAt, isDiscarded }] of leads) {
    if (isDiscarded || capturedAt <= until || filed.has(lead)) continue;
    all += 1;
    if (localTime(capturedAt, zone).day === day) today += 1;
  }
  return { today, earlier: all - today };
}

/** Counts the leads of a show that are in no verified file, the discarded left out. */
export async function readUnverified(store: Store, place: Place): Promise<Unverified> {
  const memory: Memory = newMemory(place);
  await load(store, memory);
  return count(store, place, memory);
}

const MATTERS: ReadonlySet<string> = new Set(['leads', 'outbox', 'settings']);

/**
 * Tells the same when it is known and after saves, at most twice a second. The leads are read once, a few at a time; from then on a save
 * costs a look at its own rows, however many leads the show has. Answers what ends it.
 */
export function watchUnverified(store: Store, place: Place, onCount: (unverified: Unverified) => void): () => void {
  const stop = new AbortController();
  const memory: Memory = newMemory(place);
  let heard: JournalOp[] = [];
  let isBusy = true;
  async function refresh(): Promise<void> {
    isBusy = true;
    while (heard.length > 0 && !stop.signal.aborted) {
      const ops = heard;
      heard = [];
      await take(store, memory, ops);
      const unverified = await count(store, place, memory);
      if (!stop.signal.aborted) onCount(unverified);
      await pause(GATHER_MS);
    }
    isBusy = false;
  }
  async function begin(): Promise<void> {
    await load(store, memory);
    const unverified = await count(store, place, memory);
    if (!stop.signal.aborted) onCount(unverified);
    // what was saved while the leads were read is newer than what was read
    await refresh();
  }
  const deafen = hearSaves(store, (ops) => {
    const mine = ops.filter(({ table }) => MATTERS.has(table));
    heard.push(...mine);
    if (!isBusy && mine.length > 0) void refresh();
  });
  void begin();
  return () => {
    stop.abort();
    deafen();
  };
}
