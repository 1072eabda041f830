import type { ShowId } from '#shared/domain/ids.ts';
import { firstSetting } from '#shared/domain/setting.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { whereOf } from './codec.ts';
import type { Codec } from './codec.ts';
import type { BoothDb, SealedRow, Touched } from './db.ts';

/** The tables the index is made of: a lead is judged by its show, notes and promises hang from leads. */
export const SEARCHED = ['shows', 'leads', 'interactions', 'promises'] as const;
export type Searched = (typeof SEARCHED)[number];

/** Where the index reads from. */
export type Source = { readonly db: BoothDb; readonly codec: Codec };

/** Some records of a table, and the rows among them whose body does not open. */
export type Piece = { readonly records: unknown[]; readonly damaged: Touched[] };

const ROWS_A_TIME = 1_000;
/** Where so many rows lie between a thousand wanted ones, to read past them costs more than to ask for each. */
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

/** Ids of all rows of a table that matter to the index, in order. Of promises only those that are still to be kept: the others are many. */
export async function idsOf({ db }: Source, table: Searched): Promise<readonly string[]> {
  const all = table === 'promises' ? db.promises.where('state').equals('open') : db[table].orderBy('id');
  return (await all.primaryKeys()).sort();
}

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

/** How many of the sorted ids come before one. */
function placeIn(ids: readonly string[], wanted: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which rows to read: `ids` of them, sorted, among `all` of the table; those that have `changed` meanwhile are left out. */
export type Wanted = { readonly ids: readonly string[]; readonly all: readonly string[]; readonly changed: ReadonlySet<string> };

async function readRows({ db }: Source, table: Searched, { ids, all }: Pick<Wanted, 'ids' | 'all'>): Promise<SealedRow[]> {
  const [first = '', last = ''] = [ids[0], ids.at(-1)];
  const between = placeIn(all, last) - placeIn(all, first) + 1;
  // a range of keys at once: rows asked for one by one, or read backwards, come ten times slower
  if (table === 'promises' || between > READ_PAST * ROWS_A_TIME)
    return (await db[table].bulkGet([...ids])).filter((row) => row !== undefined).reverse();
  const rows = await db[table].where('id').between(first, last, true, true).toArray();
  if (between === ids.length) return rows.reverse();
  const wanted = new Set(ids);
  return rows.filter(({ id }) => wanted.has(id)).reverse();
}

/** Rows of a table in pieces, the newest ids first. The next piece is on its way while one is opened. */
export async function* readPieces(source: Source, table: Searched, { ids, all, changed }: Wanted): AsyncGenerator<Piece> {
  const read = (end: number): Promise<SealedRow[]> =>
    end <= 0 ? Promise.resolve([]) : readRows(source, table, { ids: ids.slice(Math.max(0, end - ROWS_A_TIME), end), all });
  let coming = read(ids.length);
  for (let end = ids.length; end > 0; end -= ROWS_A_TIME) {
    const rows = await coming;
    coming = read(end - ROWS_A_TIME);
    // whoever reads hears of a failure when it is its turn
    coming.catch(() => undefined);
    const opened = await openPiece(source, table, rows);
    const fresh = [...opened].filter(([id]) => !changed.has(whereOf(table, id)));
    const damaged = rows.filter((row) => !opened.has(row.id) && !isSilent(table, row)).map(({ id }) => ({ table, id }));
    yield { records: fresh.map(([, record]) => record), damaged };
  }
}
