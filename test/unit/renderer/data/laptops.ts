import type { Copies, Contents, Piece } from '#renderer/data/capsuleContents.ts';
import { readManifest, readPieces } from '#renderer/data/capsuleContents.ts';
import { mergeCapsule } from '#renderer/data/capsuleMerge.ts';
import type { MergeReport } from '#renderer/data/capsuleMerge.ts';
import type { Store } from '#renderer/data/store.ts';
import { canonical } from '#shared/domain/causal.ts';
import { SHARED_TABLES } from '#shared/domain/causalShapes.ts';
import type { Grave } from '#shared/domain/grave.ts';
import type { Heard } from '#shared/domain/heard.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/** What a capsule of a show would hold, without the file between: through JSON, as a file would. */
export async function contentsOf(store: Store, showId: ShowId): Promise<Contents> {
  const manifest = await readManifest(store, showId);
  if (manifest === undefined) throw new Error('no such show');
  const all: Record<Piece['table'], Piece['records'][number][]> = {
    shows: [],
    lists: [],
    attendees: [],
    repcalendars: [],
    tallies: [],
    leads: [],
    captures: [],
    interactions: [],
    appointments: [],
    promises: [],
    media: [],
    graves: [],
    heard: [],
  };
  for await (const { table, records } of readPieces(store, showId)) all[table].push(...records);
  const copies = SHARED_TABLES.map((table) => [
    table,
    all[table].map(({ causal, ...record }) => (causal === undefined ? { record } : { record, causal })),
  ]);
  // the tables hold their own records
  const contents = {
    manifest,
    copies: Object.fromEntries(copies) as Copies,
    graves: all.graves as unknown as Grave[],
    heard: all.heard as unknown as Heard[],
  };
  return JSON.parse(JSON.stringify(contents)) as Contents;
}

/** One laptop takes over what another has. */
export const take = async (into: Store, from: Store, showId: ShowId): Promise<MergeReport> =>
  mergeCapsule(into, await contentsOf(from, showId));

/** Everything a laptop has of a show, word for word and in one order, its making included. */
export async function pictureOf(store: Store, showId: ShowId): Promise<string> {
  const { copies } = await contentsOf(store, showId);
  return SHARED_TABLES.flatMap((table) =>
    [...copies[table]].sort((a, b) => (a.record.id < b.record.id ? -1 : 1)).map((copy) => `${table} ${canonical(copy)}`),
  ).join('\n');
}
