import { differencesOf, withValue } from '#shared/domain/causalJoin.ts';
import type { Version } from '#shared/domain/causalJoin.ts';
import { shapeOf } from '#shared/domain/causalShapes.ts';
import { partsOf } from '#shared/domain/causal.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { laptopOf } from './actor.ts';
import { changesOf } from './capsuleJoin.ts';
import { readLaptop } from './capsuleContents.ts';
import { commit } from './commit.ts';
import type { Put } from './put.ts';
import { inZone } from './read.ts';
import { readSetting } from './settings.ts';
import { settleLead } from './settleLead.ts';
import { openCopy } from './stamps.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Tables whose records people may have written differently. */
const CLASHING = ['leads', 'appointments', 'promises', 'shows'] as const;
export type ClashingTable = (typeof CLASHING)[number];

/** One value of a field, whose it is, and on which laptop it was written. */
export type Said = Version & { readonly laptop: string; readonly isOurs: boolean };

/** A field that people wrote differently on two laptops; the value shown first. `leadId`: whose page tells of it. */
export type Conflict = {
  readonly table: ClashingTable;
  readonly id: string;
  readonly leadId: LeadId | null;
  readonly path: string;
  readonly said: readonly Said[];
};

async function conflictsIn(store: Store, table: ClashingTable, ids: readonly string[]): Promise<Conflict[]> {
  const rows = await store.db[table].bulkGet([...ids]);
  const { laptop } = await readSetting(store);
  const mine = await inZone(readLaptop(store));
  const names: Readonly<Record<string, string>> = { ...laptop?.others, [mine.id]: mine.name };
  const found = await inZone(
    Promise.all(
      rows.map(async (row): Promise<Conflict[]> => {
        const copy = row === undefined ? null : await openCopy<ClashingTable>(store, table, row);
        if (copy === null) return [];
        const { record } = copy;
        const leadId = 'leadId' in record ? record.leadId : 'externalKey' in record ? record.id : null;
        return differencesOf(shapeOf(table), copy).map(({ path, versions }) => {
          const said = versions.map((version): Said => {
            const id = laptopOf(partsOf(version.dot).actor);
            return { ...version, laptop: names[id] ?? id.slice(0, 4).toUpperCase(), isOurs: id === mine.id };
          });
          return { table, id: record.id, leadId, path, said };
        });
      }),
    ),
  );
  return found.flat();
}

/** All fields of this laptop that wait for somebody to say what holds. */
export async function readConflicts(store: Store): Promise<Conflict[]> {
  const all: Conflict[] = [];
  for (const table of CLASHING)
    all.push(...(await conflictsIn(store, table, await store.db[table].where('clash').equals(1).primaryKeys())));
  return all;
}

/** The same of one lead alone. */
export async function readConflictsOf(store: Store, id: LeadId): Promise<Conflict[]> {
  const row = await store.db.leads.get(id);
  return row?.['clash'] === 1 ? conflictsIn(store, 'leads', [id]) : [];
}

/** Says what holds: the field has this value from now on, also where the others hear of it. */
export const settleConflict = (store: Store, { table, id, leadId, path }: Conflict, value: unknown): Promise<void> =>
  inTurn(leadId ?? id, async () => {
    const row = await store.db[table].get(id);
    const copy = row === undefined ? null : await openCopy<ClashingTable>(store, table, row);
    if (copy === null) return;
    const before = copy.record;
    const after = withValue<typeof before>(shapeOf(table), before, { path, value });
    const touch = [path];
    const changes = changesOf(shapeOf(table), before, after);
    if ('externalKey' in before && 'externalKey' in after) {
      const { lead, line } = await settleLead(store, { before, after: { ...after, updatedAt: store.now() }, action: 'edit' });
      await commit(store, {
        puts: [{ table: 'leads', record: lead, touch }],
        queue: [lead.id],
        line: { action: 'edit', leadId: lead.id, changes, ...line },
      });
      return;
    }
    // the record came out of this table
    const put = { table, record: after, touch } as Put;
    await commit(store, {
      puts: [put],
      queue: leadId === null ? [] : [leadId],
      line: { action: table === 'shows' ? 'show' : 'edit', leadId, changes },
    });
  });
