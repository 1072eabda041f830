import { isFrame } from '#shared/ipc/journal.ts';
import type { WireFrame, WireLine, WireRow } from '#shared/ipc/journal.ts';

/*
 * A frame in clear, before it is sealed: 4 bytes length of the text (big-endian), the text, then the bytes.
 * The text is the frame as JSON (UTF-8) in which each body is a pair [offset, length] into the bytes; null stays null.
 */

const LENGTH_BYTES = 4;

type Place = readonly [offset: number, length: number];

/** The frame as bytes. */
export function encodeFrame(frame: WireFrame): Buffer {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const place = (body: Uint8Array | null): Place | null => {
    if (body === null) return null;
    pieces.push(body);
    size += body.length;
    return [size - body.length, body.length];
  };
  const text = Buffer.from(
    JSON.stringify({
      ...frame,
      line: { ...frame.line, body: place(frame.line.body) },
      ops: frame.ops.map((op) => ('put' in op ? { ...op, put: { ...op.put, body: place(op.put.body) } } : op)),
    }),
  );
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, ...pieces], LENGTH_BYTES + text.length + size);
}

/** The frame of the bytes; null when they are not one (they were sealed by us, so this means another version wrote them). */
export function decodeFrame(bytes: Buffer): WireFrame | null {
  if (bytes.length < LENGTH_BYTES) return null;
  const start = LENGTH_BYTES + bytes.readUInt32BE(0);
  if (start > bytes.length) return null;
  const bodyAt = (body: unknown): Uint8Array | null => {
    if (!Array.isArray(body)) return null;
    const [offset, length] = body.map(Number);
    return new Uint8Array(bytes.subarray(start + (offset ?? 0), start + (offset ?? 0) + (length ?? 0)));
  };
  const frame = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, start), (key, value: unknown) => {
    if (key !== 'line' && key !== 'put') return value;
    // one of the two objects with a body; `isFrame` checks the whole below
    const row = value as WireLine | WireRow;
    return { ...row, body: bodyAt(row.body) };
  }) as unknown;
  return isFrame(frame) ? frame : null;
}
