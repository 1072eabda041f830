import { mkdir } from 'node:fs/promises';
import { addSeq } from '#shared/ipc/journal.ts';
import { marksOf, readChecked, recall, writeChecked } from './checkpoint.ts';
import type { Checked } from './checkpoint.ts';
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
  /** Files taken as they were when last read from end to end; they are to be read again while the program works. */
  readonly unread: Checked[];
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

/** Nothing in it is torn or damaged. */
const isWhole = ({ isForeign, damaged, end, size, chain }: Scanned): boolean =>
  !isForeign && damaged === 0 && end === size && chain.length > 0;

/**
 * Reads the files of the folder, mends torn ends, and tells what there is. Makes the folder when it is not there. Full files that were found
 * whole before and have not changed since are not opened again (`unread`): 100,000 leads would cost two seconds of each start.
 */
export async function loadJournal(keys: JournalKeys, folder: string): Promise<Known> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = {
    entries: [],
    ranges: [],
    chain: NO_CHAIN,
    tail: null,
    lastFile: 0,
    files: 0,
    torn: 0,
    damaged: 0,
    foreign: 0,
    unread: [],
  };
  const known: Known = fresh;
  const kept = await readChecked(keys, folder);
  const checked: Checked[] = [];
  const files = await listFiles(folder);
  for (const file of files) {
    const before = file === files.at(-1) ? undefined : kept.get(file);
    const recalled = before === undefined ? null : await recall(keys, folder, before);
    const found = recalled ?? (await scanFile(keys, pathOf(folder, file), file));
    await takeFile(known, { folder, file }, found);
    if (before !== undefined && recalled !== null) {
      checked.push(before);
      known.unread.push(before);
    } else if (file !== files.at(-1) && isWhole(found)) {
      checked.push({ ...(await marksOf(folder, file)), chain: found.chain, places: found.places });
    }
  }
  // whether it was kept or not, the next start reads what is not in it
  if (checked.length > known.unread.length) await writeChecked(keys, folder, checked);
  return known;
}
