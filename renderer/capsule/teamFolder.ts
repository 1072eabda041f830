import { laptopOf } from '#renderer/data/actor.ts';
import { readLaptop } from '#renderer/data/capsuleContents.ts';
import { mergeCapsule } from '#renderer/data/capsuleMerge.ts';
import type { MergeReport } from '#renderer/data/capsuleMerge.ts';
import { readMany } from '#renderer/data/read.ts';
import type { JournalOp } from '#renderer/data/store.ts';
import type { SealedRow } from '#renderer/data/db.ts';
import { isShared } from '#shared/domain/causalShapes.ts';
import type { MediaId, ShowId } from '#shared/domain/ids.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import type { SharedFile } from '#shared/ipc/capsule.ts';
import type { Booth } from '#shared/ipc/contract.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readCapsule } from './readCapsule.ts';
import type { ReadFault } from './readCapsule.ts';
import { dropOutgrown, missingOf, takePictures } from './takeCapsule.ts';
import type { TakeFault } from './takeCapsule.ts';
import { keyMaker, sourceOf } from './tools.ts';
import type { CapsuleTools } from './tools.ts';
import { writeCapsule } from './writeCapsule.ts';
import type { WriteFault } from './writeCapsule.ts';

export type FolderTools = CapsuleTools & {
  readonly booth: CapsuleTools['booth'] &
    Pick<Booth, 'teamFolder' | 'teamFolderList' | 'teamFileBegin' | 'teamFileChunk' | 'teamFileEnd' | 'teamFileCancel' | 'teamFileRemove'>;
};

/** What one look at the shared folder did. `away`: the folder is not there now (a stick that was pulled). */
export type FolderRound = {
  readonly wrote: number;
  readonly merged: readonly MergeReport[];
  readonly laptops: readonly string[];
  readonly pictures: number;
};
export type RoundFault = 'none' | 'away' | TakeFault | WriteFault;

/** What is known from one look to the next; lost at the end of the program, and found out again by looking. */
export type FolderState = {
  /** Files that were merged, as they were then. */
  readonly seen: Map<string, string>;
  /** Something of ours has changed since our file was written. */
  isDirty: boolean;
};

export const newFolderState = (): FolderState => ({ seen: new Map(), isDirty: true });

/** Heard of every commit: does another laptop have to hear of it too? */
export const noteSaved = (state: FolderState, ops: readonly JournalOp[]): void => {
  if (ops.some(({ table }) => isShared(table))) state.isDirty = true;
};

const END = '.boothcapsule';
const HOUR = 3_600_000;
const MARK_CHARACTERS = 10;

/** Signs that are in no name of a file of ours. */
const plainName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, ' ')
    .trim()
    .slice(0, 40)
    .trim() || 'laptop';
const markOf = ({ bytes, changedAt }: SharedFile): string => `${bytes} ${changedAt}`;
const isPictures = (name: string): boolean => name.includes('~pictures');

/** When a picture was taken, by its id (UUID version 7). */
const hourOf = (id: string): number => Math.floor(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) / HOUR);

/**
 * Our pictures by the hour they were taken: an hour that is over is written once and never again. The name tells which are in it, so
 * nothing has to be remembered: what is not there under its name is written.
 */
async function ownPictures({ store }: CapsuleTools, showId: ShowId, base: string): Promise<Map<string, MediaId[]>> {
  const leads = await store.db.leads
    .where('[showId+capturedAt]')
    .between([showId, 0], [showId, Number.MAX_SAFE_INTEGER], true, true)
    .primaryKeys();
  const rows = await store.db.media.where('leadId').anyOf(leads).toArray();
  const own = rows.filter(({ takenOn }) => takenOn === undefined || takenOn === laptopOf(store.actor));
  const hours = new Map<number, SealedRow[]>();
  for (const row of own) hours.set(hourOf(row.id), [...(hours.get(hourOf(row.id)) ?? []), row]);
  return new Map(
    [...hours].map(([hour, some]) => {
      const mark = sha256(utf8Of(some.map(({ id, rev }) => `${id} ${rev}`).join(' '))).slice(0, MARK_CHARACTERS);
      // keys of the table of media
      return [`${base}~pictures~${hour}~${mark}${END}`, some.map(({ id }) => id as MediaId)];
    }),
  );
}

type Files = { readonly showId: ShowId; readonly base: string; readonly signal: AbortSignal; readonly there: readonly SharedFile[] };
type Writing = { readonly name: string; readonly pictures: readonly MediaId[]; readonly isPicturesOnly: boolean };

async function writeFile(
  tools: FolderTools,
  { showId, signal }: Files,
  { name, pictures, isPicturesOnly }: Writing,
): Promise<Result<null, WriteFault>> {
  const { store, booth } = tools;
  const begun = await booth.teamFileBegin({ name });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  const sink = (bytes: Uint8Array): ReturnType<Booth['teamFileChunk']> => booth.teamFileChunk({ handle, bytes });
  const written = await writeCapsule(store, sink, { showId, makeKey: keyMaker(tools), pictures, isPicturesOnly, signal });
  if (!written.ok) {
    await booth.teamFileCancel({ handle });
    return written;
  }
  const ended = await booth.teamFileEnd({ handle });
  return ended.ok ? ok(null) : ended;
}

