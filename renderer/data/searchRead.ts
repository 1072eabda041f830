import type { ShowId } from '#shared/domain/ids.ts';
import { firstSetting } from '#shared/domain/setting.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { whereOf } from './codec.ts';
import type { Rest } from './calm.ts';
import type { Codec } from './codec.ts';
import type { BoothDb, SealedRow, Touched } from './db.ts';

/** The tables the index is made of: a lead is judged by its show, notes and promises hang from leads. */
export const SEARCHED = ['shows', 'leads', 'interactions', 'promises'] as const;
export type Searched = (typeof SEARCHED)[number];

/** Where the index reads from; so many rows at once (1,000, fewer in tests). `rest` is waited for between two pieces, so that saves come first. */
export type Source = { readonly db: BoothDb; readonly codec: Codec; readonly rowsAtOnce?: number; readonly rest?: Rest };

/** Some records of a table, and the rows among them whose body does not open. */
export type Piece = { readonly records: unknown[]; readonly damaged: Touched[] };

const ROWS_A_TIME = 1_000;
/** Of old shows fewer: a badge that is saved meanwhile waits for one piece. */
const OLD_ROWS_A_TIME = 250;
/** The next piece waits this long after the last save began, milliseconds: the list is wanted soon, old shows can wait for a lull. */
const CALM_MS = 300;
const OLD_CALM_MS = 1_500;
/** So many times as many rows as are wanted may be read past; more, and each is asked for. */
const READ_PAST = 4;

/** True for a row that says nothing to a search: it is not opened. Rows of before this was kept are, once. */
const isSilent = (table: Searched, row: SealedRow): boolean => table === 'interactions' && row['kind'] === 'visit';

/** The records of rows, by id; a row that does not open is not among them. */
export async function openPiece({ codec }: Source, table: Searched, rows: readonly SealedRow[]): Promise<Map<string, unknown>> {
  const wanted = rows.filter((row) => !isSilent(table, row));
  const opened = await Promise.allSettled(wanted.map((row) => codec.open(whereOf(table, row.id), row.body)));
  return new Map(
    wanted.flatMap(({ id }, at) => {
      const one = opened[at];
      return one?.status === 'fulfilled' ? [[id, one.value]] : [];
    }),
  );
}

/** Ids of the promises that are still to be kept: the others are many, and say nothing to a search. */
export const idsOfOpen = async ({ db }: Source): Promise<readonly string[]> =>
  (await db.promises.where('state').equals('open').primaryKeys()).sort();

/** Ids of the rows of one show, in order. */
export async function idsOfShow({ db }: Source, table: 'leads' | 'interactions', showId: ShowId): Promise<readonly string[]> {
  const rows =
    table === 'leads'
      ? db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER])
      : db.interactions.where('showId').equals(showId);
  return (await rows.primaryKeys()).sort();
}

/** The show the laptop works in; null when that is not known (yet), or the row does not open: then none comes first. */
export async function readShowAtWork({ db, codec }: Source): Promise<ShowId | null> {
  const row = await db.settings.get(firstSetting.id);
  if (row === undefined) return null;
  try {
    // our own codec opened it as the row of the settings
    return ((await codec.open(whereOf('settings', row.id), row.body)) as Setting).showId;
  } catch {
    return null;
  }
}

/** Rows by their sorted ids: as a range where few others lie between them, else one by one, which costs several times more. */
async function readRows({ db, rowsAtOnce = ROWS_A_TIME }: Source, table: Searched, ids: readonly string[]): Promise<SealedRow[]> {
  const [first = '', last = ''] = [ids[0], ids.at(-1)];
  const most = READ_PAST * rowsAtOnce;
  const between = await db[table].where('id').between(first, last, true, true).limit(most).toArray();
  if (between.length === most) return (await db[table].bulkGet([...ids])).filter((row) => row !== undefined);
  const wanted = new Set(ids);
  return between.filter(({ id }) => wanted.has(id));
}

/** Opens rows in the order given, but those that have `changed` meanwhile. */
async function pieceOf(
  source: Source,
  table: Searched,
  { rows, changed }: { rows: readonly SealedRow[]; changed: ReadonlySet<string> },
): Promise<Piece> {
  const opened = await openPiece(source, table, rows);
  const records = [...opened].flatMap(([id, record]) => (changed.has(whereOf(table, id)) ? [] : [record]));
  const damaged = rows.filter((row) => !opened.has(row.id) && !isSilent(table, row)).map(({ id }) => ({ table, id }));
  return { records, damaged };
}

/** Goes on with what was begun before; who awaits it later hears of its failure then. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Rows of a table by their sorted ids, in pieces, the newest first. The next piece is on its way while one is opened. */
export async function* readSome(
  source: Source,
  table: Searched,
  { ids, changed }: { readonly ids: readonly string[]; readonly changed: ReadonlySet<string> },
): AsyncGenerator<Piece> {
  const { rowsAtOnce = ROWS_A_TIME } = source;
  const read = (end: number): Promise<SealedRow[]> =>
    begun(end <= 0 ? Promise.resolve([]) : readRows(source, table, ids.slice(Math.max(0, end - rowsAtOnce), end)));
  let coming = read(ids.length);
  for (let end = ids.length; end > 0; end -= rowsAtOnce) {
    const rows = (await coming).reverse();
    if (end > rowsAtOnce) await source.rest?.(CALM_MS);
    coming = read(end - rowsAtOnce);
    yield pieceOf(source, table, { rows, changed });
  }
}

/**
 * All rows of a table but those of `without`, in pieces. By pages of rows, not by a list of ids: the database reads each row to tell its
 * id, so a list would cost as much as the rows.
 */
export async function* readRest(
  source: Source,
  table: Searched,
  { without, changed }: { readonly without: ReadonlySet<string>; readonly changed: ReadonlySet<string> },
): AsyncGenerator<Piece> {
  const { rowsAtOnce = OLD_ROWS_A_TIME } = source;
  const read = (after: string): Promise<SealedRow[]> =>
    begun(Promise.resolve(source.db[table].where('id').above(after).limit(rowsAtOnce).toArray()));
  for (let coming: Promise<SealedRow[]> | null = read(''); coming !== null;) {
    const rows: SealedRow[] = await coming;
    const last = rows.at(-1);
    const isEnd = last === undefined || rows.length < rowsAtOnce;
    if (!isEnd) await source.rest?.(OLD_CALM_MS);
    coming = isEnd ? null : read(last.id);
    yield pieceOf(source, table, { rows: rows.filter(({ id }) => !without.has(id)), changed });
  }
}
