import type { Causal } from '#shared/domain/causal.ts';
import { differencesOf, stamp } from '#shared/domain/causalJoin.ts';
import type { Copy } from '#shared/domain/causalJoin.ts';
import { isShared, shapeOf } from '#shared/domain/causalShapes.ts';
import type { SharedTable } from '#shared/domain/causalShapes.ts';
import { graveId, isErased } from '#shared/domain/grave.ts';
import type { Grave } from '#shared/domain/grave.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { whereOf } from './codec.ts';
import type { SealedRow, SealedTable } from './db.ts';
import type { Put } from './put.ts';
import type { RecordOf } from './records.ts';
import type { Store } from './store.ts';

type Doer = { readonly at: number; readonly by: StaffId | null };
type SharedPut = Put & { readonly table: SharedTable };

/** A row opened with what it knows of its making; null when it is damaged. */
export const openCopy = <T extends SealedTable>(store: Store, table: T, row: SealedRow): Promise<Copy<RecordOf[T]> | null> =>
  store.codec.openCopy(whereOf(table, row.id), row.body).then(
    // sealed by us for this row, so it is the record of its table
    (copy) => copy as Copy<RecordOf[T]>,
    () => null,
  );

/** Rows by id of those that are there, read with one question a table. */
async function rowsBefore(store: Store, puts: readonly SharedPut[]): Promise<Map<SharedPut, SealedRow>> {
  const found = new Map<SharedPut, SealedRow>();
  for (const table of new Set(puts.map((put) => put.table))) {
    const mine = puts.filter((put) => put.table === table);
    const rows = await store.db[table].bulkGet(mine.map(({ record }) => record.id));
    for (const [at, put] of mine.entries()) {
      const row = rows[at];
      if (row !== undefined) found.set(put, row);
    }
  }
  return found;
}

async function stampOf(
  store: Store,
  put: SharedPut,
  { row, doer }: { row: SealedRow | undefined; doer: Doer },
): Promise<Causal | undefined> {
  const doing = { actor: store.actor, deed: [doer.at, doer.by] as const };
  const shape = shapeOf(put.table);
  const before = row === undefined ? null : await openCopy(store, put.table, row);
  // of a damaged row nothing is known: what takes its place is all new
  const isOdd = row !== undefined && before === null;
  const change = { before, after: put.record, ...(put.touch === undefined ? {} : { touch: put.touch }) };
  return stamp<object>(isOdd ? { ...shape, isBornTwice: true } : shape, change, doing);
}

/**
 * What each record of a change knows of its making from now on: compared with the row it replaces, each field that differs was written
 * by this deed. A new record needs nothing; one that comes from a merge (`causal`) brings its own.
 */
export async function stampPuts(store: Store, puts: readonly Put[], doer: Doer): Promise<Map<Put, Causal>> {
  // the table of each was just looked at
  const shared = puts.filter((put): put is SharedPut => isShared(put.table) && put.causal === undefined && put.isNew !== true);
  const rows = await rowsBefore(store, shared);
  const stamps = new Map<Put, Causal>(puts.flatMap((put) => (put.causal === undefined ? [] : [[put, put.causal] as const])));
  const changed = shared.filter((put) => rows.has(put) || shapeOf(put.table).isBornTwice === true);
  await Promise.all(
    changed.map(async (put) => {
      const causal = await stampOf(store, put, { row: rows.get(put), doer });
      if (causal !== undefined) stamps.set(put, causal);
    }),
  );
  return stamps;
}

/** A mark in plain on records with fields that people wrote differently, so that they are found. */
export function clashOf({ table, record }: Put, causal: Causal | undefined): { readonly clash?: 1 } {
  if (causal === undefined || !isShared(table) || Object.values(causal.fields).every((entries) => entries.length < 2)) return {};
  return differencesOf(shapeOf(table), { record, causal }).length > 0 ? { clash: 1 } : {};
}

/** Attendees go with their list: one grave for all of them. */
const isGraved = (table: SealedTable): table is SharedTable => isShared(table) && table !== 'attendees';

type Takeaway = { readonly puts: readonly Put[]; readonly deletes: readonly { readonly table: SealedTable; readonly id: string }[] };

/** What remembers the shared records that a change takes away, but for those it remembers itself (a merge). */
export async function gravesOf(store: Store, { puts, deletes }: Takeaway, { at, by }: Doer): Promise<Put[]> {
  // an erasure remembers the lead; what hung from it goes with it
  if (puts.some(({ table, record }) => table === 'graves' && isErased(record))) return [];
  const dug = new Set(puts.flatMap(({ table, record }) => (table === 'graves' ? [record.id] : [])));
  return Promise.all(
    deletes.flatMap(({ table, id }) => {
      if (!isGraved(table) || dug.has(graveId(table, id))) return [];
      const bury = async (): Promise<Put> => {
        const row = await store.db[table].get(id);
        const before = row === undefined ? null : await openCopy(store, table, row);
        const record: Grave = { v: 1, id: graveId(table, id), table, of: id, at, by, clock: before?.causal?.clock ?? {} };
        return { table: 'graves', record };
      };
      return [bury()];
    }),
  );
}
