import { rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Arrived } from '#shared/ipc/app.ts';
import { type AddFault, type BackupState, LAPTOP_PLACE, type ListedPoint } from '#shared/ipc/backup.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readDiskFault, readJson, writeDurably } from '#electron/main/durable.ts';
import { listFiles, pathOf } from '#electron/main/journal/files.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import type { Vault } from '#electron/main/vault.ts';
import { VaultFile } from '#electron/main/vaultFile.ts';
import { checkPoint, isWhole } from './check.ts';
import { type BackupKeys, wrapsOf } from './keys.ts';
import { listPoints } from './look.ts';
import { type Place, laptopFolder, openPlaces } from './places.ts';
import { readPoints } from './point.ts';
import { journalFolder, newRestoring, unlockPoint } from './restore.ts';
import { beginRestored, dropFormer, readNoteOf, readRestored } from './restored.ts';
import { type RunDeps, newRunner } from './run.ts';
import { type Source, newSource } from './source.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backup${string}`>>;

/** What backups need of the program. */
export type BackupDeps = Omit<RunDeps, 'places' | 'onRewritten'> & {
  readonly vault: Pick<Vault, 'key'>;
  readonly store: KeyStore;
  readonly arrived: Arrived;
  readonly askFolder: () => Promise<string | null>;
};

/** Main's side of backups. */
export type Backups = {
  readonly handlers: BackupHandlers;
  /** Before the journal is rewritten (an erasure, other keys): should the program die behind it, the next backup knows what must go. */
  readonly announceRewrite: () => Promise<void>;
  /**
   * After the journal was rewritten: all that was backed up before is removed in every place behind the first good backup of after, in places
   * that are away when they come back; what restores had kept is deleted at once. A start behind an erasure or other keys does it by itself.
   */
  readonly forgetOlderPoints: (why: 'erasure' | 'rotation') => Promise<void>;
  /** Nothing came of the rewriting. */
  readonly keepOlderPoints: () => Promise<void>;
  /** Backs up what is new when the program ends, for so long at most (ms); at once when nothing is new. */
  readonly endWith: (most: number) => Promise<void>;
};

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && way !== path);
};

