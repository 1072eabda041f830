import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A sealed picture or memo as it lies in a place. */
export type KeptMedia = { readonly id: string; readonly bytes: number; readonly sha256: string };

/** Its file in the place: by its content, so that mirrors share it and a changed one never takes the place of another. */
export const mediaName = ({ id, sha256 }: KeptMedia): string => `${id}.${sha256.slice(0, 12)}.bin`;

export const mediaLogPath = (folder: string): string => join(folder, 'media.log');

const ADDED = /^\+([0-9a-f-]{36}) (\d{1,15}) ([0-9a-f]{64})$/u;
const GONE = /^-([0-9a-f-]{36})$/u;

export const addedLine = ({ id, bytes, sha256 }: KeptMedia): string => `+${id} ${bytes} ${sha256}\n`;
export const goneLine = (id: string): string => `-${id}\n`;

/** One line of the list and where it ends in the file. */
export type MediaLine = { readonly end: number; readonly id: string; readonly added: KeptMedia | null };

/** The lines of a list in order; what is no line is passed over. */
export function readMediaLines(text: string): MediaLine[] {
  const lines: MediaLine[] = [];
  let end = 0;
  for (const line of text.split('\n')) {
    end += line.length + 1;
    const [, id = '', bytes = '', sha256 = ''] = ADDED.exec(line) ?? [];
    const gone = GONE.exec(line)?.[1];
    if (id !== '') lines.push({ end, id, added: { id, bytes: Number(bytes), sha256 } });
    else if (gone !== undefined) lines.push({ end, id: gone, added: null });
  }
  return lines;
}

/** The pictures there were when the list was `length` bytes long, by id. Empty when it cannot be read. */
export async function readMediaAt(folder: string, length: number): Promise<Map<string, KeptMedia>> {
  const text = await readFile(mediaLogPath(folder), 'latin1').catch(() => '');
  const kept = new Map<string, KeptMedia>();
  for (const { id, added } of readMediaLines(text.slice(0, length))) {
    if (added === null) kept.delete(id);
    else kept.set(id, added);
  }
  return kept;
}

/** Files that one of the points needs, given the lengths of the list at those points. */
export function neededMedia(text: string, lengths: readonly number[]): Set<string> {
  const points = lengths.toSorted((a, b) => a - b);
  const needed = new Set<string>();
  const alive = new Map<string, { readonly media: KeptMedia; readonly since: number }>();
  let passed = 0;
  const end = (id: string): void => {
    const one = alive.get(id);
    if (one !== undefined && one.since < passed) needed.add(mediaName(one.media));
    alive.delete(id);
  };
  for (const line of readMediaLines(text)) {
    while (passed < points.length && (points[passed] ?? 0) < line.end) passed += 1;
    end(line.id);
    if (line.added !== null) alive.set(line.id, { media: line.added, since: passed });
  }
  passed = points.length;
  for (const id of alive.keys()) end(id);
  return needed;
}
