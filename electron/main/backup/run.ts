import type { BackupFault, BackupPlace, BackupProgress } from '#shared/ipc/backup.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import type { Facts } from '#electron/main/logLine.ts';
import { type BackedUp, type BackupWork, type PlaceMemory, backUp } from './backUp.ts';
import { RewrittenError, backupFault } from './faults.ts';
import type { BackupKeys } from './keys.ts';
import type { Place, Places } from './places.ts';
import { epochOf, readPoints } from './point.ts';
import { cutBack, prune } from './prune.ts';
import type { Source } from './source.ts';
import type { Eye } from './there.ts';

/** What backing up needs of the program. */
export type RunDeps = {
  readonly profile: string;
  readonly places: Places;
  readonly eye: Eye;
  readonly now: () => number;
  readonly zone: () => string;
  readonly log: (code: string, facts: Facts) => void;
  /** A rewriting that was announced was found done: what restores had kept of before goes too. */
  readonly onRewritten: () => Promise<void>;
};

/** The open vault's side of a backup. */
export type Unlocked = { readonly source: Source; readonly keys: BackupKeys; readonly signal: AbortSignal };

/** Backs up into places, one at a time, and remembers how it went. */
export type Runner = {
  /** Rejects never: a fault is kept with the place. */
  readonly run: (place: Place, unlocked: Unlocked) => Promise<void>;
  readonly show: (place: Place) => Promise<BackupPlace>;
  readonly progress: () => BackupProgress | null;
  readonly tell: (progress: BackupProgress | null) => void;
  /** All of the place is read again by the next backup; with `order`, that point is known to be damaged. */
  readonly doubt: (id: string, order?: number) => void;
  /** Points of a place that were found damaged. */
  readonly bad: (id: string) => ReadonlySet<number>;
};

type Kept = {
  readonly memories: Map<string, PlaceMemory>;
  readonly bad: Map<string, Set<number>>;
  readonly faults: Map<string, { readonly fault: BackupFault; readonly at: number }>;
  /** A place that was seen keeps its answer while it is away. */
  readonly disks: Map<string, boolean>;
};

/** What must be forgotten goes first where there is no room for both; then there is one more attempt. */
async function backUpOrMakeRoom({ places, onRewritten }: RunDeps, work: BackupWork, memory: PlaceMemory | null): Promise<BackedUp> {
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
    const { now, zone, rule, epoch, bad } = work;
    await prune(work.place.root, { now: now(), zone, rule, epoch, bad }, true);
    return backUp(work, null);
  }
}

async function noteDone({ places, now, log }: RunDeps, id: string, { point, points, isNew }: BackedUp): Promise<void> {
  const { order, at, last, leads, changes, media, damaged, unread, generation } = point;
  const made = { order, at, last, leads, changes, media: media.count, damaged: damaged + unread };
  await places.note(id, { ...made, checkedAt: now(), points, epoch: epochOf(generation) });
  log('backup.made', { order, changes, isNew });
}

async function showPlace({ profile, places, eye, now }: RunDeps, { faults, disks }: Kept, place: Place): Promise<BackupPlace> {
  const isInside = place.id === LAPTOP_PLACE;
  const disk = isInside ? null : await eye.diskOf(place.path);
  const isThere = isInside || disk !== null;
  if (isThere) disks.set(place.id, isInside || disk === (await eye.diskOf(profile)));
  const known = places.last(place.id);
  const epoch = places.epoch();
  return {
    id: place.id,
    path: place.path,
    isThere,
    isSameDisk: disks.get(place.id) ?? false,
    last: known,
    points: known?.points ?? 0,
    fault: isThere ? (faults.get(place.id) ?? null) : { fault: 'away', at: now() },
    mustForget: known !== null && known.epoch < epoch,
  };
}

/** A runner that remembers nothing yet. */
export function newRunner(deps: RunDeps): Runner {
  const { profile, places, now, zone, log } = deps;
  const kept: Kept = { memories: new Map(), bad: new Map(), faults: new Map(), disks: new Map() };
  let progress: BackupProgress | null = null;
  const tell = (next: BackupProgress | null): void => {
    progress = next;
  };
  const badOf = (id: string): Set<number> => {
    const found = kept.bad.get(id) ?? new Set<number>();
    kept.bad.set(id, found);
    return found;
  };
  return {
    async run(place, { source, keys, signal }) {
      const memory = kept.memories.get(place.id) ?? null;
      kept.memories.delete(place.id);
      const asked = { profile, place, set: places.set(), epoch: places.epoch(), isRewriting: places.isRewriting() };
      const isInside = place.id === LAPTOP_PLACE;
      try {
        const work = {
          ...asked,
          source,
          keys,
          isInside,
          now,
          zone: zone(),
          rule: places.rule(),
          bad: badOf(place.id),
          signal,
          onProgress: tell,
        };
        const done = await backUpOrMakeRoom(deps, work, memory);
        kept.memories.set(place.id, done.memory);
        kept.faults.delete(place.id);
        await noteDone(deps, place.id, done);
      } catch (cause) {
        const fault = backupFault(cause, place.path);
        if (fault === 'stopped') return;
        // what was begun takes no room from the leads, nor from the next attempt
        if (fault === 'disk-full' || fault === 'short') await cutBack(place.root).catch(() => undefined);
        kept.faults.set(place.id, { fault, at: now() });
        log('backup.failed', { fault });
      } finally {
        tell(null);
      }
    },
    show: (place) => showPlace(deps, kept, place),
    progress: () => progress,
    bad: badOf,
    tell,
    doubt(id, order) {
      kept.memories.delete(id);
      if (order !== undefined) badOf(id).add(order);
    },
  };
}
