import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RetentionAsk, pointsToDrop } from '#shared/domain/backup/retention.ts';
import { mediaLogPath, neededMedia } from './mediaLog.ts';
import { type Point, epochOf, mediaFolder, pointsFolder, readPoints, removePoint } from './point.ts';

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
async function sweep(root: string, points: readonly Point[]): Promise<void> {
  const mirrors = new Set(points.map(({ generation }) => generation));
  for (const name of await namesIn(root))
    if (MIRROR.test(name) && !mirrors.has(name)) await rm(join(root, name), { recursive: true, force: true });
  for (const name of await namesIn(pointsFolder(root))) if (DRAFT.test(name)) await rm(join(pointsFolder(root), name), { force: true });
  const wanted = await needed(root, points);
  if (wanted === null) return;
  for (const name of await namesIn(mediaFolder(root))) if (!wanted.has(name)) await rm(join(mediaFolder(root), name), { force: true });
}

/** Removes points that are too many or must be forgotten, then what none names; answers those that stay. Called behind a good point only. */
export async function prune(root: string, ask: PruneAsk, hasGone: boolean): Promise<Point[]> {
  const points = await readPoints(root);
  const old = points.filter(({ generation }) => epochOf(generation) < ask.epoch);
  const young = points.filter(({ generation }) => epochOf(generation) >= ask.epoch);
  const marked = young.map((point) => ({
    order: point.order,
    line: point.generation,
    at: point.at,
    isGood: !ask.bad.has(point.order),
    point,
  }));
  const dropped = new Set([...old, ...pointsToDrop(marked, ask).map(({ point }) => point)]);
  for (const { order } of dropped) await removePoint(root, order);
  const kept = points.filter((point) => !dropped.has(point));
  if (hasGone || dropped.size > 0) await sweep(root, kept);
  return kept;
}
