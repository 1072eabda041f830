import { mkdir, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Retention } from '#shared/domain/backup/retention.ts';
import type { BackupProgress } from '#shared/ipc/backup.ts';
import { readJson, syncFolder, writeDurably } from '#electron/main/durable.ts';
import { pathOf } from '#electron/main/journal/files.ts';
import { VaultFile } from '#electron/main/vaultFile.ts';
import { BackupError, MirrorError, RewrittenError } from './faults.ts';
import { type BackupKeys, wrapsOf } from './keys.ts';
import { type MediaCopied, copyMedia, lostMedia } from './media.ts';
import { type KeptMedia, mediaLogPath, readMediaAt } from './mediaLog.ts';
import { type Held, growMirror, growText, holdBefore } from './mirror.ts';
import type { Place } from './places.ts';
import { type Point, SET_FILE, SetFile, epochOf, generationName, mediaFolder, numberOf, readPoints, writePoint } from './point.ts';
import { prune } from './prune.ts';
import type { Snapshot, Source } from './source.ts';

/** What a run of the program remembers of a place: what of it was read back, so that it need not be read again each time. */
export type PlaceMemory = {
  readonly point: Point;
  readonly files: Map<number, Held>;
  readonly log: Held;
  readonly media: ReadonlyMap<string, KeptMedia>;
};

/** All that one backup works with. */
export type BackupWork = {
  readonly profile: string;
  readonly place: Place;
  readonly set: string;
  readonly epoch: number;
  readonly source: Source;
  readonly keys: BackupKeys;
  /** A rewriting of the journal was announced, after which nothing of before may stay. */
  readonly isRewriting: boolean;
  /** On the laptop's own disk: vault.json lies beside it anyway, and room is left for leads. */
  readonly isInside: boolean;
  readonly now: () => number;
  readonly zone: string;
  /** How long moments are kept. */
  readonly rule: Retention;
  readonly bad: ReadonlySet<number>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BackupProgress) => void;
};

/** A backup that holds all there is: the point, whether it is a new one, how many there are, and what to remember. */
export type BackedUp = { readonly point: Point; readonly isNew: boolean; readonly points: number; readonly memory: PlaceMemory };

/** Kept free on the laptop's own disk, bytes, and at most this share of it: captures come first. */
const RESERVE = 500 * 1024 * 1024;
const RESERVE_SHARE = 0.1;

const README = `Boothbook

This folder holds encrypted backups of one laptop. To open them on another laptop: start Boothbook, choose
"Open a backup of another laptop", and this folder. The passphrase or the recovery passphrase is needed.

Ce dossier contient les sauvegardes chiffrées d'un ordinateur. Pour les ouvrir sur un autre : démarrez Boothbook,
choisissez « Ouvrir la sauvegarde d'un autre ordinateur », puis ce dossier. La phrase secrète ou de secours est demandée.
`;

async function prepareRoot({ place, set, isInside }: BackupWork): Promise<void> {
  // a folder that somebody chose is never made: it would be made beside the stick that is missing
  if (!isInside && (await stat(place.path).catch(() => null)) === null) throw new BackupError('away');
  await mkdir(mediaFolder(place.root), { recursive: true, mode: 0o700 });
  const marker = join(place.root, SET_FILE);
  if (SetFile.safeParse(readJson(marker)).success) return;
  await writeDurably(marker, `${JSON.stringify({ v: 1, set })}\n`);
  if (!isInside) await writeDurably(join(place.root, 'README.txt'), README);
}

async function leaveRoom({ place, isInside }: BackupWork, bytes: number): Promise<void> {
  if (!isInside) return;
  const { bavail, blocks, bsize } = await statfs(place.root);
  if (bavail * bsize - bytes < Math.min(RESERVE, blocks * bsize * RESERVE_SHARE)) throw new BackupError('short');
}

