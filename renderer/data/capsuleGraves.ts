import { canonical } from '#shared/domain/causal.ts';
import { isBuried, isErased, joinGraves } from '#shared/domain/grave.ts';
import type { Grave } from '#shared/domain/grave.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { commit } from './commit.ts';
import { eraseIds } from './erase.ts';
import { readAll } from './read.ts';
import { openCopy } from './stamps.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Graves by id. */
export type Graves = ReadonlyMap<string, Grave>;

const ROWS_A_COMMIT = 250;

/** Graves of both sides by id. */
export async function allGraves(store: Store, theirs: readonly Grave[]): Promise<Map<string, Grave>> {
  const all = new Map((await readAll(store, 'graves')).map((grave) => [grave.id, grave]));
  for (const grave of theirs) {
    const ours = all.get(grave.id);
    all.set(grave.id, ours === undefined ? grave : joinGraves(ours, grave));
  }
  return all;
}

/** Takes away here what was taken away elsewhere, unless somebody here worked on it since; the graves are kept in any case. */
export async function buryAll(store: Store, theirs: readonly Grave[], graves: Graves): Promise<void> {
  const known = await store.db.graves.bulkGet(theirs.map(({ id }) => id));
  const gone: string[] = [];
  for (const [at, { id, table, of }] of theirs.entries()) {
    const grave = graves.get(id);
    const row = known[at];
    const before = row === undefined ? null : await openCopy(store, 'graves', row);
    if (grave === undefined || canonical(before?.record) === canonical(grave)) continue;
    if (isErased(grave)) gone.push(of);
    if (table === 'promises' || table === 'lists') await buryOne(store, { table, of, grave });
    else await commit(store, { puts: [{ table: 'graves', record: grave }], line: { action: 'capsule', leadId: null } });
  }
  // whoever was erased there is erased here, with a certificate of this laptop's own
  await eraseIds(store, gone, { why: 'other-laptop', program: '', byName: '' });
}

type Burial = { readonly table: 'promises' | 'lists'; readonly of: string; readonly grave: Grave };

async function buryOne(store: Store, { table, of, grave }: Burial): Promise<void> {
  const index = table === 'promises' ? 'leadId' : 'showId';
  const owner = String((await store.db[table].get(of))?.[index] ?? '');
  await inTurn(table === 'promises' ? owner : `import:${owner}`, async () => {
    const row = await store.db[table].get(of);
    const copy = row === undefined ? null : await openCopy(store, table, row);
    const isGone = copy !== null && isBuried(grave, copy.causal);
    const attendees = isGone && table === 'lists' ? await store.db.attendees.where('listId').equals(of).primaryKeys() : [];
    for (let at = 0; at < attendees.length; at += ROWS_A_COMMIT) {
      const deletes = attendees.slice(at, at + ROWS_A_COMMIT).map((id) => ({ table: 'attendees', id }) as const);
      await commit(store, { puts: [], deletes, line: { action: 'capsule', leadId: null } });
    }
    // an id of a lead, in plain beside its promise
    const leadId = table === 'promises' && isGone ? (owner as LeadId) : null;
    const queue = leadId === null ? [] : [leadId];
    const deletes = isGone ? [{ table, id: of }] : [];
    await commit(store, { puts: [{ table: 'graves', record: grave }], deletes, queue, line: { action: 'capsule', leadId } });
  });
}
