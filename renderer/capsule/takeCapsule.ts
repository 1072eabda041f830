import type { Contents } from '#renderer/data/capsuleContents.ts';
import { mergeCapsule } from '#renderer/data/capsuleMerge.ts';
import type { MergeReport } from '#renderer/data/capsuleMerge.ts';
import { contentsWithoutErased } from '#renderer/data/suppressed.ts';
import { openCopy } from '#renderer/data/stamps.ts';
import { relationOf } from '#shared/domain/causalJoin.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import type { MediaPutFault } from '#shared/ipc/media.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { KeyMaker } from './age.ts';
import { readCapsule } from './readCapsule.ts';
import type { ReadFault } from './readCapsule.ts';
import type { CapsuleTools, Source } from './tools.ts';

/** A capsule that was opened and checked, and what merging it would do. */
export type Preview = { readonly contents: Contents; readonly report: MergeReport };

/** Opens a capsule as far as its pictures; nothing is written. */
export async function previewCapsule(tools: CapsuleTools, source: Source, makeKey: KeyMaker): Promise<Result<Preview, ReadFault>> {
  const read = await readCapsule(source(), { makeKey });
  if (!read.ok) return read;
  const { contents } = read.value;
  return ok({ contents, report: await mergeCapsule(tools.store, contents, { isTrial: true }) });
}

export type TakeOrder = {
  readonly contents: Contents;
  readonly makeKey: KeyMaker;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TakeProgress) => void;
};

/** Which part is under way: pictures first, then leads. */
export type TakeProgress = { readonly step: 'pictures' | 'leads'; readonly done: number; readonly total: number };

export type Taken = MergeReport & { readonly pictures: number };
export type TakeFault = ReadFault | MediaPutFault;

const IDS_A_CALL = 5_000;
/** Pictures on their way to the disk at once: each waits for the disk, together they wait once. */
const AT_ONCE = 8;

/** Which of these pictures are not on this laptop. */
export async function missingOf({ booth }: CapsuleTools, ids: readonly string[]): Promise<Set<string>> {
  const missing = new Set<string>();
  for (let at = 0; at < ids.length; at += IDS_A_CALL)
    for (const id of await booth.mediaMissing({ ids: ids.slice(at, at + IDS_A_CALL) })) missing.add(id);
  return missing;
}

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

type Wanted = { readonly wanted: ReadonlySet<string>; readonly sums: ReadonlyMap<string, string> };

/** Keeps pictures while more are read; remembers the first fault, and what it kept. */
function newKeeper(tools: CapsuleTools, { wanted, sums }: Wanted) {
  const running = new Set<Promise<void>>();
  const kept: MediaId[] = [];
  let fault: MediaPutFault | null = null;
  const keep = async (id: MediaId, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    // a memo that grew while the capsule was written: its next capsule has it whole
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sums.get(id)) return;
    const put = await tools.store.media.mediaPut({ id, bytes });
    if (put.ok) kept.push(id);
    else fault ??= put.error;
  };
  return {
    kept,
    fault: () => fault,
    async take(id: MediaId, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      if (!wanted.has(id) || fault !== null) return;
      const work = keep(id, bytes).finally(() => running.delete(work));
      running.add(work);
      if (running.size >= AT_ONCE) await Promise.race(running);
    },
    settle: () => Promise.all(running),
  };
}

/** Pictures to take, by their SHA-256; those that are here already are not read. */
export type PicturesOrder = Omit<TakeOrder, 'contents'> & { readonly sums: ReadonlyMap<string, string> };

/** Keeps the pictures of a capsule that are not here; those of a damaged one go again, so that nothing half written stays. */
export async function takePictures(tools: CapsuleTools, source: Source, order: PicturesOrder): Promise<Result<number, TakeFault>> {
  const { sums, signal, onProgress } = order;
  const wanted = await missingOf(tools, [...sums.keys()]);
  if (wanted.size === 0) return ok(0);
  const keeper = newKeeper(tools, { wanted, sums });
  const read = await readCapsule(source(), {
    makeKey: order.makeKey,
    isPicturesOnly: true,
    ...(signal === undefined ? {} : { signal }),
    async onPicture(id, bytes) {
      await keeper.take(id, bytes);
      onProgress?.({ step: 'pictures', done: keeper.kept.length, total: wanted.size });
    },
  });
  await keeper.settle();
  const fault = keeper.fault() ?? (read.ok ? null : read.error);
  if (fault === null) return ok(keeper.kept.length);
  for (const id of keeper.kept) await tools.booth.mediaDelete({ id });
  return fail(fault);
}

/** Memos that this laptop has only the beginning of: their bytes go, so that they are fetched whole. */
export async function dropOutgrown(tools: CapsuleTools, { copies }: Contents): Promise<void> {
  const rows = await tools.store.db.media.bulkGet(copies.media.map(({ record }) => record.id));
  for (const [at, theirs] of copies.media.entries()) {
    const row = rows[at];
    const ours = row === undefined ? null : await openCopy(tools.store, 'media', row);
    const isOutgrown = ours !== null && ours.record.sha256 !== theirs.record.sha256 && relationOf(ours.causal, theirs.causal) === 'theirs';
    if (isOutgrown) await tools.booth.mediaDelete({ id: theirs.record.id });
  }
}

/** Merges a capsule that was previewed: the pictures that are missing here, then the records. */
export async function takeCapsule(tools: CapsuleTools, source: Source, order: TakeOrder): Promise<Result<Taken, TakeFault>> {
  const { contents: given, ...rest } = order;
  // a picture of somebody who was erased is not even put on the disk
  const { contents } = await contentsWithoutErased(tools.store, given);
  await dropOutgrown(tools, contents);
  const sums = new Map<string, string>(contents.copies.media.map(({ record }) => [record.id, record.sha256]));
  const pictures = await takePictures(tools, source, { ...rest, sums });
  if (!pictures.ok) return pictures;
  const report = await mergeCapsule(tools.store, given, {
    ...(order.signal === undefined ? {} : { signal: order.signal }),
    onProgress: (done, total) => order.onProgress?.({ step: 'leads', done, total }),
  });
  return ok({ ...report, pictures: pictures.value });
}
