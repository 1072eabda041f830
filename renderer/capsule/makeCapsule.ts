import { readLaptop, readMediaIds } from '#renderer/data/capsuleContents.ts';
import { noteVerified } from '#renderer/data/verified.ts';
import type { Show } from '#shared/domain/show.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { KeyMaker } from './age.ts';
import { readCapsule } from './readCapsule.ts';
import type { ReadFault } from './readCapsule.ts';
import { sourceOf } from './tools.ts';
import type { CapsuleTools } from './tools.ts';
import { writeCapsule } from './writeCapsule.ts';
import type { CapsuleCount, WriteFault } from './writeCapsule.ts';

export type MakeOrder = {
  readonly show: Show;
  readonly makeKey: KeyMaker;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: MakeProgress) => void;
};

/** Which part is under way, and pictures of all. */
export type MakeProgress = { readonly step: 'write' | 'check'; readonly done: number; readonly total: number };

/** A capsule that lies on the disk and was read back: what is in it. */
export type Made = CapsuleCount & { readonly path: string; readonly bytes: number };
export type MakeFault = WriteFault | ReadFault | 'not-the-same';

const isSameCount = (one: CapsuleCount, other: CapsuleCount): boolean => {
  const names = new Set([...Object.keys(one.records), ...Object.keys(other.records)]);
  return one.pictures === other.pictures && [...names].every((name) => (one.records[name] ?? 0) === (other.records[name] ?? 0));
};

/** Reads what was written, from the disk and to its end, and counts. */
async function check(tools: CapsuleTools, order: MakeOrder, made: Made): Promise<Result<Made, MakeFault>> {
  let done = 0;
  const read = await readCapsule(sourceOf(tools, { path: made.path })(), {
    makeKey: order.makeKey,
    signal: order.signal,
    onPicture() {
      done += 1;
      order.onProgress?.({ step: 'check', done, total: made.pictures });
      return Promise.resolve();
    },
  });
  if (!read.ok) return read;
  return isSameCount(read.value.count, made) ? ok(made) : fail('not-the-same');
}

/** `Salon 2026-03-16 Laptop A`: the file's name without its end. */
async function nameOf({ store }: CapsuleTools, show: Show): Promise<string> {
  const { name } = await readLaptop(store);
  return `${show.name} ${new Date(store.now()).toISOString().slice(0, 10)} ${name}`.slice(0, 150);
}

/**
 * Writes the capsule of a show to where the person says, and reads it back: only when every record and picture was counted again in the
 * file on the disk is it a backup (`noteVerified`).
 */
export async function makeCapsule(tools: CapsuleTools, order: MakeOrder): Promise<Result<Made, MakeFault>> {
  const { store, booth } = tools;
  const { show, signal, onProgress } = order;
  const begun = await booth.saveBegin({ name: await nameOf(tools, show), kind: 'boothcapsule' });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  const asOf = store.now();
  const written = await writeCapsule(store, (bytes) => booth.saveChunk({ handle, bytes }), {
    showId: show.id,
    makeKey: order.makeKey,
    pictures: await readMediaIds(store, show.id),
    signal,
    onProgress: (progress) => onProgress?.({ step: 'write', ...progress }),
  });
  if (!written.ok) {
    await booth.saveCancel({ handle });
    return written;
  }
  const ended = await booth.saveEnd({ handle });
  if (!ended.ok) return ended;
  const { path } = ended.value;
  const made = await check(tools, order, { ...written.value, path });
  if (made.ok)
    await noteVerified(store, { kind: 'capsule', leads: made.value.records['leads'] ?? 0, path, whole: { showId: show.id, asOf } });
  return made;
}
