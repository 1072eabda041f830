import { readFile, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { type RetentionAsk, pointsToDrop } from '#shared/domain/backup/retention.ts';
import { mediaLogPath, neededMedia } from './mediaLog.ts';
import { pathOf } from '#electron/main/journal/files.ts';
import { type Point, epochOf, mediaFolder, pointsFolder, readPoints, readPointsSurely, removePoint } from './point.ts';

/** What stays: the rule, the lowest epoch, and orders of points that were found damaged. */
export type PruneAsk = RetentionAsk & { readonly epoch: number; readonly bad: ReadonlySet<number> };

const MIRROR = /^g\d{4,}-\d{4,}$/u;
const DRAFT = /\.part$/u;

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Pictures that a point needs. Null when a list cannot be read: then none is removed. */
async function needed(root: string, points: readonly Point[]): Promise<Set<string> | null> {
  const all = new Set<string>();
  for (const generation of new Set(points.map((point) => point.generation))) {
    const text = await readFile(mediaLogPath(join(root, generation)), 'latin1').catch(() => null);
    if (text === null) return null;
    const lengths = points.filter((point) => point.generation === generation).map(({ media }) => media.length);
    for (const name of neededMedia(text, lengths)) all.add(name);
  }
  return all;
}

/** Removes mirrors, pictures and drafts that no point names. Only files of our own making are touched. */
export async function sweep(root: string, points: readonly Point[]): Promise<void> {
  const mirrors = new Set(points.map(({ generation }) => generation));
  for (const name of await namesIn(root))
    if (MIRROR.test(name) && !mirrors.has(name)) await rm(join(root, name), { recursive: true, force: true });
  for (const name of await namesIn(pointsFolder(root))) if (DRAFT.test(name)) await rm(join(pointsFolder(root), name), { force: true });
  const wanted = await needed(root, points);
  if (wanted === null) return;
  for (const name of await namesIn(mediaFolder(root))) if (!wanted.has(name)) await rm(join(mediaFolder(root), name), { force: true });
}

/** The bytes that points name of each file of their mirrors: what lies behind them is of no backup. */
function namedBytes(root: string, points: readonly Point[]): Map<string, number> {
  const named = new Map<string, number>();
  const name = (path: string, length: number): void => void named.set(path, Math.max(length, named.get(path) ?? 0));
  for (const { generation, files, media } of points) {
    for (const { number, length } of files) name(pathOf(join(root, generation), number), length);
    name(mediaLogPath(join(root, generation)), media.length);
  }
  return named;
}

/** Takes back what a backup had written before it failed: left is what the points name, which is what lay there before. */
export async function cutBack(root: string): Promise<void> {
  const points = await readPointsSurely(root);
  await sweep(root, points);
  const named = namedBytes(root, points);
  for (const generation of new Set(points.map((point) => point.generation)))
    for (const name of await namesIn(join(root, generation))) {
      const path = join(root, generation, name);
      const length = named.get(path);
      if (length === undefined) await rm(path, { force: true });
      else if ((await stat(path)).size > length) await truncate(path, length);
    }
}

/** Removes one point and what only it needed; answers those that stay. */
export async function dropPoint(root: string, order: number): Promise<Point[]> {
  await removePoint(root, order);
  const kept = await readPointsSurely(root);
  await sweep(root, kept);
  return kept;
}

/** The points that are too many by the rule, or must be forgotten. */
export function tooMany(points: readonly Point[], ask: PruneAsk): Set<Point> {
  const old = points.filter(({ generation }) => epochOf(generation) < ask.epoch);
  const young = points.filter(({ generation }) => epochOf(generation) >= ask.epoch);
  const marked = young.map((point) => ({
    order: point.order,
    line: point.generation,
    at: point.at,
    isGood: !ask.bad.has(point.order),
    point,
  }));
  return new Set([...old, ...pointsToDrop(marked, ask).map(({ point }) => point)]);
}

/** Removes points that are too many or must be forgotten, then what none names; answers those that stay. Called behind a good point only. */
export async function prune(root: string, ask: PruneAsk, hasGone: boolean): Promise<Point[]> {
  const points = await readPoints(root);
  const dropped = tooMany(points, ask);
  for (const { order } of dropped) await removePoint(root, order);
  const kept = points.filter((point) => !dropped.has(point));
  if (hasGone || dropped.size > 0) await sweep(root, kept);
  return kept;
}
