import type { Causal } from '#shared/domain/causal.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { HistoryLine } from '#shared/domain/history.ts';
import { outboxId, queued } from '#shared/domain/outbox.ts';
import { whereOf } from './codec.ts';
import type { HistoryRow, OutboxRow, SealedRow, SealedTable } from './db.ts';
import type { Put } from './put.ts';
import { indexOf } from './records.ts';
import { clashOf, gravesOf, stampPuts } from './stamps.ts';
import type { JournalFrame, JournalOp, Store } from './store.ts';

export type { Put };

/** Outbox rows to change, read inside the transaction: `change` is pure and answers the row as it becomes, or null to leave it, or 'delete'. */
export type OutboxChange = {
  readonly ids: readonly string[];
  readonly change: (row: OutboxRow) => Omit<OutboxRow, 'rev'> | 'delete' | null;
};

/** A change: the records it writes and deletes, the leads it makes due for every target (or for one), and its line of history. */
export type Change = {
  readonly puts: readonly Put[];
  readonly deletes?: readonly { readonly table: SealedTable; readonly id: string }[];
  readonly queue?: readonly LeadId[];
  readonly queueFor?: readonly TargetId[];
  readonly outbox?: OutboxChange;
  readonly line: Pick<HistoryLine, 'action' | 'leadId'> & Partial<HistoryLine>;
};

type Sealing = { readonly rev: string; readonly causal: Causal | undefined };

async function sealPut(store: Store, put: Put, { rev, causal }: Sealing): Promise<{ table: SealedTable; put: SealedRow }> {
  const { table, record } = put;
  // the registry has one entry a table, and `Put` pairs each table with its record
  const index = await (indexOf[table] as (record: unknown, codec: Store['codec']) => object | Promise<object>)(record, store.codec);
  const body = await store.codec.seal(whereOf(table, record.id), record, causal);
  return { table, put: { ...index, ...clashOf(put, causal), id: record.id, rev, body } };
}

async function queueRows(
  store: Store,
  { queue: leads = [], queueFor: targets = store.targets }: Change,
  rev: string,
): Promise<OutboxRow[]> {
  const wanted = leads.flatMap((leadId) => targets.map((targetId) => ({ targetId, leadId })));
  const before = await store.db.outbox.bulkGet(wanted.map(({ targetId, leadId }) => outboxId(targetId, leadId)));
  const now = store.now();
  return wanted.map((pair, at) => ({
    ...queued(before[at], { ...pair, rev, now }),
    rev,
    // what the target has, and its words of a conflict, stay known
    body: before[at]?.body ?? null,
  }));
}

async function changeRows(store: Store, { ids, change }: OutboxChange, rev: string): Promise<JournalOp[]> {
  const rows = await store.db.outbox.bulkGet([...ids]);
  return rows.flatMap((row): JournalOp[] => {
    const after = row === undefined ? null : change(row);
    if (row === undefined || after === null) return [];
    return [after === 'delete' ? { table: 'outbox', del: row.id } : { table: 'outbox', put: { ...after, rev } }];
  });
}

async function write(store: Store, ops: readonly JournalOp[]): Promise<void> {
  for (const table of new Set(ops.map((op) => op.table))) {
    const group = ops.filter((op) => op.table === table);
    const puts = group.flatMap((op) => ('put' in op ? [op.put] : []));
    const deletes = group.flatMap((op) => ('del' in op ? [op.del] : []));
    // each op was made with the row of its own table
    if (puts.length > 0) await store.db.table<object, string>(table).bulkPut(puts);
    if (deletes.length > 0) await store.db.table<object, string>(table).bulkDelete(deletes);
  }
}

const touchedBy = (ops: readonly JournalOp[]): HistoryRow['touched'] =>
  ops.map((op) => ({ table: op.table, id: 'put' in op ? op.put.id : op.del }));

/** Sequence numbers of lines under way: handed out in memory, because a line is sealed before its transaction begins. */
const lastSeq = new WeakMap<Store['db'], Promise<number>>();

