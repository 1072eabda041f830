import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { FILES_TARGET, outboxId } from '#shared/domain/outbox.ts';
import type { LastVerified } from '#shared/domain/setting.ts';
import { readExportIds } from './exports.ts';
import { readInPieces } from './read.ts';
import { readSetting, saveSetting } from './settings.ts';
import type { Store } from './store.ts';

/** A file that was read again from the disk and is what was written. `leads`: how many are in it. */
export type VerifiedFile = Pick<LastVerified, 'kind' | 'leads'> & {
  readonly path: string;
  /** Set when all leads of a show that were there at `asOf` (ms) are in it: a capsule, a backup. An export tells its leads by the outbox. */
  readonly whole?: { readonly showId: ShowId; readonly asOf: number };
};

/** The file of a path, of either kind of system. */
const nameOf = (path: string): string => path.split(/[/\\]/u).at(-1) ?? path;

/** Keeps that a backup or export was verified: what is in it needs no reminder any more. Called after its bytes were compared, never before. */
export async function noteVerified(store: Store, { kind, leads, path, whole }: VerifiedFile): Promise<void> {
  const lastVerified: LastVerified = { at: store.now(), kind, leads, file: nameOf(path) };
  if (whole === undefined) return void (await saveSetting(store, { lastVerified }));
  const { wholeUntil = {} } = await readSetting(store);
  const until = Math.max(wholeUntil[whole.showId] ?? 0, whole.asOf);
  await saveSetting(store, { lastVerified, wholeUntil: { ...wholeUntil, [whole.showId]: until } });
}

/** A backup that was read back in another place than this laptop's disk: all leads of all shows that were there at `asOf` (ms) are in it. */
export async function noteBackup(store: Store, { leads, path, asOf }: { leads: number; path: string; asOf: number }): Promise<void> {
  const shows = (await store.db.shows.toCollection().primaryKeys()) as ShowId[]; // primary keys of the shows' table
  const { wholeUntil = {} } = await readSetting(store);
  const until = Object.fromEntries(shows.map((id) => [id, Math.max(wholeUntil[id] ?? 0, asOf)]));
  await saveSetting(store, {
    lastVerified: { at: store.now(), kind: 'backup', leads, file: nameOf(path) },
    wholeUntil: { ...wholeUntil, ...until },
  });
}

/** The newest leads that are looked at: enough for a reminder; it counts no further back than some booths' whole show. */
const NEWEST = 2_000;

type Seen = { readonly rev: string; readonly capturedAt: number; readonly isDiscarded: boolean };

/** What was seen of leads in no file, by store: each is opened once a revision. */
const seen = new WeakMap<Store['db'], Map<LeadId, Seen>>();

type Waiting = { readonly id: LeadId; readonly rev: string };

async function openWaiting(store: Store, waiting: readonly Waiting[]): Promise<readonly Seen[]> {
  const known = seen.get(store.db) ?? new Map<LeadId, Seen>();
  seen.set(store.db, known);
  const revs = new Map(waiting.map(({ id, rev }) => [id, rev]));
  const fresh = waiting.filter(({ id, rev }) => known.get(id)?.rev !== rev).map(({ id }) => id);
  for (const { id, capturedAt, discardedAt } of await readInPieces(store, 'leads', fresh))
    known.set(id, { rev: revs.get(id) ?? '', capturedAt, isDiscarded: discardedAt !== undefined });
  return waiting.flatMap(({ id }) => known.get(id) ?? []);
}

/** How many leads of a show are new or changed since the last file, the discarded left out where they can be told in a moment. */
export async function readFresh(store: Store, showId: ShowId): Promise<number> {
  const ids = await readExportIds(store, { showId, only: 'new' });
  if (ids.length > NEWEST) return ids.length;
  const rows = await store.db.outbox.bulkGet(ids.map((lead) => outboxId(FILES_TARGET, lead)));
  const open = await openWaiting(
    store,
    ids.map((id, at) => ({ id, rev: rows[at]?.wantedRev ?? '' })),
  );
  return open.filter(({ isDiscarded }) => !isDiscarded).length;
}
