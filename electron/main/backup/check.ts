import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupProgress, CheckedPoint } from '#shared/ipc/backup.ts';
import { unseal } from '#electron/main/seal.ts';
import type { BackupKeys } from './keys.ts';
import { sha256Of } from './media.ts';
import { type KeptMedia, mediaName, readMediaAt } from './mediaLog.ts';
import { stopIf } from './pieces.ts';
import { type Point, mediaFolder } from './point.ts';
import { newSource } from './source.ts';

/** A point that was read and opened, all of it: what is whole, and whether the journal is to the byte what it was. */
export type Opened = {
  readonly root: string;
  readonly point: Point;
  readonly keys: BackupKeys;
  readonly isExact: boolean;
  readonly media: readonly KeptMedia[];
  readonly checked: Omit<CheckedPoint, 'isSameKey'>;
};

export type Checking = { readonly keys: BackupKeys; readonly signal: AbortSignal; readonly onProgress: (progress: BackupProgress) => void };

export const mirrorFolder = (root: string, { generation }: Point): string => join(root, generation);

/** So many bytes of these files. */
export const lengthsOf = ({ files }: Point): Map<number, number> => new Map(files.map(({ number, length }) => [number, length]));

async function openMedia(root: string, media: KeptMedia, key: Uint8Array): Promise<boolean> {
  const sealed = await readFile(join(mediaFolder(root), mediaName(media))).catch(() => null);
  return sealed !== null && sha256Of(sealed) === media.sha256 && unseal(key, sealed, media.id) !== null;
}

/** Reads and opens everything a point names; damage is counted, not refused. Rejects with `BackupError` ('stopped') or errors of the disk. */
export async function checkPoint(root: string, point: Point, { keys, signal, onProgress }: Checking): Promise<Opened> {
  onProgress({ step: 'checking', done: 0, total: 1 });
  const found = await newSource(mirrorFolder(root, point), keys.journal, { lengths: lengthsOf(point) }).read(signal);
  const wanted = [...(await readMediaAt(mirrorFolder(root, point), point.media.length)).values()];
  const media: KeptMedia[] = [];
  for (const [at, one] of wanted.entries()) {
    stopIf(signal);
    onProgress({ step: 'checking', done: at, total: wanted.length });
    if (await openMedia(root, one, keys.media)) media.push(one);
  }
  const isExact = JSON.stringify(found.files) === JSON.stringify(point.files.toSorted((a, b) => a.number - b.number));
  return {
    root,
    point,
    keys,
    isExact,
    media,
    checked: {
      at: point.at,
      leads: found.leads,
      changes: found.changes,
      media: media.length,
      missingChanges: Math.max(0, point.changes - found.changes),
      missingMedia: Math.max(0, point.media.count - media.length),
    },
  };
}

/** True when every change and picture of it is there. */
export const isWhole = ({ missingChanges, missingMedia }: Opened['checked']): boolean => missingChanges + missingMedia === 0;
