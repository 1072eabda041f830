import { readFile } from 'node:fs/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { readSeq } from './frame.ts';
import { HEADER_BYTES, MARK, frameLength, openFrame, readHeader } from './seal.ts';
import type { JournalKeys } from './seal.ts';

/** Where a frame lies in its file. */
export type FramePlace = { readonly seq: number; readonly at: number; readonly length: number };

/** What one file turned out to hold. */
export type Scanned = {
  readonly places: readonly FramePlace[];
  /** Tag of its last good frame (of the header when it has none): what the next frame or file must carry. */
  readonly chain: Buffer;
  /** The chain its header names; null when the header is damaged. */
  readonly before: Buffer | null;
  /** Where the last good frame ends; what follows is torn. */
  readonly end: number;
  readonly size: number;
  /** Stretches that could not be opened, and breaks of the chain. */
  readonly damaged: number;
  /** True when nothing in it is ours: sealed with another key, or no journal. */
  readonly isForeign: boolean;
};

/** How much is read at one go, and what is let run then. */
export type Pace = { readonly bytes: number; readonly rest: () => Promise<unknown> };

/** At the start, when nobody can work yet. */
const AT_ONCE: Pace = { bytes: 4 * 1024 * 1024, rest: () => setImmediate() };
/** While somebody works: a few milliseconds of main's time, then much more for everybody else, and nothing while something is being saved. */
export const calmly = (isSaving: () => boolean): Pace => ({
  bytes: 512 * 1024,
  rest: async () => {
    do await setTimeout(25, undefined, { ref: false });
    while (isSaving());
  },
});

/** The next place after `at` where a frame opens; -1 when there is none. */
function nextGood(keys: JournalKeys, bytes: Buffer, at: number): number {
  for (let found = bytes.indexOf(MARK, at); found !== -1; found = bytes.indexOf(MARK, found + 1)) {
    const length = frameLength(bytes, found);
    if (length !== null && openFrame(keys, bytes.subarray(found, found + length)) !== null) return found;
  }
  return -1;
}

/** Which file to read, and how fast. */
export type ScanOrder = { readonly path: string; readonly number: number; readonly pace: Pace };

/**
 * Reads a file from end to end and checks every frame and the chain. A frame that does not open is stepped over by looking for
 * the next that does, so damage costs only what it hit. Lets other work run between pieces.
 */
export async function scanAt(keys: JournalKeys, { path, number, pace }: ScanOrder): Promise<Scanned> {
  const bytes = await readFile(path);
  const header = readHeader(keys, bytes, number);
  const places: FramePlace[] = [];
  let chain = header?.first ?? Buffer.alloc(0);
  let damaged = header === null ? 1 : 0;
  let end = header === null ? 0 : HEADER_BYTES;
  let pause = pace.bytes;
  for (let at = HEADER_BYTES; at < bytes.length;) {
    const length = frameLength(bytes, at);
    const opened = length === null ? null : openFrame(keys, bytes.subarray(at, at + length));
    if (length === null || opened === null) {
      at = nextGood(keys, bytes, at + 1);
      if (at === -1) break;
      damaged += 1;
      chain = Buffer.alloc(0);
      continue;
    }
    // an empty chain: the frame before is damaged and already counted
    if (chain.length > 0 && !opened.chain.equals(chain)) damaged += 1;
    const seq = readSeq(opened.frame);
    if (seq === null) damaged += 1;
    else places.push({ seq, at, length });
    chain = opened.tag;
    at += length;
    end = at;
    if (at > pause) {
      pause = at + pace.bytes;
      await pace.rest();
    }
  }
  const isForeign = header === null && end === 0;
  return { places, chain, before: header?.before ?? null, end, size: bytes.length, damaged: isForeign ? 0 : damaged, isForeign };
}

/** The same at once, at the start. */
export const scanFile = (keys: JournalKeys, path: string, number: number): Promise<Scanned> =>
  scanAt(keys, { path, number, pace: AT_ONCE });
