import { countOf, rangesOf, withoutRanges } from '#shared/ipc/journal.ts';
import type { JournalSummary, SeqRange } from '#shared/ipc/journal.ts';
import { whereOf } from './codec.ts';
import { skipSeqTo } from './commit.ts';
import { SEALED_TABLES } from './db.ts';
import type { HistoryRow, OutboxRow, SealedRow, Touched } from './db.ts';
import type { Journal } from './journal.ts';
import { canOpen, repairRows } from './repair.ts';
import type { JournalFrame, JournalOp, Store } from './store.ts';

/** What the comparison at start found and mended; all zeros on a good day. */
export type Reconciled = {
  /** Changes the database lacked, taken from the journal. */
  readonly replayed: number;
  /** Changes the journal lacked, written to it from the database. */
  readonly reappended: number;
  /** Bytes of half-written frames at the ends of journal files, set aside. */
  readonly torn: number;
  /** Rows that could not be opened, and changes of damaged places of the journal, that were found nowhere else. */
  readonly damaged: number;
  /** Damaged rows put back from the journal. */
  readonly repaired: number;
  /** Places of the journal that were found damaged at this start for the first time; what they held is in the database, or in `damaged`. */
  readonly hurt?: number;
  /** When the changes were made that are found nowhere, ms; null where nothing before or after is known. */
  readonly between?: readonly [number | null, number | null];
  /** The database was gone, and the journal had an end torn off or damage: nobody knows what was saved last. */
  readonly isEndUnknown?: true;
};

/** How far it is: which way the repair goes, changes done and changes to do. */
export type ReconcileProgress = { readonly phase: 'replay' | 'reappend'; readonly done: number; readonly total: number };

type OnProgress = (progress: ReconcileProgress) => void;

const FRAMES_A_TIME = 2_000;
const LINES_A_TIME = 200;

const nameOfRow = ({ table, id }: Touched): string => `${table}/${id}`;
const targetOf = (op: JournalOp): Touched => ({ table: op.table, id: 'put' in op ? op.put.id : op.del });

/** Latest line of the database that touched each row, of lines after `seq`: a frame that is late must not undo them. */
async function touchedAfter(store: Store, seq: number): Promise<Map<string, number>> {
  const latest = new Map<string, number>();
  await store.db.history
    .where('seq')
    .above(seq)
    .each((line) => {
      for (const row of line.touched) latest.set(nameOfRow(row), line.seq);
    });
  return latest;
}

/** The last op of each row, of frames in the order written, without those that a later line of the database has overtaken. */
function finalOps(frames: readonly JournalFrame[], newer: ReadonlyMap<string, number>): JournalOp[] {
  const last = new Map<string, JournalOp>();
  for (const frame of frames) {
    for (const op of frame.ops) {
      const name = nameOfRow(targetOf(op));
      if ((newer.get(name) ?? 0) < frame.seq) last.set(name, op);
    }
  }
  return [...last.values()];
}

function writeFrames(store: Store, lines: readonly HistoryRow[], ops: readonly JournalOp[]): Promise<void> {
  const { db } = store;
  return db.transaction('rw', [...SEALED_TABLES, 'outbox', 'history'], async () => {
    for (const table of new Set(ops.map((op) => op.table))) {
      const group = ops.filter((op) => op.table === table);
      const puts = group.flatMap((op) => ('put' in op ? [op.put] : []));
      const deletes = group.flatMap((op) => ('del' in op ? [op.del] : []));
      // each op was made with the row of its own table
      if (puts.length > 0) await db.table<object, string>(table).bulkPut(puts);
      if (deletes.length > 0) await db.table<object, string>(table).bulkDelete(deletes);
    }
    await db.history.bulkPut(lines);
  });
}

async function replay(
  store: Store,
  journal: Journal,
  { wanted, onProgress }: { wanted: SeqRange[]; onProgress: OnProgress },
): Promise<number> {
  const total = countOf(wanted);
  const newer = await touchedAfter(store, wanted[0]?.[0] ?? 0);
  const seen = new Set<number>();
  for (let from: number | null = 0; from !== null;) {
    onProgress({ phase: 'replay', done: seen.size, total });
    const page = await journal.read({ from, limit: FRAMES_A_TIME, wanted });
    await writeFrames(
      store,
      page.frames.map(({ line }) => line),
      finalOps(page.frames, newer),
    );
    for (const { seq } of page.frames) seen.add(seq);
    from = page.next;
  }
  onProgress({ phase: 'replay', done: seen.size, total });
  return seen.size;
}

/** Rows as they are now, by name. */
async function readRows(store: Store, touched: readonly Touched[]): Promise<Map<string, SealedRow | OutboxRow>> {
  const rows = new Map<string, SealedRow | OutboxRow>();
  for (const table of new Set(touched.map((row) => row.table))) {
    const ids = [...new Set(touched.filter((row) => row.table === table).map(({ id }) => id))];
    const found = await store.db.table<SealedRow | OutboxRow, string>(table).bulkGet(ids);
    for (const row of found) if (row !== undefined) rows.set(nameOfRow({ table, id: row.id }), row);
  }
  return rows;
}

