import { type Hash, createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { readAt } from '#electron/main/journal/files.ts';
import { BackupError } from './faults.ts';

/** Read and hashed at one go: a millisecond or two, so that a capture never waits for a backup. */
export const PIECE = 1024 * 1024;

/** A stretch of a file, from the first byte to before the last. */
export type Stretch = { readonly from: number; readonly to: number };

/** Ends a backup that was told to stop. */
export function stopIf(signal: AbortSignal): void {
  if (signal.aborted) throw new BackupError('stopped');
}

/** The bytes of a stretch in pieces, fewer when the file ends before; other work runs between them. */
export async function* piecesOf(path: string, { from, to }: Stretch, signal: AbortSignal): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    for (let at = from; at < to;) {
      stopIf(signal);
      const bytes = await readAt(handle, at, Math.min(PIECE, to - at));
      if (bytes.length === 0) return;
      yield bytes;
      at += bytes.length;
      await setImmediate();
    }
  } finally {
    await handle.close();
  }
}

/** Feeds a stretch into a hash; answers how many bytes there were. */
export async function hashInto(hash: Hash, path: string, ask: Stretch & { readonly signal: AbortSignal }): Promise<number> {
  let read = 0;
  for await (const bytes of piecesOf(path, ask, ask.signal)) {
    hash.update(bytes);
    read += bytes.length;
  }
  return read;
}

/** SHA-256 of the first `length` bytes; null when the file is shorter. */
export async function hashPrefix(path: string, length: number, signal: AbortSignal): Promise<string | null> {
  const hash = createHash('sha256');
  const read = await hashInto(hash, path, { from: 0, to: length, signal });
  return read === length ? hash.digest('hex') : null;
}