/** The number after the last line; numbers are never used twice, and a failed commit leaves no gap that matters. */
async function nextSeq(store: Store): Promise<number> {
  const before =
    lastSeq.get(store.db) ??
    store.db.history
      .orderBy('seq')
      .lastKey()
      .then((key) => Number(key ?? 0));
  const mine = before.then((seq) => seq + 1);
  lastSeq.set(store.db, mine);
  return mine;
}

/** Tells the counter that lines up to `seq` exist (after a repair from the journal). */
export function skipSeqTo(store: Store, seq: number): void {
  lastSeq.set(store.db, Promise.resolve(seq));
}

/** A change sealed, numbered and ready to be written. */
type Sealed = {
  readonly change: Change;
  readonly seq: number;
  readonly at: number;
  readonly rev: string;
  readonly line: HistoryLine;
  readonly body: Uint8Array;
  readonly ops: readonly JournalOp[];
};

async function sealChange(store: Store, change: Change): Promise<Sealed> {
  const at = store.now();
  const rev = store.newId();
  const doer = { at, by: change.line.by === undefined ? store.staff() : change.line.by };
  const { puts: given, deletes: taken = [] } = change;
  const puts = taken.length === 0 ? given : [...given, ...(await gravesOf(store, { puts: given, deletes: taken }, doer))];
  const stamps = await stampPuts(store, puts, doer);
  const sealed: JournalOp[] = await Promise.all(puts.map((put) => sealPut(store, put, { rev, causal: stamps.get(put) })));
  const deletes: JournalOp[] = taken.map(({ table, id }) => ({ table, del: id }));
  const seq = await nextSeq(store);
  const line: HistoryLine = { v: 1, at, by: store.staff(), changes: [], ...change.line };
  return { change, seq, at, rev, line, body: await store.codec.seal(whereOf('history', seq), line), ops: [...sealed, ...deletes] };
}

/** Inside the transaction: all rows of a change, those of the outbox too. */
async function opsOf(store: Store, { change, rev, ops }: Sealed): Promise<JournalOp[]> {
  const rows = await queueRows(store, change, rev);
  const outbox = change.outbox === undefined ? [] : await changeRows(store, change.outbox, rev);
  return [...ops, ...rows.map((put): JournalOp => ({ table: 'outbox', put })), ...outbox];
}

/**
 * Writes changes whole or not at all: records, outbox rows and the lines of history in one strict transaction, then the journal, a frame
 * a change. No two of them may be about the same row. Resolves when both have all of it on the disk; rejects as `commit` does.
 */
export async function commitTogether(store: Store, changes: readonly Change[]): Promise<void> {
  for (const tell of store.onBegin) tell();
  const sealed = await Promise.all(changes.map((change) => sealChange(store, change)));
  const written = [...new Set(sealed.flatMap(({ ops }) => ops.map(({ table }) => table)))];
  const saved = await store.db.transaction('rw', [...new Set([...written, 'outbox' as const]), 'history'], async () => {
    const frames = await Promise.all(
      sealed.map(async (one): Promise<JournalFrame> => {
        const ops = await opsOf(store, one);
        const { seq, at, line, body } = one;
        return { seq, at, line: { seq, at, leadId: line.leadId, touched: touchedBy(ops), body }, ops };
      }),
    );
    await write(
      store,
      frames.flatMap(({ ops }) => ops),
    );
    await store.db.history.bulkAdd(frames.map(({ line }) => line));
    return frames;
  });
  try {
    await Promise.all(saved.map((frame) => store.journal.append(frame)));
  } finally {
    // the database has it even when the journal could not take it, so what mirrors the database must hear of it
    const ops = saved.flatMap((frame) => frame.ops);
    for (const tell of store.onSaved) tell(ops);
  }
}

/**
 * Writes a change whole or not at all: records, outbox rows and the line of history in one strict transaction, then the journal.
 * Resolves when both have it on the disk: only then may a screen say "saved". Rejects when either could not; the database keeps
 * what it has, and the next start repairs the other from it.
 */
export const commit = (store: Store, change: Change): Promise<void> => commitTogether(store, [change]);
