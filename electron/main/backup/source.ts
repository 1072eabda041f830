import { type Hash, createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { listFiles, pathOf, readAt } from '#electron/main/journal/files.ts';
import { decodeFrame, readSeq } from '#electron/main/journal/frame.ts';
import {
  HEADER_BYTES,
  type JournalKeys,
  MARK,
  TAG_BYTES,
  frameLength,
  newJournalKeys,
  openFrame,
  readHeader,
} from '#electron/main/journal/seal.ts';
import { PIECE, hashPrefix, stopIf } from './pieces.ts';
import type { MirrorFile } from './point.ts';

/** A journal as it lies now: whole frames only, each of them opened. */
export type Snapshot = {
  readonly files: readonly MirrorFile[];
  readonly changes: number;
  readonly last: number;
  readonly leads: number;
  readonly damaged: number;
};

/** A journal that is read again and again, each time only what is new. */
export type Source = {
  readonly read: (signal: AbortSignal) => Promise<Snapshot>;
  /** SHA-256 of the beginning of a file, to hold beside what was mirrored; null when it is shorter than that, or not there. */
  readonly prefix: (file: Pick<MirrorFile, 'number' | 'length'>, signal: AbortSignal) => Promise<string | null>;
};

/**
 * How far a file was read. `seen` is its size then: beyond `at` lay nothing whole. `tail`: the last bytes before `at`, the tag of a frame,
 * which no other frame has: by it a file that was written anew is known.
 */
type Reading = { at: number; seen: number; tail: Buffer; readonly hash: Hash };

type State = { readonly files: Map<number, Reading>; readonly leads: Set<string>; changes: number; last: number; damaged: number };

const newState = (): State => ({ files: new Map(), leads: new Set(), changes: 0, last: 0, damaged: 0 });

/** Frames are opened for so long at a time, ms: a capture waits no longer than that for a backup. */
const TURN_MS = 6;

/** What was read of a file last, so that small frames do not cost a read each. */
type View = { readonly handle: FileHandle; readonly size: number; from: number; bytes: Buffer };

/** The frame at `at`, however long; null when none begins there or it is not all there. */
async function frameAt(view: View, at: number): Promise<Buffer | null> {
  const known = frameLength(view.bytes, at - view.from);
  if (known !== null) return view.bytes.subarray(at - view.from, at - view.from + known);
  view.from = at;
  view.bytes = await readAt(view.handle, at, Math.min(PIECE, view.size - at));
  const most = view.bytes.length >= MARK.length + 4 ? 8 + view.bytes.readUInt32BE(MARK.length) : 0;
  if (most > view.bytes.length && at + most <= view.size) view.bytes = await readAt(view.handle, at, most);
  const length = frameLength(view.bytes, 0);
  return length === null ? null : view.bytes.subarray(0, length);
}

/** Where the next frame after `at` begins that opens; null when there is none. */
async function nextGood(keys: JournalKeys, { handle, size }: View, at: number): Promise<number | null> {
  const rest = await readAt(handle, at, size - at);
  for (let found = rest.indexOf(MARK, 1); found !== -1; found = rest.indexOf(MARK, found + 1)) {
    const length = frameLength(rest, found);
    if (length !== null && openFrame(keys, rest.subarray(found, found + length)) !== null) return at + found;
  }
  return null;
}

function take(state: State, clear: Buffer): void {
  state.changes += 1;
  state.last = Math.max(state.last, readSeq(clear) ?? 0);
  for (const op of decodeFrame(clear)?.ops ?? []) {
    if (op.table !== 'leads') continue;
    if ('put' in op) state.leads.add(op.put.id);
    else state.leads.delete(op.del);
  }
}

type Asked = {
  readonly keys: JournalKeys;
  readonly path: string;
  readonly number: number;
  readonly signal: AbortSignal;
  readonly limit: number;
  readonly onFrame: (clear: Buffer) => void;
};

/** Begins a file. Null when nothing in it is ours: sealed with another key, or not begun yet. */
async function begin({ keys, number }: Asked, state: State, view: View): Promise<Reading | null> {
  const header = await readAt(view.handle, 0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return null;
  if (readHeader(keys, header, number) === null) {
    const first = await frameAt(view, HEADER_BYTES);
    const isOurs = (first !== null && openFrame(keys, first) !== null) || (await nextGood(keys, view, HEADER_BYTES)) !== null;
    if (!isOurs) return null;
    state.damaged += 1;
  }
  const reading: Reading = { at: HEADER_BYTES, seen: 0, tail: header.subarray(-TAG_BYTES), hash: createHash('sha256').update(header) };
  state.files.set(number, reading);
  return reading;
}

/** Takes what whole frames there are after `reading.at`; what is damaged between two of them is stepped over. */
async function readFrames(
  { keys, signal, onFrame }: Asked,
  state: State,
  { view, reading }: { view: View; reading: Reading },
): Promise<void> {
  let since = performance.now();
  while (reading.at < view.size) {
    stopIf(signal);
    const frame = await frameAt(view, reading.at);
    const opened = frame === null ? null : openFrame(keys, frame);
    if (frame === null || opened === null) {
      const next = await nextGood(keys, view, reading.at);
      if (next === null) break;
      state.damaged += 1;
      const lost = await readAt(view.handle, reading.at, next - reading.at);
      reading.hash.update(lost);
      reading.tail = Buffer.from(lost.subarray(-TAG_BYTES));
      reading.at = next;
      continue;
    }
    take(state, opened.frame);
    onFrame(opened.frame);
    reading.hash.update(frame);
    reading.tail = opened.tag;
    reading.at += frame.length;
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** Reads on in one file to the end of its last whole frame. */
async function readOn(asked: Asked, state: State): Promise<void> {
  const size = Math.min((await stat(asked.path)).size, asked.limit);
  const known = state.files.get(asked.number);
  if (size === known?.seen) return;
  const handle = await open(asked.path, 'r');
  try {
    const view: View = { handle, size, from: 0, bytes: Buffer.alloc(0) };
    const reading = known ?? (await begin(asked, state, view));
    if (reading === null) return;
    await readFrames(asked, state, { view, reading });
    reading.seen = size;
  } finally {
    await handle.close();
  }
}

/** True when a file that was read is gone, shorter or another now: the journal was rewritten, or a failed write cut back. */
async function isOther(state: State, folder: string): Promise<boolean> {
  for (const [number, { at, tail }] of state.files) {
    const handle = await open(pathOf(folder, number), 'r').catch(() => null);
    if (handle === null) return true;
    try {
      if (!(await readAt(handle, at - tail.length, tail.length)).equals(tail)) return true;
    } finally {
      await handle.close();
    }
  }
  return false;
}

/** Which part of a journal: so many bytes of these files and no other; all of it when absent. Each frame is told as it is met. */
export type Part = { readonly lengths?: ReadonlyMap<number, number>; readonly onFrame?: (clear: Buffer) => void };

/** The journal in `folder`, opened with the vault's journal key. */
export function newSource(folder: string, key: Uint8Array, { lengths, onFrame = () => undefined }: Part = {}): Source {
  const keys = newJournalKeys(key);
  let state = newState();
  let known = new Map<string, string>();
  return {
    async read(signal) {
      if (await isOther(state, folder)) {
        state = newState();
        known = new Map();
      }
      const numbers = await listFiles(folder).catch(() => []);
      for (const number of numbers) {
        const limit = lengths === undefined ? Number.POSITIVE_INFINITY : (lengths.get(number) ?? 0);
        if (limit > 0) await readOn({ keys, path: pathOf(folder, number), number, signal, limit, onFrame }, state);
      }
      const files = [...state.files].map(([number, { at, hash }]) => ({ number, length: at, sha256: hash.copy().digest('hex') }));
      for (const { number, length, sha256 } of files) known.set(`${number}:${length}`, sha256);
      const { changes, last, leads, damaged } = state;
      return { files: files.sort((a, b) => a.number - b.number), changes, last, leads: leads.size, damaged };
    },
    async prefix({ number, length }, signal) {
      const name = `${number}:${length}`;
      const found = known.get(name) ?? (await hashPrefix(pathOf(folder, number), length, signal).catch(() => null));
      if (found !== null) known.set(name, found);
      return found;
    },
  };
}
