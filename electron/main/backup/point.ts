import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '#electron/main/durable.ts';
import { VaultFile } from '#electron/main/vaultFile.ts';
import { Wraps } from './keys.ts';

/*
 * A place holds one set of backups of one laptop:
 *
 * set.json                 whose it is: a random id, nothing else
 * g0001-0001/000001.bbj    a mirror of the sealed journal; it only grows. Another one is begun when the journal was rewritten.
 *           /media.log     which pictures there were: `+<id> <bytes> <sha256>`, `-<id>`, a line each; it only grows
 * media/<id>.<12 of sha256>.bin   sealed pictures and memos, shared by all mirrors
 * points/000001.json       a moment one can go back to: so many bytes of these files, with their SHA-256, and the wrapped key
 *
 * A point is written last, when all that it names was read back. So a point is whole or not there, and many of them cost almost nothing.
 */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().nonnegative();

/** Name of a mirror: the epoch (raised when older points must go), then its number. */
const GENERATION = /^g(\d{4,})-(\d{4,})$/u;
export const generationName = (epoch: number, number: number): string =>
  `g${String(epoch).padStart(4, '0')}-${String(number).padStart(4, '0')}`;
export const epochOf = (generation: string): number => Number(GENERATION.exec(generation)?.[1] ?? 0);
export const numberOf = (generation: string): number => Number(GENERATION.exec(generation)?.[2] ?? 0);

const MirrorFile = z.strictObject({ number: z.int().min(1).max(999_999), length: count, sha256 });
export type MirrorFile = z.output<typeof MirrorFile>;

/** A moment that can be gone back to. Instants in ms. */
export const Point = z.strictObject({
  v: z.literal(1),
  order: z.int().positive(),
  at: z.int().nonnegative(),
  generation: z.string().regex(GENERATION),
  files: z.array(MirrorFile).max(10_000),
  media: z.strictObject({ length: count, sha256, count, bytes: count }),
  /** Changes in the journal, the highest of their numbers, and the leads they come to. */
  changes: count,
  last: count,
  leads: count,
  /** Places of the journal and pictures that could not be opened already when the point was made. */
  damaged: count,
  unread: count,
  wraps: Wraps,
  /** vault.json as it was, only in the place on the laptop's own disk, where it lies anyway. */
  vault: VaultFile.optional(),
});
export type Point = z.output<typeof Point>;

export const SET_FILE = 'set.json';
export const SetFile = z.strictObject({ v: z.literal(1), set: z.uuid() });

export const pointsFolder = (root: string): string => join(root, 'points');
export const mediaFolder = (root: string): string => join(root, 'media');
const NAME = /^\d{6,}\.json$/u;
const pathOf = (root: string, order: number): string => join(pointsFolder(root), `${String(order).padStart(6, '0')}.json`);

async function readPoint(path: string): Promise<Point[]> {
  try {
    const read = Point.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return read.success ? [read.data] : [];
  } catch {
    // half a file, or none of ours
    return [];
  }
}

/** The points of a set from the oldest; files that are none are left out. Empty when there is no set. */
export async function readPoints(root: string): Promise<Point[]> {
  const names = await readdir(pointsFolder(root)).catch(() => []);
  const points = await Promise.all(names.filter((name) => NAME.test(name)).map((name) => readPoint(join(pointsFolder(root), name))));
  return points.flat().sort((a, b) => a.order - b.order);
}

/** The same for whoever removes what no point names: rejects where the disk does not answer, instead of taking a point for missing. */
export async function readPointsSurely(root: string): Promise<Point[]> {
  const names = await readdir(pointsFolder(root)).catch((cause: unknown) => {
    // not made yet: there is no point
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  for (const name of names) if (NAME.test(name)) await readFile(join(pointsFolder(root), name));
  return readPoints(root);
}

/** Puts a point on the disk, whole or not at all, and reads it again. Rejects with errors of the file system. */
export async function writePoint(root: string, point: Point): Promise<boolean> {
  await mkdir(pointsFolder(root), { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify(point)}\n`;
  await writeDurably(pathOf(root, point.order), text);
  return (await readFile(pathOf(root, point.order), 'utf8')) === text;
}

export const removePoint = (root: string, order: number): Promise<void> => rm(pathOf(root, order), { force: true });
