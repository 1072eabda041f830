import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { SaveKind, Verified } from '#shared/ipc/files.ts';
import { readZip } from '#shared/formats/zip.ts';

/** Bytes read from the disk at once. */
const PIECE = 1024 * 1024;
/** A workbook is opened whole to find its sheet; one that is larger is not counted, only compared. */
const BOOK_MOST = 256 * 1024 * 1024;

/** Size and SHA-256 of a file as it lies on the disk now. Rejects with errors of the file system. */
export async function readDigest(path: string): Promise<Pick<Verified, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

// a stream without an encoding gives buffers
const piecesOf = (path: string): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>;

/** How often a text is in pieces that may end anywhere; the first of them counts as the beginning of a line. */
async function countText(pieces: AsyncIterable<Buffer>, text: string): Promise<number> {
  const wanted = Buffer.from(text);
  let count = 0;
  let rest: Buffer = Buffer.from('\n');
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + wanted.length)) count += 1;
    // what is kept is shorter than the text, so that nothing is counted twice
    rest = bytes.subarray(Math.max(0, bytes.length - wanted.length + 1));
  }
  return count;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** Line ends of a CSV that are not inside quotes: its rows with the head. A quote within quotes is written twice, so it turns twice. */
async function countLines(pieces: AsyncIterable<Buffer>): Promise<number> {
  let count = 0;
  let isQuoted = false;
  for await (const piece of pieces)
    for (const byte of piece) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === NEWLINE && !isQuoted) count += 1;
    }
  return count;
}

const SHEET = 'xl/worksheets/sheet1.xml';

/** Rows of a workbook's first sheet with the head; null when it is none of ours. */
async function countSheetRows(path: string): Promise<number | null> {
  if ((await stat(path)).size > BOOK_MOST) return null;
  const book = await readFile(path);
  const sheet = readZip(book).get(SHEET);
  if (sheet === undefined || sheet.method !== 8) return null;
  const packed = book.subarray(sheet.from, sheet.from + sheet.packed);
  // an inflater gives buffers
  return countText(Readable.from([packed]).pipe(createInflateRaw()) as AsyncIterable<Buffer>, '<row ');
}

/** Records of a file, without the head of a table; null for kinds that have none, and for a file that cannot be read as its kind. */
async function countRows(path: string, kind: SaveKind): Promise<number | null> {
  try {
    if (kind === 'vcf') return await countText(piecesOf(path), '\nBEGIN:VCARD\r\n');
    if (kind === 'csv') return Math.max(0, (await countLines(piecesOf(path))) - 1);
    if (kind !== 'xlsx') return null;
    const rows = await countSheetRows(path);
    return rows === null ? null : rows - 1;
  } catch {
    return null;
  }
}

/**
 * Reads a file again that was written piece by piece, and holds it beside what came in: null when it lies on the disk otherwise, or
 * cannot be read.
 */
export async function verifyFile(
  path: string,
  { kind, bytes, sha256 }: { readonly kind: SaveKind; readonly bytes: number; readonly sha256: string },
): Promise<Verified | null> {
  const found = await readDigest(path).catch(() => null);
  if (found === null || found.bytes !== bytes || found.sha256 !== sha256) return null;
  return { ...found, rows: await countRows(path, kind) };
}
