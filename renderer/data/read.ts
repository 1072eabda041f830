import { Dexie } from 'dexie';
import { whereOf } from './codec.ts';
import type { SealedRow, SealedTable } from './db.ts';
import type { RecordOf } from './records.ts';
import type { Store } from './store.ts';

/** Tables whose records each belong to a lead. */
type OfLead = 'captures' | 'interactions' | 'appointments' | 'promises' | 'media';

/**
 * WebCrypto's promises lead out of the zone by which Dexie knows what a live query reads; its own `resolve` brings back into it.
 * Whoever awaits something else than Dexie in a query that a screen follows does the same.
 */
export const inZone = <T>(foreign: Promise<T>): Promise<T> => Dexie.Promise.resolve(foreign);

async function openOrMend<T extends SealedTable>(store: Store, table: T, row: SealedRow): Promise<RecordOf[T]> {
  const where = whereOf(table, row.id);
  try {
    return (await store.codec.open(where, row.body)) as RecordOf[T];
  } catch (cause) {
    const mended = await store.mend?.({ table, id: row.id });
    if (mended === undefined || mended === null) throw cause;
    return (await store.codec.open(where, mended.body)) as RecordOf[T]; // as above
  }
}

/**
 * Opens one row. The body was sealed by us for this row (GCM vouches for it), so it is the record of its table.
 * A damaged body is taken from the journal; rejects when the journal cannot help either.
 */
export const openRow = <T extends SealedTable>(store: Store, table: T, row: SealedRow): Promise<RecordOf[T]> =>
  inZone(openOrMend(store, table, row));

/** Opens rows in order. One damaged for good is left out (`mend` has told of it), so that it does not take the others with it. */
export async function openRows<T extends SealedTable>(store: Store, table: T, rows: readonly SealedRow[]): Promise<RecordOf[T][]> {
  const opened = await inZone(Promise.allSettled(rows.map((row) => openOrMend(store, table, row))));
  return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** One record by its id; undefined when there is none. */
export async function readRecord<T extends SealedTable>(store: Store, table: T, id: string): Promise<RecordOf[T] | undefined> {
  const row = await store.db[table].get(id);
  return row === undefined ? undefined : openRow(store, table, row);
}

/** The records of these ids, in their order; those that are gone are left out. */
export async function readMany<T extends SealedTable>(store: Store, table: T, ids: Iterable<string>): Promise<RecordOf[T][]> {
  const rows = await store.db[table].bulkGet([...ids]);
  return openRows(
    store,
    table,
    rows.filter((row) => row !== undefined),
  );
}

/** Records opened between two breaths of the screen. */
const RECORDS_A_TIME = 200;

const breath = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** The same, for as many as a day or a show has: a few at a time, so that the screen goes on moving meanwhile. */
export async function readInPieces<T extends SealedTable>(store: Store, table: T, ids: readonly string[]): Promise<RecordOf[T][]> {
  const found: RecordOf[T][] = [];
  for (let from = 0; from < ids.length; from += RECORDS_A_TIME) {
    if (from > 0) await inZone(breath());
    found.push(...(await readMany(store, table, ids.slice(from, from + RECORDS_A_TIME))));
  }
  return found;
}

/** All records of a table whose index `index` equals `value`. */
export async function readWhere<T extends SealedTable>(
  store: Store,
  table: T,
  match: { index: string; value: string },
): Promise<RecordOf[T][]> {
  return openRows(store, table, await store.db[table].where(match.index).equals(match.value).toArray());
}

/** All records of a table that belong to these leads, in no order. */
export async function readOfLeads<T extends OfLead>(store: Store, table: T, ids: Iterable<string>): Promise<RecordOf[T][]> {
  return openRows(
    store,
    table,
    await store.db[table]
      .where('leadId')
      .anyOf([...ids])
      .toArray(),
  );
}

/** All records of a small table (settings, shows, targets). */
export const readAll = async <T extends SealedTable>(store: Store, table: T): Promise<RecordOf[T][]> =>
  openRows(store, table, await store.db[table].toArray());
