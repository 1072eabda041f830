import type { Stats } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Room beside what is copied: the database grows while it is rebuilt, and the system wants to live, bytes. */
const MARGIN = 64 * 1024 * 1024;

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    (found: Stats) => found.size,
    () => 0,
  );

/** Bytes of all files in a folder and below; 0 when it is not there. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => sizeOf(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Free bytes of the disk a folder lies on, for this user; null where the system does not say. */
export const freeBytes = (folder: string): Promise<number | null> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );

/** Bytes that a second copy of a profile's parts takes; the database goes before it is rebuilt. */
export const neededBytes = async (profile: string): Promise<number> =>
  (await bytesIn(join(profile, 'journal'))) + (await bytesIn(join(profile, 'media'))) + MARGIN;
