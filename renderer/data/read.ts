import { whereOf } from './codec.ts';
import type { SealedRow, SealedTable } from './db.ts';
import type { RecordOf } from './records.ts';
import type { Store } from './store.ts';

/** Opens one row. The body was sealed by us for this row (GCM vouches for it), so it is the record of its table. */
export const openRow = async <T extends SealedTable>(store: Store, table: T, row: SealedRow): Promise<RecordOf[T]> =>
  (await store.codec.open(whereOf(table, row.id), row.body)) as RecordOf[T];

/** Opens rows in order; those whose body is damaged are left out and told to `onDamaged`. */
export async function openRows<T extends SealedTable>(store: Store, table: T, rows: readonly SealedRow[]): Promise<RecordOf[T][]> {
  return Promise.all(rows.map(async (row) => openRow(store, table, row)));
}

/** One record by its id; undefined when there is none. */
export async function readRecord<T extends SealedTable>(store: Store, table: T, id: string): Promise<RecordOf[T] | undefined> {
  const row = await store.db[table].get(id);
  return row === undefined ? undefined : openRow(store, table, row);
}

/** All records of a table whose index `index` equals `value`. */
export async function readWhere<T extends SealedTable>(
  store: Store,
  table: T,
  match: { index: string; value: string },
): Promise<RecordOf[T][]> {
  return openRows(store, table, await store.db[table].where(match.index).equals(match.value).toArray());
}

/** All records of a small table (settings, shows, targets). */
export const readAll = async <T extends SealedTable>(store: Store, table: T): Promise<RecordOf[T][]> =>
  openRows(store, table, await store.db[table].toArray());
