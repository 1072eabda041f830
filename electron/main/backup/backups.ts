import { rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Arrived } from '#shared/ipc/app.ts';
import { type AddFault, type BackupState, LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readDiskFault, readJson, writeDurably } from '#electron/main/durable.ts';
import { listFiles, pathOf } from '#electron/main/journal/files.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import type { Vault } from '#electron/main/vault.ts';
import { VaultFile } from '#electron/main/vaultFile.ts';
import { checkPoint, isWhole } from './check.ts';
import { type BackupKeys, wrapsOf } from './keys.ts';
import { keepingHandlers } from './keeping.ts';
import { listPoints } from './look.ts';
import { type Place, type Places, laptopFolder, openPlaces } from './places.ts';
import { readPoints } from './point.ts';
import { type Restoring, journalFolder, newRestoring, unlockPoint } from './restore.ts';
import { beginRestored, dropFormer, dropLocks, readFormers, readLocks, readNoteOf, readRestored } from './restored.ts';
import { type RunDeps, type Runner, newRunner } from './run.ts';
import { type Source, newSource } from './source.ts';
import { newEye } from './there.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backup${string}`>>;

/** What backups need of the program. */
export type BackupDeps = Pick<RunDeps, 'profile' | 'now' | 'zone' | 'log'> & {
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

/** All that the deeds below share. */
type Inner = {
  readonly deps: BackupDeps;
  readonly places: Places;
  readonly runner: Runner;
  readonly restoring: Restoring;
  /** One deed at a time. */
  readonly inLane: <T>(work: () => Promise<T>) => Promise<T>;
  /** Begins what may be stopped. */
  readonly begin: () => AbortSignal;
  readonly stop: () => void;
  source: Source | null;
  /** Size of the journal when the laptop's own place was last backed up. */
  backedUp: number;
};

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && way !== path);
};

function readKeys({ vault }: BackupDeps): BackupKeys | null {
  const [journal, media] = [vault.key('journal'), vault.key('media')];
  return journal === null || media === null ? null : { journal, media };
}

