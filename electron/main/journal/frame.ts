import { isFrame } from '#shared/ipc/journal.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';

/*
 * A frame in clear, before it is sealed: 6 bytes sequence number, 4 bytes length of the text (big-endian), the text, then the bytes.
 * The text is the frame as JSON (UTF-8) in which each body is a pair [offset, length] into the bytes; null stays null.
 */

const SEQ_BYTES = 6;
const HEAD_BYTES = SEQ_BYTES + 4;

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
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUIntBE(frame.seq, 0, SEQ_BYTES);
  head.writeUInt32BE(text.length, SEQ_BYTES);
  return Buffer.concat([head, text, ...pieces], HEAD_BYTES + text.length + size);
}

/** The sequence number of a frame in clear, without reading the rest; null when it has none. */
export const readSeq = (bytes: Buffer): number | null => (bytes.length < HEAD_BYTES ? null : bytes.readUIntBE(0, SEQ_BYTES));

/** A frame as it lies in the text: bodies are places. Not checked; `isFrame` reads the whole when the bodies are back. */
type Written = {
  readonly line?: { readonly body?: unknown } | null;
  readonly ops?: readonly ({ readonly put?: { readonly body?: unknown } } | null)[];
} | null;

/** The frame of the bytes; null when they are not one (they were sealed by us, so this means another version wrote them). */
export function decodeFrame(bytes: Buffer): WireFrame | null {
  if (bytes.length < HEAD_BYTES) return null;
  const start = HEAD_BYTES + bytes.readUInt32BE(SEQ_BYTES);
  if (start > bytes.length) return null;
  const withBody = <T extends { readonly body?: unknown }>(row: T): T & { body: Uint8Array | null } => {
    if (!Array.isArray(row.body)) return { ...row, body: null };
    const [offset, length] = row.body.map(Number);
    return { ...row, body: new Uint8Array(bytes.subarray(start + (offset ?? 0), start + (offset ?? 0) + (length ?? 0))) };
  };
  const written = JSON.parse(bytes.toString('utf8', HEAD_BYTES, start)) as Written; // see `Written`
  const frame: unknown = {
    ...written,
    line: withBody(written?.line ?? {}),
    ops: (written?.ops ?? []).map((op) => (op?.put === undefined ? op : { ...op, put: withBody(op.put) })),
  };
  return isFrame(frame) ? frame : null;
}
