import { existsSync, statSync } from 'node:fs';
import type { BackupFault, BackupPlace, BackupProgress } from '#shared/ipc/backup.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { firstRetention } from '#shared/domain/backup/retention.ts';
import type { Facts } from '#electron/main/logLine.ts';
import { type BackedUp, type BackupWork, type PlaceMemory, backUp } from './backUp.ts';
import { RewrittenError, backupFault } from './faults.ts';
import type { BackupKeys } from './keys.ts';
import type { Place, Places } from './places.ts';
import { epochOf, readPoints } from './point.ts';
import { prune } from './prune.ts';
import type { Source } from './source.ts';

/** What backing up needs of the program. */
export type RunDeps = {
  readonly profile: string;
  readonly places: Places;
  readonly now: () => number;
  readonly zone: () => string;
  readonly log: (code: string, facts: Facts) => void;
  /** A rewriting that was announced was found done: what restores had kept of before goes too. */
  readonly onRewritten: () => Promise<void>;
};

/** Backs up into places, one at a time, and remembers how it went. */
export type Runner = {
  /** Rejects never: a fault is kept with the place. */
  readonly run: (place: Place, open: { readonly source: Source; readonly keys: BackupKeys; readonly signal: AbortSignal }) => Promise<void>;
  readonly show: (place: Place) => BackupPlace;
  readonly progress: () => BackupProgress | null;
  readonly tell: (progress: BackupProgress | null) => void;
  /** All of the place is read again by the next backup; with `order`, that point is known to be damaged. */
  readonly doubt: (id: string, order?: number) => void;
};

/** True when the folder lies on the disk of the profile: what takes one takes the other. */
function isSameDisk(profile: string, path: string): boolean {
  try {
    return statSync(path).dev === statSync(profile).dev;
  } catch {
    return false;
  }
}

/** A runner that remembers nothing yet. */
export function newRunner({ profile, places, now, zone, log, onRewritten }: RunDeps): Runner {
  const memories = new Map<string, PlaceMemory>();
  const bad = new Map<string, Set<number>>();
  const faults = new Map<string, { fault: BackupFault; at: number }>();
  // a place that was seen keeps its answer while it is away
  const disks = new Map<string, boolean>();
  let progress: BackupProgress | null = null;

  const badOf = (id: string): Set<number> => {
    const found = bad.get(id) ?? new Set<number>();
    bad.set(id, found);
    return found;
  };

  /** What must be forgotten goes first where there is no room for both; then there is one more attempt. */
  async function backUpOrMakeRoom(work: BackupWork, memory: PlaceMemory | null): Promise<BackedUp> {
    try {
      return await backUp(work, memory);
    } catch (cause) {
      if (cause instanceof RewrittenError) {
        await places.raiseEpoch();
        await onRewritten();
        return backUp({ ...work, epoch: places.epoch(), isRewriting: false }, null);
      }
      const fault = backupFault(cause, work.place.path);
      const points = await readPoints(work.place.root);
      const isOld = points.some(({ generation }) => epochOf(generation) < work.epoch);
      if (!isOld || (fault !== 'disk-full' && fault !== 'short')) throw cause;
      await prune(work.place.root, { now: now(), zone: zone(), rule: firstRetention, epoch: work.epoch, bad: work.bad }, true);
      return backUp(work, null);
    }
  }

  async function run(place: Place, { source, keys, signal }: Parameters<Runner['run']>[1]): Promise<void> {
    const isInside = place.id === LAPTOP_PLACE;
    const memory = memories.get(place.id) ?? null;
    memories.delete(place.id);
    const onProgress = (next: BackupProgress): void => {
      progress = next;
    };
    const asked = { profile, place, set: places.set(), epoch: places.epoch(), isRewriting: places.isRewriting(), isInside };
    try {
      const work = { ...asked, source, keys, now, zone: zone(), bad: badOf(place.id), signal, onProgress };
      const done = await backUpOrMakeRoom(work, memory);
      memories.set(place.id, done.memory);
      faults.delete(place.id);
      const { order, at, leads, changes, media, damaged, unread, generation } = done.point;
      const made = { order, at, leads, changes, media: media.count, damaged: damaged + unread };
      await places.note(place.id, { ...made, checkedAt: now(), points: done.points, epoch: epochOf(generation) });
      log('backup.made', { order, changes, isNew: done.isNew });
    } catch (cause) {
      const fault = backupFault(cause, place.path);
      if (fault === 'stopped') return;
      faults.set(place.id, { fault, at: now() });
      log('backup.failed', { fault });
    } finally {
      progress = null;
    }
  }

  return {
    run,
    show(place) {
      const isThere = place.id === LAPTOP_PLACE || existsSync(place.path);
      if (isThere) disks.set(place.id, place.id === LAPTOP_PLACE || isSameDisk(profile, place.path));
      const last = places.last(place.id);
      const { points = 0, epoch = places.epoch(), ...shown } = last ?? {};
      return {
        id: place.id,
        path: place.path,
        isThere,
        isSameDisk: disks.get(place.id) ?? false,
        last: last === null ? null : (shown as Omit<typeof last, 'points' | 'epoch'>), // `last` is there, so all of it is
        points,
        fault: faults.get(place.id) ?? (isThere ? null : { fault: 'away', at: now() }),
        mustForget: epoch < places.epoch(),
      };
    },
    progress: () => progress,
    tell: (next) => {
      progress = next;
    },
    doubt(id, order) {
      memories.delete(id);
      if (order !== undefined) badOf(id).add(order);
    },
  };
}
