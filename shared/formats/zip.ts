import { Inflate, zipSync } from 'fflate';
import { readUtf8 } from './bytes.ts';
import { ListError } from './listFault.ts';

/** One file of a zip: where its packed bytes lie, and how. */
export type ZipEntry = { readonly name: string; readonly method: number; readonly from: number; readonly packed: number };

/** A workbook has some dozens of parts; a zip with more is none. */
const MOST_ENTRIES = 10_000;
/** Packed bytes taken at once: what comes out of them is at most a thousand times as much. */
const PIECE = 32 * 1024;
const STORED = 0;
const DEFLATED = 8;

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/** Where the end of the central directory begins (APPNOTE §4.3.16), or -1. */
function endOf(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - 22 - 65_535);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (u32(bytes, at) === 0x06054b50) return at;
  return -1;
}

/** The files of a zip by their names, as its directory lists them (PKWARE APPNOTE §4.3.12). Throws ListError when it is damaged or locked. */
export function readZip(bytes: Uint8Array): Map<string, ZipEntry> {
  const end = endOf(bytes);
  if (end < 0) throw new ListError('damaged');
  const entries = new Map<string, ZipEntry>();
  const count = u16(bytes, end + 10);
  let at = u32(bytes, end + 16);
  if (count > MOST_ENTRIES || at >= bytes.length) throw new ListError('unusual');
  for (let entry = 0; entry < count; entry += 1) {
    if (u32(bytes, at) !== 0x02014b50) throw new ListError('damaged');
    if ((u16(bytes, at + 8) & 1) === 1) throw new ListError('locked');
    const nameLength = u16(bytes, at + 28);
    const local = u32(bytes, at + 42);
    const name = (readUtf8(bytes.subarray(at + 46, at + 46 + nameLength)) ?? '').replaceAll('\\', '/').replace(/^\//, '');
    const from = local + 30 + u16(bytes, local + 26) + u16(bytes, local + 28);
    entries.set(name.toLowerCase(), { name, method: u16(bytes, at + 10), from, packed: u32(bytes, at + 20) });
    at += 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32);
  }
  return entries;
}

/** The bytes of a file in a zip, piece by piece. Throws ListError when they are damaged, or more than `most`: nothing is unpacked beyond it. */
export function* unpack(bytes: Uint8Array, { method, from, packed }: ZipEntry, most: number): Generator<Uint8Array> {
  const body = bytes.subarray(from, from + packed);
  if (body.length < packed) throw new ListError('damaged');
  if (method === STORED) {
    if (body.length > most) throw new ListError('too-large');
    for (let at = 0; at < body.length; at += PIECE) yield body.subarray(at, at + PIECE);
    return;
  }
  if (method !== DEFLATED) throw new ListError('unusual');
  let out: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((piece) => {
    total += piece.length;
    if (total > most) throw new ListError('too-large');
    out.push(piece);
  });
  for (let at = 0; at < body.length; at += PIECE) {
    try {
      inflate.push(body.subarray(at, at + PIECE), at + PIECE >= body.length);
    } catch (cause) {
      throw cause instanceof ListError ? cause : new ListError('damaged');
    }
    yield* out;
    out = [];
  }
}

/**
 * The same files in a zip that is not packed: for a library that never ends on packed bytes that are damaged. Throws ListError as `unpack`
 * does; `most` is for all files together.
 */
export function storedZip(bytes: Uint8Array, most: number): Uint8Array {
  const files: [string, Uint8Array][] = [];
  let left = most;
  for (const entry of readZip(bytes).values()) {
    const pieces = [...unpack(bytes, entry, left)];
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    left -= whole.length;
    if (!entry.name.endsWith('/') && entry.name !== '') files.push([entry.name, whole]);
  }
  return zipSync(Object.fromEntries(files), { level: 0 });
}
