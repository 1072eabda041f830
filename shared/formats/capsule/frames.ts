import { utf8Of } from '#shared/formats/bytes.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** First bytes of what an age file of ours holds; the number is the version of all that follows. */
const MAGIC = utf8Of('boothbook capsule 1\n');

/** What a frame holds: who and what, records of one table, the count of all records, a picture's bytes, the count of the pictures. */
export const FRAME = { manifest: 1, records: 2, recordsEnd: 3, picture: 4, end: 5 } as const;
export type FrameKind = (typeof FRAME)[keyof typeof FRAME];

export type Frame = { readonly kind: FrameKind; readonly bytes: Uint8Array };

const MB = 1024 * 1024;
/** Largest frame of each kind: what says it is larger is not read at all. Pictures: as main keeps them, and their id. */
const LARGEST: Readonly<Record<FrameKind, number>> = { 1: MB, 2: 32 * MB, 3: MB, 4: 64 * MB + 16, 5: MB };
const HEAD_BYTES = 5;

/** The first bytes of a capsule. */
export const capsuleHead = (): Uint8Array => MAGIC.slice();

/** A frame as it lies in the file: kind, length (4 bytes, big end first), content. */
export function frameBytes({ kind, bytes }: Frame): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(HEAD_BYTES + bytes.length);
  all[0] = kind;
  new DataView(all.buffer).setUint32(1, bytes.length);
  all.set(bytes, HEAD_BYTES);
  return all;
}

/** `other`: it does not begin as ours do. `damaged`: a frame that cannot be. */
export type FrameFault = 'other' | 'damaged';

export type FrameReader = {
  /** Takes the next bytes; answers the frames that are whole now. */
  readonly take: (bytes: Uint8Array) => Result<readonly Frame[], FrameFault>;
  /** True when nothing was begun and not ended. */
  readonly isAtEnd: () => boolean;
};

const isKind = (kind: number | undefined): kind is FrameKind => kind !== undefined && Object.hasOwn(LARGEST, kind);

/** As far as the bytes go, do they begin as ours do? */
const startsAlike = (bytes: Uint8Array): boolean => MAGIC.every((byte, at) => at >= bytes.length || bytes[at] === byte);

/** A queue of bytes that grows without copying what waits in it each time. */
function newQueue() {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const joined = (): Uint8Array => {
    if (pieces.length > 1) {
      const all = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        all.set(piece, at);
        at += piece.length;
      }
      pieces = [all];
    }
    return pieces[0] ?? new Uint8Array(0);
  };
  return {
    size: () => size,
    push(bytes: Uint8Array) {
      pieces.push(bytes);
      size += bytes.length;
    },
    joined,
    drop(count: number) {
      pieces = [joined().subarray(count)];
      size -= count;
    },
  };
}

/** Parts the bytes of a capsule into frames, however they come in pieces; holds one frame at most. */
export function newFrameReader(): FrameReader {
  const queue = newQueue();
  let hasBegun = false;
  let needed = MAGIC.length;
  const nextFrame = (): Result<Frame | null, FrameFault> => {
    if (queue.size() < HEAD_BYTES) return ok(null);
    const head = queue.joined();
    const kind = head[0];
    const length = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(1);
    if (!isKind(kind) || length > LARGEST[kind]) return fail('damaged');
    needed = HEAD_BYTES + length;
    if (queue.size() < needed) return ok(null);
    const bytes = queue.joined().slice(HEAD_BYTES, needed);
    queue.drop(needed);
    needed = HEAD_BYTES;
    return ok({ kind, bytes });
  };
  return {
    take(bytes) {
      queue.push(bytes);
      if (!hasBegun && !startsAlike(queue.joined())) return fail('other');
      if (queue.size() < needed) return ok([]);
      if (!hasBegun) {
        hasBegun = true;
        queue.drop(MAGIC.length);
        needed = HEAD_BYTES;
      }
      const frames: Frame[] = [];
      for (;;) {
        const next = nextFrame();
        if (!next.ok) return next;
        if (next.value === null) return ok(frames);
        frames.push(next.value);
      }
    },
    isAtEnd: () => hasBegun && queue.size() === 0,
  };
}
