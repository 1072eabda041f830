import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
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

const PAUSE_BYTES = 4 * 1024 * 1024;

/** The next place after `at` where a frame opens; -1 when there is none. */
function nextGood(keys: JournalKeys, bytes: Buffer, at: number): number {
  for (let found = bytes.indexOf(MARK, at); found !== -1; found = bytes.indexOf(MARK, found + 1)) {
    const length = frameLength(bytes, found);
    if (length !== null && openFrame(keys, bytes.subarray(found, found + length)) !== null) return found;
  }
  return -1;
}

/**
 * Reads a file from end to end and checks every frame and the chain. A frame that does not open is stepped over by looking for
 * the next that does, so damage costs only what it hit. Lets other work run between pieces of 4 MB.
 */
export async function scanFile(keys: JournalKeys, path: string, number: number): Promise<Scanned> {
  const bytes = await readFile(path);
  const header = readHeader(keys, bytes, number);
  const places: FramePlace[] = [];
  let chain = header?.first ?? Buffer.alloc(0);
  let damaged = header === null ? 1 : 0;
  let end = header === null ? 0 : HEADER_BYTES;
  let pause = PAUSE_BYTES;
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
      pause = at + PAUSE_BYTES;
      await setImmediate();
    }
  }
  const isForeign = header === null && end === 0;
  return { places, chain, before: header?.before ?? null, end, size: bytes.length, damaged: isForeign ? 0 : damaged, isForeign };
}