/** True when the journal still begins with what was mirrored: only then it may be gone on with. */
async function goesOn({ source, epoch, signal }: BackupWork, point: Point, snapshot: Snapshot): Promise<boolean> {
  if (epochOf(point.generation) !== epoch) return false;
  for (const file of point.files) {
    const now = snapshot.files.find(({ number }) => number === file.number);
    if (now === undefined || now.length < file.length || (await source.prefix(file, signal)) !== file.sha256) return false;
  }
  return true;
}

/** What is in the place of the mirror a point ends: read again from the disk. Throws `MirrorError` when it differs. */
async function recall({ place, signal, onProgress }: BackupWork, point: Point): Promise<PlaceMemory> {
  const folder = join(place.root, point.generation);
  const files = new Map<number, Held>();
  for (const [at, file] of point.files.entries()) {
    onProgress({ step: 'checking', done: at, total: point.files.length });
    files.set(file.number, await holdBefore({ path: pathOf(folder, file.number), before: file }, signal));
  }
  const log = await holdBefore({ path: mediaLogPath(folder), before: point.media }, signal);
  return { point, files, log, media: await readMediaAt(folder, point.media.length) };
}

async function newGeneration({ place, epoch }: BackupWork): Promise<string> {
  const names = await readdir(place.root);
  return generationName(epoch, Math.max(0, ...names.map(numberOf)) + 1);
}

async function growFiles(work: BackupWork, folder: string, { snapshot, before }: { snapshot: Snapshot; before: PlaceMemory | null }) {
  const files = new Map<number, Held>();
  for (const [at, file] of snapshot.files.entries()) {
    work.onProgress({ step: 'copying', done: at, total: snapshot.files.length });
    const path = pathOf(folder, file.number);
    const held = before?.files.get(file.number) ?? (await holdBefore({ path, before: null }, work.signal));
    // the hash in memory goes on with the file: after a failure the memory is thrown away and all is read again
    files.set(
      file.number,
      await growMirror({ from: pathOf(join(work.profile, 'journal'), file.number), folder }, file, { held, signal: work.signal }),
    );
  }
  return files;
}

function readVault(profile: string): VaultFile | null {
  const read = VaultFile.safeParse(readJson(join(profile, 'vault.json')));
  return read.success ? read.data : null;
}

type Made = {
  readonly order: number;
  readonly generation: string;
  readonly snapshot: Snapshot;
  readonly copied: MediaCopied;
  readonly log: Held;
};

function pointOf({ profile, isInside, now }: BackupWork, { order, generation, snapshot, copied, log }: Made): Point {
  const vault = readVault(profile);
  return {
    v: 1,
    order,
    at: now(),
    generation,
    files: snapshot.files.map((file) => ({ ...file })),
    media: {
      length: log.length,
      sha256: log.hash.copy().digest('hex'),
      count: copied.kept.size,
      bytes: [...copied.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    },
    changes: snapshot.changes,
    last: snapshot.last,
    leads: snapshot.leads,
    damaged: snapshot.damaged,
    unread: copied.unread,
    wraps: wrapsOf(vault),
    ...(isInside && vault !== null ? { vault } : {}),
  };
}

const isSame = (a: Point, b: Point): boolean => JSON.stringify({ ...a, order: 0, at: 0 }) === JSON.stringify({ ...b, order: 0, at: 0 });

/** A passphrase that was changed must open the older points too, and the one of before none of them. */
async function rewrapOlder(root: string, made: Point, older: readonly Point[]): Promise<void> {
  const wraps = JSON.stringify([made.wraps, made.vault]);
  for (const point of older) {
    if (point.generation !== made.generation || JSON.stringify([point.wraps, point.vault]) === wraps) continue;
    const { vault: _old, ...rest } = point;
    const next: Point = { ...rest, wraps: made.wraps, ...(made.vault === undefined ? {} : { vault: made.vault }) };
    if (!(await writePoint(root, next))) throw new MirrorError('a point reads otherwise');
  }
}

async function bytesToCome({ profile }: BackupWork, snapshot: Snapshot, memory: PlaceMemory | null): Promise<number> {
  const journal = snapshot.files.reduce((sum, { number, length }) => sum + length - (memory?.files.get(number)?.length ?? 0), 0);
  if (memory !== null) return journal;
  const names = await readdir(join(profile, 'media')).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(profile, 'media', name)).catch(() => null))?.size ?? 0));
  return journal + sizes.reduce((sum, size) => sum + size, 0);
}