/** Damaged rows must not go into the journal as their latest version. */
async function damagedOf(store: Store, rows: ReadonlyMap<string, SealedRow | OutboxRow>): Promise<Touched[]> {
  const checked = await Promise.all(
    [...rows].map(async ([name, row]) => {
      const table = SEALED_TABLES.find((sealed) => name === nameOfRow({ table: sealed, id: row.id }));
      if (table === undefined || row.body === null) return [];
      return (await canOpen(store.codec, whereOf(table, row.id), row.body)) ? [] : [{ table, id: row.id }];
    }),
  );
  return checked.flat();
}

function frameOf(line: HistoryRow, rows: ReadonlyMap<string, SealedRow | OutboxRow>): JournalFrame {
  const ops = line.touched.map(({ table, id }): JournalOp => {
    const row = rows.get(nameOfRow({ table, id }));
    // the map is keyed by table, so the row is of the op's table
    return row === undefined ? { table, del: id } : ({ table, put: row } as JournalOp);
  });
  return { seq: line.seq, at: line.at, line, ops };
}

type Reappended = { readonly reappended: number; readonly repaired: number; readonly damaged: number };

async function reappendLines(store: Store, journal: Journal, lines: readonly HistoryRow[]): Promise<Reappended> {
  const touched = lines.flatMap((line) => line.touched);
  let rows = await readRows(store, touched);
  const bad = await damagedOf(store, rows);
  const repair = bad.length === 0 ? { repaired: 0, lost: [] } : await repairRows(store, journal, bad);
  if (repair.repaired > 0) rows = await readRows(store, touched);
  const lost = new Set(repair.lost.map(nameOfRow));
  const kept = lines.map((line) => ({ ...line, touched: line.touched.filter((row) => !lost.has(nameOfRow(row))) }));
  await Promise.all(kept.map((line, at) => journal.append({ ...frameOf(line, rows), line: lines[at] ?? line })));
  return { reappended: lines.length, repaired: repair.repaired, damaged: lost.size };
}

async function reappend(
  store: Store,
  journal: Journal,
  { wanted, onProgress }: { wanted: SeqRange[]; onProgress: OnProgress },
): Promise<Reappended> {
  const total = countOf(wanted);
  let sum: Reappended = { reappended: 0, repaired: 0, damaged: 0 };
  for (const [first, last] of wanted) {
    for (let from = first; from <= last; from += LINES_A_TIME) {
      onProgress({ phase: 'reappend', done: sum.reappended, total });
      const lines = await store.db.history
        .where('seq')
        .between(from, Math.min(last, from + LINES_A_TIME - 1), true, true)
        .toArray();
      const part = await reappendLines(store, journal, lines);
      sum = {
        reappended: sum.reappended + part.reappended,
        repaired: sum.repaired + part.repaired,
        damaged: sum.damaged + part.damaged,
      };
    }
  }
  if (total > 0) onProgress({ phase: 'reappend', done: sum.reappended, total });
  return sum;
}

type Ranges = readonly (readonly [number, number])[];

/** Numbers below the last that neither side has. Lines that failed leave such gaps too, so they mean a loss only where there is damage. */
function gapsOf(inDb: Ranges, { ranges, last }: Pick<JournalSummary, 'ranges' | 'last'>): [number, number][] {
  const end = Math.max(last, inDb.at(-1)?.[1] ?? 0);
  return end === 0 ? [] : withoutRanges(withoutRanges([[1, end]], ranges), inDb);
}

/** The instants of the lines around the gaps. */
async function timesAround(store: Store, gaps: Ranges): Promise<Pick<Reconciled, 'between'>> {
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (first === undefined || last === undefined) return {};
  const [before, after] = await store.db.history.bulkGet([first[0] - 1, last[1] + 1]);
  return { between: [before?.at ?? null, after?.at ?? null] };
}

/**
 * Makes database and journal hold the same changes: what the database lacks is replayed, in the order it was written; what the
 * journal lacks is appended from the rows as they are. An empty database is rebuilt whole. Run before anything is saved.
 * Rejects with JournalError when the journal cannot be read or written; what was mended until then stays.
 */
export async function reconcile(store: Store, journal: Journal, onProgress: OnProgress = () => undefined): Promise<Reconciled> {
  const summary = await journal.summary();
  const inDb = rangesOf(await store.db.history.toCollection().primaryKeys());
  const hurt = Math.max(0, summary.damaged + summary.foreign - (summary.told ?? 0));
  const toReplay = withoutRanges(summary.ranges, inDb);
  const replayed = toReplay.length === 0 ? 0 : await replay(store, journal, { wanted: toReplay, onProgress });
  const { reappended, repaired, damaged } = await reappend(store, journal, { wanted: withoutRanges(inDb, summary.ranges), onProgress });
  skipSeqTo(store, Math.max(summary.last, inDb.at(-1)?.[1] ?? 0));
  const gaps = hurt === 0 ? [] : gapsOf(inDb, summary);
  return {
    replayed,
    reappended,
    torn: summary.torn,
    damaged: damaged + countOf(gaps),
    repaired,
    ...(hurt === 0 ? {} : { hurt }),
    ...(await timesAround(store, gaps)),
    ...(inDb.length === 0 && hurt + summary.torn > 0 ? { isEndUnknown: true } : {}),
  };
}

/** True when a comparison found nothing to mend and nothing to tell. */
export const isQuiet = ({ replayed, reappended, torn, damaged, repaired, hurt = 0 }: Reconciled): boolean =>
  replayed + reappended + torn + damaged + repaired + hurt === 0;
