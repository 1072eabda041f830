import type { LeadId } from '#shared/domain/ids.ts';
import type { Interaction } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { whereOf } from './codec.ts';
import type { Codec } from './codec.ts';
import type { BoothDb, SealedRow, Touched } from './db.ts';
import type { JournalOp } from './store.ts';
import { newEntry, setNotes } from './searchCore.ts';
import type { PageQuestion, Question, SearchPage } from './searchCore.ts';
import { newSearchIndex } from './searchIndex.ts';
import type { SearchIndex } from './searchIndex.ts';
import { newNotes } from './searchNotes.ts';
import type { Notes } from './searchNotes.ts';

/** How much of the database is in memory: leads first, newest first, then what was noted. */
export type SearchProgress = { readonly phase: 'leads' | 'notes' | 'ready'; readonly done: number };

/** The index and what fills it; this is what the worker gives the screens. */
export type SearchEngine = {
  /** Reads and opens everything once; resolves with the rows whose body does not open. */
  readonly load: (onProgress: (progress: SearchProgress) => void) => Promise<Touched[]>;
  /** Takes in saved changes, in the order given; resolves when the answers tell of them. */
  readonly update: (ops: readonly JournalOp[]) => Promise<void>;
  readonly page: (question: PageQuestion) => SearchPage;
  readonly ids: (question: Question) => LeadId[];
};

type Searched = 'leads' | 'interactions';
type Source = { readonly db: BoothDb; readonly codec: Codec };
/** What is in memory; `changed` names rows whose saved change came while the rest was being read: newer than what is read. */
type Memory = { readonly index: SearchIndex; readonly notes: Notes; readonly changed: Set<string> };

const ROWS_A_TIME = 1_000;

type Piece = { readonly records: unknown[]; readonly damaged: Touched[] };

async function openPiece({ codec }: Source, table: Searched, rows: readonly SealedRow[]): Promise<Map<string, unknown>> {
  const opened = await Promise.allSettled(rows.map((row) => codec.open(whereOf(table, row.id), row.body)));
  return new Map(
    rows.flatMap(({ id }, at) => {
      const one = opened[at];
      return one?.status === 'fulfilled' ? [[id, one.value]] : [];
    }),
  );
}

/** A table in pieces, the newest ids first; without the rows that have changed meanwhile. */
async function* readPieces(source: Source, table: Searched, changed: ReadonlySet<string>): AsyncGenerator<Piece> {
  // keys first, then ranges of them: rows read backwards would come one by one, ten times slower
  const ids = await source.db[table].orderBy('id').primaryKeys();
  for (let end = ids.length; end > 0; end -= ROWS_A_TIME) {
    const [first = '', last = ''] = [ids[Math.max(0, end - ROWS_A_TIME)], ids[end - 1]];
    const rows = (await source.db[table].where('id').between(first, last, true, true).toArray()).reverse();
    const opened = await openPiece(source, table, rows);
    const fresh = [...opened].filter(([id]) => !changed.has(whereOf(table, id)));
    const damaged = rows.filter(({ id }) => !opened.has(id)).map(({ id }) => ({ table, id }));
    yield { records: fresh.map(([, record]) => record), damaged };
  }
}

function refresh({ index, notes }: Memory, leads: Iterable<LeadId>): void {
  const entries = [...new Set(leads)].flatMap((id) => {
    const entry = index.get(id);
    return entry === undefined ? [] : [setNotes(entry, notes.of(id))];
  });
  if (entries.length > 0) index.set(entries);
}

function takeRecords(memory: Memory, table: Searched, records: readonly unknown[]): void {
  // our own codec opened these as rows of the table
  if (records.length === 0) return;
  if (table === 'leads') memory.index.set((records as Lead[]).map((lead) => newEntry(lead, memory.notes.of(lead.id))));
  else
    refresh(
      memory,
      (records as Interaction[]).flatMap((one) => memory.notes.put(one)),
    );
}

const idOf = (op: JournalOp): string => ('put' in op ? op.put.id : op.del);

/** Takes in saved changes: of each row the last; a body that does not open is left as it was. */
async function takeOps(source: Source, memory: Memory, ops: readonly JournalOp[]): Promise<void> {
  const last = new Map(ops.map((op) => [whereOf(op.table, idOf(op)), op]));
  for (const name of last.keys()) memory.changed.add(name);
  for (const table of ['leads', 'interactions'] as const) {
    const group = [...last.values()].filter((op) => op.table === table);
    const rows = group.flatMap((op) => ('put' in op && op.table !== 'outbox' ? [op.put] : []));
    takeRecords(memory, table, [...(await openPiece(source, table, rows)).values()]);
    for (const op of group) if ('del' in op) drop(memory, table, op.del);
  }
}

function drop(memory: Memory, table: Searched, id: string): void {
  if (table === 'leads') memory.index.remove(id as LeadId); // ids of the table of leads
  else refresh(memory, memory.notes.drop(id));
}

/** An index of the leads of a database, empty until it is loaded. Changes that come while it loads win over what is read. */
export function newSearchEngine(source: Source): SearchEngine {
  const memory: Memory = { index: newSearchIndex(), notes: newNotes(), changed: new Set() };
  let lane: Promise<void> = Promise.resolve();
  let isLoaded = false;

  async function load(onProgress: (progress: SearchProgress) => void): Promise<Touched[]> {
    const damaged: Touched[] = [];
    for (const table of ['leads', 'interactions'] as const) {
      let done = 0;
      for await (const piece of readPieces(source, table, memory.changed)) {
        takeRecords(memory, table, piece.records);
        damaged.push(...piece.damaged);
        done += piece.records.length;
        onProgress({ phase: table === 'leads' ? 'leads' : 'notes', done });
      }
    }
    isLoaded = true;
    memory.changed.clear();
    onProgress({ phase: 'ready', done: 0 });
    return damaged;
  }

  async function takeAll(ops: readonly JournalOp[]): Promise<void> {
    await takeOps(source, memory, ops);
    if (isLoaded) memory.changed.clear();
  }

  return {
    load,
    update(ops) {
      const mine = lane.then(() => takeAll(ops));
      lane = mine.catch(() => undefined);
      return mine;
    },
    page: memory.index.page,
    ids: memory.index.ids,
  };
}