/** Size of the journal: another one means that something was saved. */
async function sizeOf(folder: string): Promise<number> {
  const numbers = await listFiles(folder).catch(() => []);
  const sizes = await Promise.all(numbers.map(async (number) => (await stat(pathOf(folder, number)).catch(() => null))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function stateOf({ deps: { profile, store }, places, runner }: Inner): Promise<BackupState> {
  const file = VaultFile.safeParse(readJson(join(profile, 'vault.json')));
  const wraps = wrapsOf(file.success ? file.data : null);
  return {
    places: await Promise.all(places.list().map(runner.show)),
    opensBy: (['passphrase', 'recovery'] as const).filter((kind) => wraps[kind] !== undefined),
    canKeystore: store.isAvailable(),
    progress: runner.progress(),
    restored: readRestored(profile),
    rule: places.rule(),
    formers: readFormers(profile),
  };
}

async function runIn(inner: Inner, wanted: readonly Place[]): Promise<void> {
  const { deps, runner } = inner;
  const keys = readKeys(deps);
  if (keys === null) return;
  const journal = journalFolder(deps.profile);
  inner.source ??= newSource(journal, keys.journal);
  const { source } = inner;
  const signal = inner.begin();
  for (const place of wanted) {
    const size = await sizeOf(journal);
    await runner.run(place, { source, keys, signal });
    if (place.id === LAPTOP_PLACE && (await runner.show(place)).fault === null) inner.backedUp = size;
  }
}

/** Tries the folder before it is taken: one that cannot be written is told now, not in a quarter of an hour. */
async function tryFolder(path: string, now: number): Promise<AddFault | null> {
  const probe = join(path, `.boothbook-${now}.part`);
  try {
    await writeDurably(probe, 'boothbook');
    await rm(probe);
    return null;
  } catch (cause) {
    const fault = readDiskFault(cause);
    return fault === 'not-writable' ? 'read-only' : (fault ?? 'failed');
  }
}

async function addPlace(inner: Inner): Promise<Result<BackupState, AddFault>> {
  const { deps, places } = inner;
  const path = await deps.askFolder();
  if (path === null) return fail('cancelled');
  if (isInside(deps.profile, path)) return fail('inside');
  if (places.list().some((place) => place.path === path)) return fail('known');
  const fault = await tryFolder(path, deps.now());
  if (fault !== null) return fail(fault);
  const place = await places.add(path);
  await inner.inLane(() => runIn(inner, [place]));
  return ok(await stateOf(inner));
}

const verify =
  (inner: Inner): BackupHandlers['backupVerify'] =>
  async ({ place: id, order }) => {
    const { deps, places, runner } = inner;
    const place = places.find(id);
    const point = place === undefined ? undefined : (await readPoints(place.root)).find((one) => one.order === order);
    if (place === undefined || point === undefined) return fail('away');
    const unlocked = await unlockPoint({ keys: () => readKeys(deps), store: deps.store }, { root: place.root, point }, null);
    if (!unlocked.ok) return fail('never');
    const signal = inner.begin();
    try {
      const { checked } = await checkPoint(place.root, point, { keys: unlocked.value.keys, signal, onProgress: runner.tell });
      // what lies there is not what was written: the next backup reads all of it again, and the rule keeps a good one
      if (!isWhole(checked)) runner.doubt(id, order);
      return ok({ ...checked, isSameKey: unlocked.value.master === null });
    } catch {
      return fail(signal.aborted ? 'stopped' : 'failed');
    } finally {
      runner.tell(null);
    }
  };

function handlersOf(inner: Inner): BackupHandlers {
  const { deps, places, restoring, inLane } = inner;
  const { profile, askFolder, store } = deps;
  const state = (): Promise<BackupState> => stateOf(inner);
  return {
    backupState: state,
    backupRun: async ({ place }) => {
      await inLane(() => runIn(inner, place === undefined ? places.list() : places.list().filter(({ id }) => id === place)));
      return state();
    },
    backupStop: () => {
      inner.stop();
      restoring.stop();
    },
    backupPlaceAdd: () => addPlace(inner),
    backupPlaceRemove: async ({ place }) => {
      await inLane(() => places.remove(place));
      return state();
    },
    backupPoints: async ({ place: id }) => {
      const place = places.find(id);
      return place === undefined
        ? []
        : listPoints(place.root, await readPoints(place.root), { journal: readKeys(deps)?.journal ?? null, store });
    },
    backupVerify: (ask) => inLane(() => Promise.resolve(verify(inner)(ask))),
    backupLook: async ({ place: id }) => {
      const folder = id === null ? await askFolder() : (places.find(id)?.root ?? laptopFolder(profile));
      return folder === null ? fail('cancelled') : restoring.look(folder);
    },
    backupOpen: (ask) => inLane(() => restoring.open(ask)),
    backupRestore: (ask) => inLane(() => restoring.restore(ask)),
    ...keepingHandlers({ ...inner, profile, store, keys: () => readKeys(deps), now: deps.now, zone: deps.zone, state }),
    backupLocks: () => {
      const keys = readKeys(deps);
      return keys === null ? null : readLocks(profile, keys.journal);
    },
    backupLocksSet: () => dropLocks(profile),
    backupRestoredRead: async () => {
      await readNoteOf(profile).catch(() => undefined);
      return state();
    },
  };
}

function newInner(deps: BackupDeps): Inner {
  const { profile, store, now } = deps;
  const places = openPlaces(profile);
  const runner = newRunner({ ...deps, places, eye: newEye(), onRewritten: () => dropFormer(profile) });
  const restoring = newRestoring({ profile, ours: places.set, keys: () => readKeys(deps), store, now, onProgress: runner.tell });
  let stopping = new AbortController();
  let lane: Promise<unknown> = Promise.resolve();
  return {
    deps,
    places,
    runner,
    restoring,
    source: null,
    backedUp: -1,
    inLane: (work) => {
      const mine = lane.then(work);
      lane = mine.catch(() => undefined);
      return mine;
    },
    begin: () => {
      stopping = new AbortController();
      return stopping.signal;
    },
    stop: () => stopping.abort(),
  };
}

/** Opens what is known of a profile's backups. At a start behind an erasure or a change of keys, all that is older is marked to go. */
export async function openBackups(deps: BackupDeps): Promise<Backups> {
  const inner = newInner(deps);
  const { places, runner } = inner;
  const { profile, arrived, now, log } = deps;
  await beginRestored(profile, arrived, now());
  if (arrived === 'erasure' || arrived === 'rotation') {
    await places.raiseEpoch().catch(() => undefined);
    await dropFormer(profile).catch(() => undefined);
  }
  return {
    handlers: handlersOf(inner),
    announceRewrite: () => places.announceRewrite(true),
    keepOlderPoints: () => places.announceRewrite(false),
    async forgetOlderPoints(why) {
      // a backup under way reads files that are no longer there
      inner.stop();
      inner.source = null;
      await places.raiseEpoch();
      await dropFormer(profile);
      log('backup.forget', { why });
    },
    async endWith(most) {
      if (readKeys(deps) === null || (await sizeOf(journalFolder(profile))) === inner.backedUp) return;
      const shown = await Promise.all(places.list().map(async (place) => ({ place, isThere: (await runner.show(place)).isThere })));
      const there = shown.flatMap(({ place, isThere }) => (isThere ? [place] : []));
      await Promise.race([inner.inLane(() => runIn(inner, there)), wait(most)]);
      inner.stop();
    },
  };
}
