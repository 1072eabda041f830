import { mkdir } from 'node:fs/promises';
import { addSeq } from '#shared/ipc/journal.ts';
import { cutTail, faultOf, listFiles, pathOf, setAside } from './files.ts';
import { scanFile } from './scan.ts';
import type { Scanned } from './scan.ts';
import { HEADER_BYTES, NO_CHAIN } from './seal.ts';
import type { JournalKeys } from './seal.ts';

/** Where a frame lies. */
export type Entry = { readonly seq: number; readonly file: number; readonly at: number; readonly length: number };

/** What is known of the journal: every frame's place, in the order written, and what was wrong. */
export type Known = {
  readonly entries: Entry[];
  readonly ranges: [number, number][];
  /** Tag of the last frame: the next one carries it. */
  chain: Buffer;
  /** The file to go on with, where its next frame goes; null when a new one must be begun. */
  tail: { readonly file: number; readonly size: number } | null;
  lastFile: number;
  files: number;
  torn: number;
  damaged: number;
  foreign: number;
};

/** True when the tail was cut, or there was none; false when the folder cannot be written. */
async function mendTail(folder: string, file: number, found: Scanned): Promise<boolean> {
  if (found.end === found.size) return true;
  try {
    await cutTail(folder, file, found);
    return true;
  } catch (cause) {
    // a folder that cannot be written can still be read; appending will say what is wrong
    if (faultOf(cause).fault === 'failed') throw cause;
    return false;
  }
}

async function takeFile(known: Known, { folder, file }: { folder: string; file: number }, found: Scanned): Promise<void> {
  known.lastFile = file;
  known.tail = null;
  if (found.isForeign) {
    if (found.size >= HEADER_BYTES) known.foreign += 1;
    else {
      known.torn += found.size;
      await setAside(folder, file).catch((cause: unknown) => {
        if (faultOf(cause).fault === 'failed') throw cause;
      });
    }
    return;
  }
  known.files += 1;
  known.damaged += found.damaged;
  // a file is missing before this one, or was cut or swapped
  if (found.before !== null && !found.before.equals(known.chain)) known.damaged += 1;
  for (const place of found.places) {
    known.entries.push({ ...place, file });
    addSeq(known.ranges, place.seq);
  }
  known.torn += found.size - found.end;
  known.chain = found.chain.length === 0 ? NO_CHAIN : found.chain;
  const isMended = await mendTail(folder, file, found);
  if (isMended && found.before !== null) known.tail = { file, size: found.end };
}

/** Reads all files of the folder, mends torn ends, and tells what there is. Makes the folder when it is not there. */
export async function loadJournal(keys: JournalKeys, folder: string): Promise<Known> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known: Known = { entries: [], ranges: [], chain: NO_CHAIN, tail: null, lastFile: 0, files: 0, torn: 0, damaged: 0, foreign: 0 };
  for (const file of await listFiles(folder)) {
    await takeFile(known, { folder, file }, await scanFile(keys, pathOf(folder, file), file));
  }
  return known;
}