/** Writes what others have not got from us: the records in one file, always the same, and the pictures of each hour. */
async function writeOwn(tools: FolderTools, files: Files, state: FolderState): Promise<Result<number, WriteFault>> {
  const names = new Set(files.there.map(({ name }) => name));
  const own = `${files.base}${END}`;
  let wrote = 0;
  if (state.isDirty || !names.has(own)) {
    state.isDirty = false;
    const written = await writeFile(tools, files, { name: own, pictures: [], isPicturesOnly: false });
    if (!written.ok) {
      state.isDirty = true;
      return written;
    }
    wrote += 1;
  }
  const wanted = await ownPictures(tools, files.showId, files.base);
  for (const [name, pictures] of wanted) {
    if (names.has(name)) continue;
    const written = await writeFile(tools, files, { name, pictures, isPicturesOnly: true });
    if (!written.ok) return written;
    wrote += 1;
  }
  const old = [...names].filter((name) => name.startsWith(`${files.base}~pictures~`) && !wanted.has(name));
  for (const name of old) await tools.booth.teamFileRemove({ name });
  return ok(wrote);
}

type Reading = { readonly file: SharedFile; readonly signal: AbortSignal };
type Merged = { readonly report: MergeReport; readonly laptop: string };

/** Merges the records of another laptop; null when there is nothing new in the file. */
async function mergeFile(tools: FolderTools, { file, signal }: Reading, state: FolderState): Promise<Result<Merged | null, ReadFault>> {
  if (state.seen.get(file.name) === markOf(file)) return ok(null);
  const read = await readCapsule(sourceOf(tools, { name: file.name })(), { makeKey: keyMaker(tools), signal });
  if (!read.ok) return read;
  const { contents } = read.value;
  await dropOutgrown(tools, contents);
  const report = await mergeCapsule(tools.store, contents, { signal });
  if (!signal.aborted) state.seen.set(file.name, markOf(file));
  return ok({ report, laptop: contents.manifest.laptop.name });
}

/** The pictures of this laptop's leads that are not here yet, by id, with their sums. */
async function wantedHere(tools: FolderTools): Promise<Map<string, string>> {
  const ids = await tools.store.db.media.toCollection().primaryKeys();
  const records = await readMany(tools.store, 'media', await missingOf(tools, ids));
  return new Map(records.map(({ id, sha256 }) => [id, sha256]));
}

type Fetching = Reading & { readonly sums: ReadonlyMap<string, string> };

/** Takes pictures out of a file of pictures: those whose leads are here and that are missing. */
async function picturesOf(tools: FolderTools, { file, signal, sums }: Fetching, state: FolderState): Promise<Result<number, TakeFault>> {
  if (sums.size === 0 || state.seen.get(file.name) === markOf(file)) return ok(0);
  const kept = await takePictures(tools, sourceOf(tools, { name: file.name }), { makeKey: keyMaker(tools), sums, signal });
  if (kept.ok) state.seen.set(file.name, markOf(file));
  return kept;
}

/**
 * One look at the folder a team shares: merges what others have written since, then writes what is ours. Each laptop writes its own
 * files only, under its own name and at once (a rename), so no two write one file. What fails is tried again at the next look.
 */
export async function syncFolder(
  tools: FolderTools,
  state: FolderState,
  { showId, signal }: { readonly showId: ShowId; readonly signal: AbortSignal },
): Promise<Result<FolderRound, RoundFault>> {
  const folder = await tools.booth.teamFolder();
  if (folder === null) return fail('none');
  const listed = await tools.booth.teamFolderList();
  if (!listed.ok) return fail('away');
  const laptop = await readLaptop(tools.store);
  const others = listed.value.filter(({ name }) => !name.includes(`~${laptop.id}`));
  const merged: Merged[] = [];
  let pictures = 0;
  let fault: TakeFault | null = null;
  for (const file of others.filter(({ name }) => !isPictures(name))) {
    const one = await mergeFile(tools, { file, signal }, state);
    if (one.ok && one.value !== null) merged.push(one.value);
    if (!one.ok) fault = one.error;
  }
  const sums = await wantedHere(tools);
  for (const file of others.filter(({ name }) => isPictures(name))) {
    const kept = await picturesOf(tools, { file, signal, sums }, state);
    if (kept.ok) pictures += kept.value;
    else fault ??= kept.error;
  }
  const base = `${plainName(laptop.name)}~${laptop.id}~${showId.slice(0, 13)}`;
  const wrote = await writeOwn(tools, { showId, base, signal, there: listed.value }, state);
  if (!wrote.ok) return wrote;
  if (fault !== null) return fail(fault);
  return ok({ wrote: wrote.value, pictures, merged: merged.map(({ report }) => report), laptops: merged.map((one) => one.laptop) });
}
