import type { Codec } from './codec.ts';
import { SEALED_TABLES } from './db.ts';
import type { HistoryRow, OutboxRow, SealedRow, Touched } from './db.ts';
import { resealLine, resealOutbox, resealRow } from './resealRow.ts';
import type { Codecs } from './resealRow.ts';
import type { JournalFrame, JournalOp, Store } from './store.ts';

/** Tables whose rows are counted before and after; the lines of the history beside them. */
const TABLES = [...SEALED_TABLES, 'outbox'] as const;
export type Counts = Readonly<Record<Touched['table'] | 'history', number>>;

type ResealInput = {
  /** Seals under the new keys. */
  readonly fresh: Codec;
  /** Takes frames of the new journal, in their order; rejects when they could not be kept. */
  readonly send: (frames: JournalFrame[]) => Promise<void>;
  readonly signal: AbortSignal;
  /** Lines written, of so many. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** What was sealed anew. `damaged`: rows and lines that no longer open: then nothing is to be changed. */
export type Resealed =
  | { readonly kind: 'done'; readonly counts: Counts; readonly last: number }
  | { readonly kind: 'damaged'; readonly damaged: number }
  | { readonly kind: 'changed' }
  | { readonly kind: 'stopped' };

const LINES_A_PAGE = 2_000;
/** Rows sealed at one go: the screen goes on moving in between. */
const ROWS_A_TIME = 1_000;

const nameOf = ({ table, id }: Touched): string => `${table}/${id}`;

/** The lines of the history in their order, some at a time, up to number `last`. */
async function* linesOf(store: Store, last: number = Number.MAX_SAFE_INTEGER): AsyncGenerator<HistoryRow[]> {
  for (let after = 0; ;) {
    const lines = await store.db.history.where('seq').between(after, last, false, true).limit(LINES_A_PAGE).toArray();
    const end = lines.at(-1);
    if (end === undefined) return;
    yield lines;
    after = end.seq;
  }
}

/** The last line that touched each row, and the number of the last line of all. */
async function lastLines(store: Store): Promise<{ readonly of: Map<string, number>; readonly last: number }> {
  const of = new Map<string, number>();
  let last = 0;
  for await (const lines of linesOf(store)) {
    for (const { seq, touched } of lines) {
      last = seq;
      for (const row of touched) of.set(nameOf(row), seq);
    }
  }
  return { of, last };
}

/** Rows that no line names: nothing makes any, but what is there is taken along. */
async function unnamedRows(store: Store, named: ReadonlyMap<string, number>): Promise<Touched[]> {
  const found: Touched[] = [];
  for (const table of TABLES) {
    const ids = await store.db.table<object, string>(table).toCollection().primaryKeys();
    for (const id of ids) if (!named.has(nameOf({ table, id }))) found.push({ table, id });
  }
  return found;
}

/** How many rows each table has, and lines the history. */
export async function countRows(store: Store): Promise<Counts> {
  const counts = await Promise.all(
    [...TABLES, 'history' as const].map(async (table) => [table, await store.db.table(table).count()] as const),
  );
  return Object.fromEntries(counts) as Counts; // one entry a table, made in the line above
}

/** Rows as they are now, in the order asked; undefined for one that was deleted. */
async function readRows(store: Store, rows: readonly Touched[]): Promise<(SealedRow | OutboxRow | undefined)[]> {
  const found = new Map<string, SealedRow | OutboxRow>();
  for (const table of new Set(rows.map((row) => row.table))) {
    const ids = rows.filter((row) => row.table === table).map(({ id }) => id);
    for (const row of await store.db.table<SealedRow | OutboxRow, string>(table).bulkGet(ids))
      if (row !== undefined) found.set(nameOf({ table, id: row.id }), row);
  }
  return rows.map((row) => found.get(nameOf(row)));
}

/** A row sealed anew, if it must be from what the journal has of it; null when it does not open. */
async function resealOne(
  store: Store,
  codecs: Codecs,
  { table, row }: { table: Touched['table']; row: SealedRow | OutboxRow },
): Promise<JournalOp | null> {
  try {
    // the row was read from this table
    if (table === 'outbox') return { table, put: await resealOutbox(codecs, row as OutboxRow) };
    return { table, put: await resealRow(codecs, table, row as SealedRow) };
  } catch {
    const mended = table === 'outbox' ? null : ((await store.mend?.({ table, id: row.id })) ?? null);
    return mended === null || table === 'outbox' ? null : { table, put: await resealRow(codecs, table, mended) };
  }
}

type Work = { readonly store: Store; readonly codecs: Codecs; readonly counts: Map<string, number>; damaged: number };

async function opsOf(work: Work, rows: readonly Touched[]): Promise<JournalOp[]> {
  const { store, codecs, counts } = work;
  const ops: JournalOp[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_TIME) {
    const some = rows.slice(from, from + ROWS_A_TIME);
    const now = await readRows(store, some);
    const sealed = await Promise.all(
      some.map(async ({ table, id }, at): Promise<JournalOp | null> => {
        const row = now[at];
        return row === undefined ? { table, del: id } : resealOne(store, codecs, { table, row });
      }),
    );
    for (const op of sealed) {
      if (op === null) work.damaged += 1;
      else ops.push(op);
      if (op !== null && 'put' in op) counts.set(op.table, (counts.get(op.table) ?? 0) + 1);
    }
  }
  return ops;
}

/** Lines that together touch about as many rows as are sealed at one go. */
function* groupsOf(lines: readonly HistoryRow[]): Generator<HistoryRow[]> {
  let group: HistoryRow[] = [];
  let rows = 0;
  for (const line of lines) {
    group.push(line);
    rows += 1 + line.touched.length;
    if (rows < ROWS_A_TIME) continue;
    yield group;
    group = [];
    rows = 0;
  }
  if (group.length > 0) yield group;
}

/** The frames of some lines: a row goes with the last line that touched it, so what came before is not written again. */
async function framesOf(work: Work, lines: readonly HistoryRow[], rowsOf: (line: HistoryRow) => Touched[]): Promise<JournalFrame[]> {
  const rows = lines.map(rowsOf);
  const ops = await opsOf(work, rows.flat());
  const byRow = new Map(ops.map((op) => [nameOf({ table: op.table, id: 'put' in op ? op.put.id : op.del }), op]));
  const sealed = await Promise.all(lines.map((line) => resealLine(work.codecs, line).catch(() => null)));
  return sealed.flatMap((line, at): JournalFrame[] => {
    if (line === null) {
      work.damaged += 1;
      return [];
    }
    const mine = (rows[at] ?? []).flatMap((row) => byRow.get(nameOf(row)) ?? []);
    return [{ seq: line.seq, at: line.at, line, ops: mine }];
  });
}

const uniqueOf = (rows: readonly Touched[]): Touched[] => [...new Map(rows.map((row) => [nameOf(row), row])).values()];

/** Did anything change since the counting began? */
async function hasChanged(
  store: Store,
  before: Counts,
  { counts, last }: { counts: ReadonlyMap<string, number>; last: number },
): Promise<boolean> {
  const end = await store.db.history.orderBy('seq').lastKey();
  return Number(end ?? 0) !== last || TABLES.some((table) => before[table] !== (counts.get(table) ?? 0));
}

/**
 * Seals all of the database anew, as the frames of a new journal: one a line of the history, with its number, and each row with the last
 * line that touched it. Writes nothing itself. The caller sees to it that nobody saves meanwhile; if somebody did, it says so.
 */
export async function reseal(store: Store, { fresh, send, signal, onProgress }: ResealInput): Promise<Resealed> {
  const before = await countRows(store);
  const { of: lastOf, last } = await lastLines(store);
  const unnamed = await unnamedRows(store, lastOf);
  const work: Work = { store, codecs: { old: store.codec, fresh }, counts: new Map(), damaged: 0 };
  const rowsOf = (line: HistoryRow): Touched[] => [
    ...uniqueOf(line.touched).filter((row) => lastOf.get(nameOf(row)) === line.seq),
    ...(line.seq === last ? unnamed : []),
  ];
  let done = 0;
  for await (const page of linesOf(store, last)) {
    for (const lines of groupsOf(page)) {
      if (signal.aborted) return { kind: 'stopped' };
      const frames = await framesOf(work, lines, rowsOf);
      if (work.damaged === 0) await send(frames);
      done += lines.length;
      onProgress?.(done, before.history);
    }
  }
  if (work.damaged > 0) return { kind: 'damaged', damaged: work.damaged };
  if (await hasChanged(store, before, { counts: work.counts, last })) return { kind: 'changed' };
  return { kind: 'done', counts: before, last };
}
