import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Why the disk took nothing. */
export type DiskFault = 'disk-full' | 'not-writable';

/** The fault behind an error of the file system; null for one that is no such error (a bug: throw it on). */
export function readDiskFault(error: unknown): DiskFault | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'disk-full' : 'not-writable';
}

/** The fault of a failed write; what is no error of the file system is thrown on. */
export function settleDiskFault(error: unknown): DiskFault {
  const fault = readDiskFault(error);
  if (fault === null) throw error;
  return fault;
}

/** Can a folder be written at this moment? Tried with a small file that is gone at once; null when it can. */
export function probeFolder(folder: string): DiskFault | null {
  const probe = newDraftPath(join(folder, 'probe'));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, Buffer.alloc(4_096), { flag: 'wx', mode: 0o600 });
    return null;
  } catch (error) {
    return settleDiskFault(error);
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // a disk that cannot be written has none
    }
  }
}

/** Makes a rename or a new name outlast a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A hidden neighbour of `path` to write to before the rename. */
export const newDraftPath = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 80)}.${randomUUID().slice(0, 8)}.part`);

/** Ends a draft: on the disk, under its name, at once or not at all. */
export async function settleDraft(handle: FileHandle, draft: string, path: string): Promise<void> {
  await handle.sync();
  await handle.close();
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Writes a whole file so that after a power cut either the old or the new content is there. Throws errors of the file system. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const draft = newDraftPath(path);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await settleDraft(handle, draft, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

/** The content of a small JSON file, unchecked; null when it is missing, unreadable or no JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
