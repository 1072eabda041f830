import { countOf, rangesOf, withoutRanges } from '#shared/ipc/journal.ts';
import { SEALED_TABLES } from './db.ts';
import type { OutboxRow, SealedRow, Touched } from './db.ts';
import type { Journal } from './journal.ts';
import type { JournalOp, Store } from './store.ts';
import { pause } from './pause.ts';

const TABLES = [...SEALED_TABLES, 'outbox'] as const;

/** A table whose rows are not the same on both sides. `differ`: rows both have, in different revisions. */
export type TableDifference = {
  readonly table: Touched['table'];
  readonly inDb: number;
  readonly inJournal: number;
  readonly differ: number;
};

/** What the database and the journal have now, beside each other; nothing was written to either. */
export type Comparison = {
  readonly at: number;
  /** Lines of the history, and rows of all tables, in the database. */
  readonly lines: number;
  readonly rows: number;
  /** Number of the last line. */
  readonly lastLine: number;
  /** Lines that one side has and the other lacks. */
  readonly lackedByJournal: number;
  readonly lackedByDb: number;
  /** Frames and stretches of the journal that cannot be opened. */
  readonly damaged: number;
  readonly tables: readonly TableDifference[];
};

/** Do both say the same? */
export const isSame = ({ lackedByJournal, lackedByDb, tables }: Comparison): boolean => lackedByJournal + lackedByDb + tables.length === 0;

export type CompareOptions = {
  readonly signal: AbortSignal;
  /** Lines of the journal read so far, of so many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** How long to let saves under way arrive, ms. */
  readonly settleMs?: number;
};

/** Few enough that the screen goes on moving: a frame of an import holds thousands of rows. */
const FRAMES_A_TIME = 100;
const ROWS_A_TIME = 500;
/** Looked at again this often before a difference counts: a save is in the database a moment before it is in the journal. */
const TRIES = 3;
const SETTLE_MS = 400;

/** Revision of each row by table and id. */
type Revs = ReadonlyMap<Touched['table'], Map<string, string>>;

const newRevs = (): Revs => new Map(TABLES.map((table) => [table, new Map<string, string>()]));

function take(revs: Revs, op: JournalOp): void {
  if ('put' in op) revs.get(op.table)?.set(op.put.id, op.put.rev);
  else revs.get(op.table)?.delete(op.del);
}

/** The rows that the journal's frames add up to; null when it was stopped. */
async function revsOfJournal(journal: Journal, { signal, onProgress }: CompareOptions): Promise<Revs | null> {
  const { ranges, frames: total } = await journal.summary();
  const revs = newRevs();
  let done = 0;
  for (let from: number | null = 0; from !== null;) {
    if (signal.aborted) return null;
    const page = await journal.read({ from, limit: FRAMES_A_TIME, wanted: ranges });
    for (const op of page.frames.flatMap(({ ops }) => ops)) take(revs, op);
    done += page.frames.length;
    onProgress?.(done, total);
    from = page.next;
  }
  return revs;
}

/** The rows of the database, a few at a time: their bodies are not kept. */
async function revsOfDb(store: Store, signal: AbortSignal): Promise<Revs | null> {
  const revs = newRevs();
  for (const table of TABLES) {
    for (let after = ''; ;) {
      if (signal.aborted) return null;
      const rows: (SealedRow | OutboxRow)[] = await store.db
        .table<SealedRow | OutboxRow, string>(table)
        .where('id')
        .above(after)
        .limit(ROWS_A_TIME)
        .toArray();
      for (const { id, rev } of rows) revs.get(table)?.set(id, rev);
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_A_TIME) break;
      after = last.id;
    }
  }
  return revs;
}

/** Rows that are not the same on both sides, or on one side only. */
function oddRows(inDb: Revs, inJournal: Revs): Touched[] {
  return TABLES.flatMap((table) => {
    const [one, other] = [inDb.get(table) ?? new Map<string, string>(), inJournal.get(table) ?? new Map<string, string>()];
    const ids = new Set([...one.keys(), ...other.keys()]);
    return [...ids].filter((id) => one.get(id) !== other.get(id)).map((id) => ({ table, id }));
  });
}

type Odd = Touched & { readonly db: string | undefined; readonly journal: string | undefined };

/** The same rows asked for once more on both sides; those that still differ. */
async function askAgain(store: Store, journal: Journal, rows: readonly Touched[]): Promise<Odd[]> {
  const latest = await journal.latest(rows);
  const asked = rows.map(async ({ table, id }, at): Promise<Odd> => {
    const row = await store.db.table<SealedRow | OutboxRow, string>(table).get(id);
    const op = latest[at];
    return { table, id, db: row?.rev, journal: op !== undefined && op !== null && 'put' in op ? op.put.rev : undefined };
  });
  return (await Promise.all(asked)).filter((one) => one.db !== one.journal);
}

async function settledRows(store: Store, journal: Journal, { rows, settleMs }: { rows: Touched[]; settleMs: number }): Promise<Odd[]> {
  let odd: readonly Touched[] = rows;
  let found: Odd[] = [];
  for (let tries = 0; tries < TRIES && odd.length > 0; tries += 1) {
    if (tries > 0) await pause(settleMs);
    found = await askAgain(store, journal, odd);
    odd = found;
  }
  return found;
}

type Lines = Pick<Comparison, 'lines' | 'lastLine' | 'lackedByJournal' | 'lackedByDb' | 'damaged'>;

async function compareLines(store: Store, journal: Journal): Promise<Lines> {
  const inDb = rangesOf(await store.db.history.toCollection().primaryKeys());
  const { ranges, damaged } = await journal.summary();
  return {
    lines: countOf(inDb),
    lastLine: inDb.at(-1)?.[1] ?? 0,
    lackedByJournal: countOf(withoutRanges(inDb, ranges)),
    lackedByDb: countOf(withoutRanges(ranges, inDb)),
    damaged,
  };
}

async function settledLines(store: Store, journal: Journal, settleMs: number): Promise<Lines> {
  let lines = await compareLines(store, journal);
  for (let tries = 1; tries < TRIES && lines.lackedByDb + lines.lackedByJournal > 0; tries += 1) {
    await pause(settleMs);
    lines = await compareLines(store, journal);
  }
  return lines;
}

const countIn = (odd: readonly Odd[], table: Touched['table']): TableDifference => {
  const mine = odd.filter((one) => one.table === table);
  return {
    table,
    inDb: mine.filter(({ journal }) => journal === undefined).length,
    inJournal: mine.filter(({ db }) => db === undefined).length,
    differ: mine.filter(({ db, journal }) => db !== undefined && journal !== undefined).length,
  };
};

/**
 * Reads the whole journal and holds it beside the database, line by line and row by row, while the program works; writes nothing.
 * Null when it was stopped. Rejects with JournalError when the journal cannot be read.
 */
export async function compareJournal(store: Store, journal: Journal, options: CompareOptions): Promise<Comparison | null> {
  const { signal, settleMs = SETTLE_MS } = options;
  const inJournal = await revsOfJournal(journal, options);
  const inDb = await revsOfDb(store, signal);
  if (inJournal === null || inDb === null) return null;
  const odd = await settledRows(store, journal, { rows: oddRows(inDb, inJournal), settleMs });
  const lines = await settledLines(store, journal, settleMs);
  return {
    at: store.now(),
    ...lines,
    rows: [...inDb.values()].reduce((sum, rows) => sum + rows.size, 0),
    tables: TABLES.map((table) => countIn(odd, table)).filter(({ inDb, inJournal, differ }) => inDb + inJournal + differ > 0),
  };
}