type Ask = {
  readonly snapshot: Snapshot;
  readonly memory: PlaceMemory | null;
  readonly points: readonly Point[];
  /** Once a run of the program it is seen whether the pictures of before are still there. */
  readonly isFirst: boolean;
};

/** Mirrors what is new behind `memory` (all of it when null) and settles a point when something is. */
async function mirror(work: BackupWork, { snapshot, memory, points, isFirst }: Ask) {
  const { place, profile, keys, signal, onProgress } = work;
  const generation = memory?.point.generation ?? (await newGeneration(work));
  const folder = join(place.root, generation);
  await leaveRoom(work, await bytesToCome(work, snapshot, memory));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await growFiles(work, folder, { snapshot, before: memory });
  const to = mediaFolder(place.root);
  const media = { from: join(profile, 'media'), to, key: keys.media, signal };
  const onDone = (done: number, total: number): void => onProgress({ step: 'copying', done, total });
  const known = memory?.media ?? new Map<string, KeptMedia>();
  const copied = await copyMedia({ ...media, onDone }, known, isFirst ? await lostMedia(to, known, signal) : []);
  const held = memory?.log ?? { length: 0, hash: (await holdBefore({ path: mediaLogPath(folder), before: null }, signal)).hash };
  const log = memory !== null && copied.lines === '' ? held : await growText(mediaLogPath(folder), copied.lines, { held, signal });
  await syncFolder(folder);
  const made = pointOf(work, { order: Math.max(0, ...points.map(({ order }) => order)) + 1, generation, snapshot, copied, log });
  const isNew = memory === null || !isSame(made, memory.point);
  const point = isNew ? made : memory.point;
  if (isNew && !(await writePoint(place.root, point))) throw new MirrorError('a point reads otherwise');
  if (isNew) await rewrapOlder(place.root, point, points);
  return { isNew, hasGone: copied.lines.includes('-'), memory: { point, files, log, media: copied.kept } satisfies PlaceMemory };
}

/**
 * One backup into one place: mirrors what is new, reads it back, and only then settles a point; then removes what the rule no longer keeps.
 * What the journal rewrote, or what no longer reads as it was written, begins another mirror. Points of before stay whole whatever happens.
 * Rejects with `BackupError`, `MirrorError`, `RewrittenError` or errors of the file system; the memory of the place is worth nothing then.
 */
export async function backUp(work: BackupWork, remembered: PlaceMemory | null): Promise<BackedUp> {
  const { place, source, signal, epoch } = work;
  await prepareRoot(work);
  work.onProgress({ step: 'reading', done: 0, total: 1 });
  const snapshot = await source.read(signal);
  const points = await readPoints(place.root);
  const newest = points.at(-1) ?? null;
  const canGoOn = newest !== null && (await goesOn(work, newest, snapshot));
  if (newest !== null && !canGoOn && work.isRewriting && epochOf(newest.generation) === epoch) throw new RewrittenError();
  let memory: PlaceMemory | null = null;
  if (canGoOn) {
    // what another run or another program wrote meanwhile is not what this run remembers
    const isMine = remembered !== null && JSON.stringify(remembered.point) === JSON.stringify(newest);
    memory = isMine
      ? remembered
      : await recall(work, newest).catch((cause: unknown) => (cause instanceof MirrorError ? null : Promise.reject(cause)));
  }
  const done = await mirror(work, { snapshot, memory, points, isFirst: memory !== remembered });
  const ask = { now: work.now(), zone: work.zone, rule: work.rule, epoch, bad: work.bad };
  const left = await prune(place.root, ask, memory !== remembered || done.hasGone);
  return { point: done.memory.point, isNew: done.isNew, points: left.length, memory: done.memory };
}
