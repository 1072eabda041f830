import { Dexie } from 'dexie';
import { whereOf } from './codec.ts';
import type { Codec } from './codec.ts';
import { SEALED_TABLES } from './db.ts';
import type { SealedRow, SealedTable, Touched } from './db.ts';
import type { Journal } from './journal.ts';
import type { Store } from './store.ts';

/** What repairing rows did: how many came back from the journal, and which it could not give. */
export type Repair = { readonly repaired: number; readonly lost: readonly Touched[] };

const ROWS_A_TIME = 500;

/** True when the body opens: it is whole, ours, and in the row it was sealed for. */
export const canOpen = (codec: Codec, where: string, body: Uint8Array): Promise<boolean> =>
  codec.open(where, body).then(
    () => true,
    () => false,
  );

/** Puts back the journal's latest version of damaged rows. Those it does not have, or has damaged too, are left as they are. */
export async function repairRows(store: Store, journal: Pick<Journal, 'latest'>, rows: readonly Touched[]): Promise<Repair> {
  const ops = await journal.latest(rows);
  const lost: Touched[] = [];
  const good: { table: SealedTable; put: SealedRow }[] = [];
  for (const [at, row] of rows.entries()) {
    const op = ops[at];
    const isGood =
      op !== null &&
      op !== undefined &&
      op.table !== 'outbox' &&
      'put' in op &&
      (await canOpen(store.codec, whereOf(op.table, op.put.id), op.put.body));
    if (isGood) good.push({ table: op.table, put: op.put });
    else lost.push(row);
  }
  await Dexie.ignoreTransaction(() =>
    store.db.transaction('rw', [...SEALED_TABLES], async () => {
      for (const { table, put } of good) await store.db[table].put(put);
    }),
  );
  return { repaired: good.length, lost };
}

/** Rows whose body does not open, of every table that is sealed; reads all of the database, in pieces. */
export async function findDamaged(store: Store, onProgress: (done: number) => void = () => undefined): Promise<Touched[]> {
  const damaged: Touched[] = [];
  let done = 0;
  for (const table of SEALED_TABLES) {
    for (let last = ''; ;) {
      const rows = await store.db[table].where('id').above(last).limit(ROWS_A_TIME).toArray();
      const opens = await Promise.all(rows.map((row) => canOpen(store.codec, whereOf(table, row.id), row.body)));
      damaged.push(...rows.filter((_, at) => opens[at] === false).map(({ id }) => ({ table, id })));
      done += rows.length;
      onProgress(done);
      const end = rows.at(-1);
      if (end === undefined) break;
      last = end.id;
    }
  }
  return damaged;
}
