import { type Hash, createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAll } from '#electron/main/journal/files.ts';
import { MirrorError } from './faults.ts';
import { type Stretch, hashInto, piecesOf } from './pieces.ts';
import type { MirrorFile } from './point.ts';

/** Name of a mirrored journal file. */
export const mirrorName = (number: number): string => `${String(number).padStart(6, '0')}.bbj`;

/** A file of the mirror as it was read back from the place: how far, and the hash so far. */
export type Held = { readonly length: number; readonly hash: Hash };

/** A file that grows in the place: where it lies, and how long it was at the last point (its hash then, to be found again). */
export type Growing = { readonly path: string; readonly before: { readonly length: number; readonly sha256: string } | null };

/** Reads the part of before again. Throws `MirrorError` when it is no longer what the last point says. */
export async function holdBefore({ path, before }: Growing, signal: AbortSignal): Promise<Held> {
  const hash = createHash('sha256');
  if (before === null || before.length === 0) return { length: 0, hash };
  const read = await hashInto(hash, path, { from: 0, to: before.length, signal }).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 0;
    throw cause;
  });
  if (read !== before.length || hash.copy().digest('hex') !== before.sha256) throw new MirrorError('mirror differs from its point');
  return { length: read, hash };
}

type Copying = { readonly to: string; readonly stretch: Stretch; readonly signal: AbortSignal };

/** Writes a stretch of a file to the same place of another, cuts what lay behind it, and waits until it is on the disk. */
async function copyStretch(from: string, { to, stretch, signal }: Copying): Promise<void> {
  const handle = await open(to, (await stat(to).catch(() => null)) === null ? 'wx+' : 'r+', 0o600);
  try {
    let at = stretch.from;
    for await (const bytes of piecesOf(from, stretch, signal)) {
      await writeAll(handle, bytes, at);
      at += bytes.length;
    }
    await handle.truncate(at);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads on from what is held and compares with what it must be. */
async function readBack(path: string, held: Held, wanted: { length: number; sha256: string; signal: AbortSignal }): Promise<Held> {
  const { length, sha256, signal } = wanted;
  await hashInto(held.hash, path, { from: held.length, to: length, signal });
  if (held.hash.copy().digest('hex') !== sha256) throw new MirrorError('what was written reads otherwise');
  return { length, hash: held.hash };
}

/** Makes a mirrored file as long as the journal's now: appends, waits for the disk, reads back. Throws `MirrorError`, or the disk's errors. */
export async function growMirror(
  { from, folder }: { readonly from: string; readonly folder: string },
  file: MirrorFile,
  { held, signal }: { readonly held: Held; readonly signal: AbortSignal },
): Promise<Held> {
  if (held.length === file.length) return held;
  const to = join(folder, mirrorName(file.number));
  await copyStretch(from, { to, stretch: { from: held.length, to: file.length }, signal });
  return readBack(to, held, { ...file, signal });
}

/** The same for text that is in memory: the list of pictures. Answers its hash as a whole. */
export async function growText(path: string, text: string, { held, signal }: { held: Held; signal: AbortSignal }): Promise<Held> {
  const bytes = Buffer.from(text);
  const handle = await open(path, (await stat(path).catch(() => null)) === null ? 'wx+' : 'r+', 0o600);
  try {
    await writeAll(handle, bytes, held.length);
    await handle.truncate(held.length + bytes.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const sha256 = held.hash.copy().update(bytes).digest('hex');
  return readBack(path, held, { length: held.length + bytes.length, sha256, signal });
}
