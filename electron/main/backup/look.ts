import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FoundSet, ListedPoint } from '#shared/ipc/backup.ts';
import { readJson } from '#electron/main/durable.ts';
import { pathOf, readAt } from '#electron/main/journal/files.ts';
import { HEADER_BYTES, newJournalKeys, readHeader } from '#electron/main/journal/seal.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { unwrapAlone } from '#electron/main/vaultFile.ts';
import { mirrorFolder } from './check.ts';
import { opensElsewhere } from './keys.ts';
import { type Point, SET_FILE, SetFile, readPoints } from './point.ts';

/** A set of backups as it lies in a folder. */
export type SetThere = { readonly id: string; readonly root: string; readonly points: readonly Point[] };

/** Folders in a folder that are looked at. */
const FOLDERS_MOST = 500;

async function readSet(root: string): Promise<SetThere[]> {
  const set = SetFile.safeParse(readJson(join(root, SET_FILE)));
  if (!set.success) return [];
  return [{ id: set.data.set, root, points: await readPoints(root) }];
}

/** The sets of backups in a folder: the folder itself, or those that lie in it; with points, the latest first. Rejects when it cannot be read. */
export async function findSets(folder: string): Promise<SetThere[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const roots = [folder, ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))];
  const found = await Promise.all(roots.slice(0, FOLDERS_MOST).map(readSet));
  const newest = ({ points }: SetThere): number => points.at(-1)?.at ?? 0;
  return found
    .flat()
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => newest(b) - newest(a));
}

/** True when a point's journal is sealed with this key: told by the header of its first file. */
export async function isSealedWith(root: string, point: Point, journal: Uint8Array): Promise<boolean> {
  const keys = newJournalKeys(journal);
  for (const { number } of point.files) {
    const handle = await open(pathOf(mirrorFolder(root, point), number), 'r').catch(() => null);
    if (handle === null) continue;
    try {
      if (readHeader(keys, await readAt(handle, 0, HEADER_BYTES), number) !== null) return true;
    } finally {
      await handle.close();
    }
  }
  return false;
}

/** What may open a point: the journal key of the open vault, the key store. */
export type Openers = { readonly journal: Uint8Array | null; readonly store: KeyStore };

/** The master key of a point that needs no person: the laptop's own place keeps vault.json; null when it needs one. */
export const masterAlone = ({ vault }: Point, store: KeyStore): Buffer | null =>
  vault === undefined || vault.mode === 'passphrase' ? null : unwrapAlone(vault, store);

async function opensOf(root: string, point: Point, { journal, store }: Openers): Promise<ListedPoint['opens']> {
  if (journal !== null && (await isSealedWith(root, point, journal))) return 'itself';
  if (masterAlone(point, store) !== null) return 'itself';
  return opensElsewhere(point.wraps) ? 'passphrase' : 'never';
}

/** Points as they are listed, the latest first. */
export async function listPoints(root: string, points: readonly Point[], openers: Openers): Promise<ListedPoint[]> {
  // a mirror has one key; what opens one of its points opens all of them
  const opens = new Map<string, ListedPoint['opens']>();
  for (const point of points.toReversed())
    if (!opens.has(point.generation)) opens.set(point.generation, await opensOf(root, point, openers));
  return points.toReversed().map((point) => ({
    order: point.order,
    at: point.at,
    leads: point.leads,
    changes: point.changes,
    media: point.media.count,
    damaged: point.damaged + point.unread,
    opens: opens.get(point.generation) ?? 'never',
  }));
}

/** Sets as they are listed. */
export const listSets = (sets: readonly SetThere[], ours: string, openers: Openers): Promise<FoundSet[]> =>
  Promise.all(
    sets.map(async ({ id, root, points }) => ({
      id,
      name: basename(root),
      isOurs: id === ours,
      points: await listPoints(root, points, openers),
    })),
  );
