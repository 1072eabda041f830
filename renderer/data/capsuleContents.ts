import type { Causal } from '#shared/domain/causal.ts';
import type { Copy } from '#shared/domain/causalJoin.ts';
import type { SharedTable } from '#shared/domain/causalShapes.ts';
import type { Grave } from '#shared/domain/grave.ts';
import type { Heard } from '#shared/domain/heard.ts';
import type { HistoryAction, HistoryLine } from '#shared/domain/history.ts';
import type { LeadId, MediaId, ShowId } from '#shared/domain/ids.ts';
import type { CapsuleManifest } from '#shared/formats/capsule/manifest.ts';
import { laptopId } from './actor.ts';
import { whereOf } from './codec.ts';
import type { SealedRow, SealedTable } from './db.ts';
import { readAll, readRecord } from './read.ts';
import type { RecordOf } from './records.ts';
import { readSetting } from './settings.ts';
import { openCopy } from './stamps.ts';
import type { Store } from './store.ts';

/** What a capsule holds of each table. */
export type Copies = { readonly [T in SharedTable]: readonly Copy<RecordOf[T]>[] };

/** A capsule as it is in memory, checked; the pictures' bytes are elsewhere. */
export type Contents = {
  readonly manifest: CapsuleManifest;
  readonly copies: Copies;
  readonly graves: readonly Grave[];
  readonly heard: readonly Heard[];
};

/** Some records of one table, each with what it knows of its making (`causal`). */
export type Piece = {
  readonly table: SharedTable | 'graves' | 'heard';
  readonly records: readonly (object & { readonly causal?: Causal })[];
};

const LEADS_A_PIECE = 200;
const ROWS_A_PIECE = 1_000;

/** What every keystroke wrote, and what merges wrote, nobody else needs to hear of. */
const UNTOLD: ReadonlySet<HistoryAction> = new Set<HistoryAction>(['note', 'voice', 'capsule']);

const wholeOf = ({ record, causal }: Copy): Piece['records'][number] => (causal === undefined ? record : { ...record, causal });

/** Rows that do not open are left out: `mend` tells of them where they are read, and a copy elsewhere may still be whole. */
async function pieceOf(store: Store, table: SharedTable, rows: readonly (SealedRow | undefined)[]): Promise<Piece> {
  const copies = await Promise.all(rows.flatMap((row) => (row === undefined ? [] : [openCopy(store, table, row)])));
  return { table, records: copies.flatMap((copy) => (copy === null ? [] : [wholeOf(copy)])) };
}

async function* byKeys(store: Store, table: SealedTable & SharedTable, ids: readonly string[]): AsyncGenerator<Piece> {
  for (let at = 0; at < ids.length; at += ROWS_A_PIECE)
    yield await pieceOf(store, table, await store.db[table].bulkGet(ids.slice(at, at + ROWS_A_PIECE)));
}

/** This laptop's lines of some leads, as others will read them, and those it has heard itself. */
async function heardOf(store: Store, ids: readonly string[], { id, name }: { id: string; name: string }): Promise<Piece> {
  const rows = await store.db.history.where('leadId').anyOf(ids).toArray();
  const own = await Promise.all(
    rows.map(async (row): Promise<Heard[]> => {
      // sealed by `commit` for this line
      const line = (await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine;
      return UNTOLD.has(line.action) ? [] : [{ ...line, id: `${id}.${row.seq}`, laptop: name }];
    }),
  );
  const told = await store.db.heard.where('leadId').anyOf(ids).toArray();
  const opened = await Promise.all(told.map((row) => openCopy(store, 'heard', row)));
  return { table: 'heard', records: [...own.flat(), ...opened.flatMap((copy) => (copy === null ? [] : [copy.record]))] };
}

const OF_A_LEAD = ['captures', 'interactions', 'appointments', 'promises', 'media'] as const;

async function* leadsOf(store: Store, showId: ShowId, laptop: { id: string; name: string }): AsyncGenerator<Piece> {
  const range = store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER], true, true);
  const ids = await range.primaryKeys();
  for (let at = 0; at < ids.length; at += LEADS_A_PIECE) {
    const some = ids.slice(at, at + LEADS_A_PIECE);
    yield await pieceOf(store, 'leads', await store.db.leads.bulkGet(some));
    for (const table of OF_A_LEAD) yield await pieceOf(store, table, await store.db[table].where('leadId').anyOf(some).toArray());
    yield await heardOf(store, some, laptop);
  }
}

/** How this laptop is called where others read of it. */
export async function readLaptop(store: Store): Promise<{ readonly id: string; readonly name: string }> {
  const id = await laptopId(store.codec);
  const { laptop } = await readSetting(store);
  return { id, name: laptop?.name ?? id.slice(0, 4).toUpperCase() };
}

/** What stands at the beginning of a capsule of a show; undefined when there is no such show. */
export async function readManifest(store: Store, showId: ShowId): Promise<CapsuleManifest | undefined> {
  const show = await readRecord(store, 'shows', showId);
  if (show === undefined) return undefined;
  const laptop = await readLaptop(store);
  const { laptop: mine } = await readSetting(store);
  const range = store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER], true, true);
  return {
    v: 1,
    show: { id: show.id, name: show.name, firstDay: show.firstDay, lastDay: show.lastDay },
    laptop,
    laptops: { ...mine?.others, [laptop.id]: laptop.name },
    madeAt: store.now(),
    leads: await range.count(),
  };
}

/** Everything of a show that laptops share, in pieces, what hangs from something after it. */
export async function* readPieces(store: Store, showId: ShowId): AsyncGenerator<Piece> {
  const show = await readRecord(store, 'shows', showId);
  if (show === undefined) return;
  // certificates stay on the laptop that erased
  yield { table: 'graves', records: (await readAll(store, 'graves')).filter(({ erasure }) => erasure === undefined) };
  yield* byKeys(store, 'shows', [showId]);
  const lists = await store.db.lists.where('showId').equals(showId).primaryKeys();
  yield* byKeys(store, 'lists', lists);
  for (const list of lists) yield* byKeys(store, 'attendees', await store.db.attendees.where('listId').equals(list).primaryKeys());
  yield* byKeys(
    store,
    'repcalendars',
    show.staff.map(({ id }) => id),
  );
  yield* byKeys(store, 'tallies', await store.db.tallies.where('showId').equals(showId).primaryKeys());
  yield* leadsOf(store, showId, await readLaptop(store));
}

/** The pictures and memos of a show, by id. */
export async function readMediaIds(store: Store, showId: ShowId): Promise<MediaId[]> {
  const range = store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER], true, true);
  // keys of the tables of leads and media
  const leads = (await range.primaryKeys()) as LeadId[];
  return (await store.db.media.where('leadId').anyOf(leads).primaryKeys()) as MediaId[];
}