/** Size of the journal: another one means that something was saved. */
async function sizeOf(folder: string): Promise<number> {
  const numbers = await listFiles(folder).catch(() => []);
  const sizes = await Promise.all(numbers.map(async (number) => (await stat(pathOf(folder, number)).catch(() => null))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Opens what is known of a profile's backups. At a start behind an erasure or a change of keys, all that is older is marked to go. */
export async function openBackups(deps: BackupDeps): Promise<Backups> {
  const { profile, vault, store, arrived, askFolder, now, log } = deps;
  const places = openPlaces(profile);
  const runner = newRunner({ ...deps, places, onRewritten: () => dropFormer(profile) });
  const journal = journalFolder(profile);
  let source: Source | null = null;
  let stopping = new AbortController();
  let lane: Promise<unknown> = Promise.resolve();
  /** Size of the journal when the laptop's own place was last backed up. */
  let backedUp = -1;
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = lane.then(work, work);
    lane = mine.catch(() => undefined);
    return mine;
  };
  const readKeys = (): BackupKeys | null => {
    const [journalKey, media] = [vault.key('journal'), vault.key('media')];
    return journalKey === null || media === null ? null : { journal: journalKey, media };
  };
  const restoring = newRestoring({ profile, ours: places.set, keys: readKeys, store, now, onProgress: runner.tell });

  const state = (): BackupState => {
    const file = VaultFile.safeParse(readJson(join(profile, 'vault.json')));
    const wraps = wrapsOf(file.success ? file.data : null);
    return {
      places: places.list().map(runner.show),
      opensBy: (['passphrase', 'recovery'] as const).filter((kind) => wraps[kind] !== undefined),
      progress: runner.progress(),
      restored: readRestored(profile),
    };
  };

  async function runIn(wanted: readonly Place[]): Promise<void> {
    const keys = readKeys();
    if (keys === null) return;
    source ??= newSource(journal, keys.journal);
    stopping = new AbortController();
    for (const place of wanted) {
      const size = await sizeOf(journal);
      await runner.run(place, { source, keys, signal: stopping.signal });
      if (place.id === LAPTOP_PLACE && runner.show(place).fault === null) backedUp = size;
    }
  }

  async function add(): Promise<Result<BackupState, AddFault>> {
    const path = await askFolder();
    if (path === null) return fail('cancelled');
    if (isInside(profile, path)) return fail('inside');
    if (places.list().some((place) => place.path === path)) return fail('known');
    const probe = join(path, `.boothbook-${now()}.part`);
    try {
      // a folder that cannot be written is told now, not in a quarter of an hour
      await writeDurably(probe, 'boothbook');
      await rm(probe);
    } catch (cause) {
      const fault = readDiskFault(cause);
      return fail(fault === 'disk-full' ? fault : fault === null ? 'failed' : 'read-only');
    }
    const place = await places.add(path);
    await inLane(() => runIn([place]));
    return ok(state());
  }

  async function listed(place: Place): Promise<ListedPoint[]> {
    return listPoints(place.root, await readPoints(place.root), { journal: readKeys()?.journal ?? null, store });
  }

  const verify: BackupHandlers['backupVerify'] = ({ place: id, order }) =>
    inLane(async () => {
      const place = places.find(id);
      const point = place === undefined ? undefined : (await readPoints(place.root)).find((one) => one.order === order);
      if (place === undefined || point === undefined) return fail('away');
      const unlocked = await unlockPoint({ keys: readKeys, store }, { root: place.root, point }, null);
      if (!unlocked.ok) return fail('never');
      stopping = new AbortController();
      try {
        const { checked } = await checkPoint(place.root, point, {
          keys: unlocked.value.keys,
          signal: stopping.signal,
          onProgress: runner.tell,
        });
        if (!isWhole(checked)) runner.doubt(id, order);
        return ok({ ...checked, isSameKey: unlocked.value.master === null });
      } catch {
        return fail(stopping.signal.aborted ? 'stopped' : 'failed');
      } finally {
        runner.tell(null);
      }
    });

  await beginRestored(profile, arrived, now());
  if (arrived === 'erasure' || arrived === 'rotation') await places.raiseEpoch().catch(() => undefined);

  return {
    handlers: {
      backupState: state,
      backupRun: async ({ place }) => {
        await inLane(() => runIn(places.list().filter(({ id }) => place === undefined || id === place)));
        return state();
      },
      backupStop: () => {
        stopping.abort();
        restoring.stop();
      },
      backupPlaceAdd: add,
      backupPlaceRemove: async ({ place }) => {
        await inLane(() => places.remove(place));
        return state();
      },
      backupPoints: async ({ place: id }) => {
        const place = places.find(id);
        return place === undefined ? [] : listed(place);
      },
      backupVerify: verify,
      backupLook: async ({ place: id }) => {
        const folder = id === null ? await askFolder() : (places.find(id)?.root ?? laptopFolder(profile));
        return folder === null ? fail('cancelled') : restoring.look(folder);
      },
      backupOpen: (ask) => inLane(() => restoring.open(ask)),
      backupRestore: (ask) => inLane(() => restoring.restore(ask)),
      backupRestoredRead: async ({ former }) => {
        if (former) await dropFormer(profile).catch(() => undefined);
        await readNoteOf(profile).catch(() => undefined);
        return state();
      },
    },
    announceRewrite: () => places.announceRewrite(true),
    keepOlderPoints: () => places.announceRewrite(false),
    async forgetOlderPoints(why) {
      // a backup under way reads files that are no longer there
      stopping.abort();
      source = null;
      await places.raiseEpoch();
      await dropFormer(profile);
      log('backup.forget', { why });
    },
    async endWith(most) {
      if (readKeys() === null || (await sizeOf(journal)) === backedUp) return;
      const late = wait(most).then(() => stopping.abort());
      await Promise.race([inLane(() => runIn(places.list().filter((place) => runner.show(place).isThere))), late]);
    },
  };
}
