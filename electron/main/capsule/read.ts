import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { CapsuleReadFault } from '#shared/ipc/capsule.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';

/** Bytes in one message. */
const PIECE = 4 * 1024 * 1024;

/** Files being read piece by piece; the file stays the one that was opened, also when another takes its name. */
export type Reads = {
  readonly open: (path: string) => Promise<Result<{ readonly handle: string; readonly bytes: number }, CapsuleReadFault>>;
  /** The next bytes; none at the end, and it is closed then. */
  readonly next: (handle: string) => Promise<Result<Uint8Array, CapsuleReadFault>>;
  readonly close: (handle: string) => Promise<void>;
};

/** Opens nothing yet. */
export function newReads(): Reads {
  const files = new Map<string, FileHandle>();
  const close = async (handle: string): Promise<void> => {
    const file = files.get(handle);
    files.delete(handle);
    await file?.close().catch(() => undefined);
  };
  return {
    close,
    async open(path) {
      try {
        const file = await open(path, 'r');
        const handle = randomUUID();
        files.set(handle, file);
        return ok({ handle, bytes: (await file.stat()).size });
      } catch {
        return fail('gone');
      }
    },
    async next(handle) {
      const file = files.get(handle);
      if (file === undefined) return fail('unknown-handle');
      try {
        const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE), 0, PIECE);
        if (bytesRead === 0) await close(handle);
        return ok(buffer.subarray(0, bytesRead));
      } catch {
        await close(handle);
        return fail('unreadable');
      }
    },
  };
}
