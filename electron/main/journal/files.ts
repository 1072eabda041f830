import { syncFolder } from '#electron/main/durable.ts';
import { open, readdir, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalFault } from '#shared/ipc/journal.ts';

const NAME = /^(\d{6})\.bbj$/u;

/** Path of journal file `number`. */
export const pathOf = (folder: string, number: number): string => join(folder, `${String(number).padStart(6, '0')}.bbj`);

/** Numbers of the journal files in the folder, from the oldest. */
export async function listFiles(folder: string): Promise<number[]> {
  const numbers = (await readdir(folder)).flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => a - b);
}

const FAULTS: Readonly<Record<string, JournalFault>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
};

/** The fault an error of the file system stands for, and its code, which tells nothing personal. */
export function faultOf(cause: unknown): { readonly fault: JournalFault; readonly code: string } {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return { fault: FAULTS[code] ?? 'failed', code };
}

/** Writes all of `bytes` at `position`. */
export async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** The `length` bytes at `position`, fewer at the end of the file. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/** Cuts the file at `end` and keeps what was cut off beside it (`000001.torn-512`). */
export async function cutTail(folder: string, number: number, { end, size }: { end: number; size: number }): Promise<void> {
  const path = pathOf(folder, number);
  const handle = await open(path, 'r+');
  try {
    const aside = await open(path.replace(/bbj$/u, `torn-${end}`), 'w', 0o600);
    try {
      await writeAll(aside, await readAt(handle, end, size - end), 0);
      await aside.sync();
    } finally {
      await aside.close();
    }
    await handle.truncate(end);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
}

/** Takes a file that never got its header out of the row; it is kept beside the others. */
export async function setAside(folder: string, number: number): Promise<void> {
  const path = pathOf(folder, number);
  await rename(path, path.replace(/bbj$/u, 'torn-0'));
  await syncFolder(folder);
}
