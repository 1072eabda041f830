import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathOf, readAt } from './files.ts';
import type { Scanned } from './scan.ts';
import { HEADER_BYTES, TAG_BYTES, readHeader } from './seal.ts';
import type { JournalKeys } from './seal.ts';

/*
 * Where the frames of full journal files lie, so that a start need not open them all: `frames.bbi`, sealed. Nothing but a saving of time:
 * when it is lacking, cannot be opened or is not about the very file, the file is read as ever.
 *
 * file    12 bytes nonce, AES-256-GCM of the entries, 16 bytes tag
 * entry   4 bytes number of the journal file, 8 bytes size, 8 bytes time of last change (ms, double), 40 bytes its header, 16 bytes
 *         tag of its last frame, 4 bytes count of frames, then for each: 6 bytes sequence number, 4 bytes place, 4 bytes length; big-endian
 */

const NAME = 'frames.bbi';
const NONCE_BYTES = 12;
const PLACE_BYTES = 14;
const FIXED_BYTES = 4 + 8 + 8 + HEADER_BYTES + TAG_BYTES + 4;

/** A journal file that was read from end to end and found whole, and by what it is known again. */
export type Checked = {
  readonly file: number;
  readonly size: number;
  readonly changedAt: number;
  readonly header: Buffer;
  readonly chain: Buffer;
  readonly places: Scanned['places'];
};

const keyOf = (keys: JournalKeys): Buffer => Buffer.from(hkdfSync('sha256', keys.frames, '', 'boothbook journal places', 32));

function encodeOne({ file, size, changedAt, header, chain, places }: Checked): Buffer {
  const bytes = Buffer.alloc(FIXED_BYTES + places.length * PLACE_BYTES);
  let at = bytes.writeUInt32BE(file, 0);
  at = bytes.writeDoubleBE(size, at);
  at = bytes.writeDoubleBE(changedAt, at);
  at += header.copy(bytes, at);
  at += chain.copy(bytes, at);
  at = bytes.writeUInt32BE(places.length, at);
  for (const place of places) {
    at = bytes.writeUIntBE(place.seq, at, 6);
    at = bytes.writeUInt32BE(place.at, at);
    at = bytes.writeUInt32BE(place.length, at);
  }
  return bytes;
}

function decodeAll(bytes: Buffer): Checked[] {
  const all: Checked[] = [];
  for (let at = 0; at + FIXED_BYTES <= bytes.length;) {
    const header = bytes.subarray(at + 20, at + 20 + HEADER_BYTES);
    const chain = bytes.subarray(at + 20 + HEADER_BYTES, at + 20 + HEADER_BYTES + TAG_BYTES);
    const count = bytes.readUInt32BE(at + FIXED_BYTES - 4);
    const from = at + FIXED_BYTES;
    const places = Array.from({ length: count }, (_, place) => {
      const here = from + place * PLACE_BYTES;
      return { seq: bytes.readUIntBE(here, 6), at: bytes.readUInt32BE(here + 6), length: bytes.readUInt32BE(here + 10) };
    });
    all.push({
      file: bytes.readUInt32BE(at),
      size: bytes.readDoubleBE(at + 4),
      changedAt: bytes.readDoubleBE(at + 12),
      header,
      chain,
      places,
    });
    at = from + count * PLACE_BYTES;
  }
  return all;
}

/** What was kept of the files of a folder; nothing when it cannot be read or opened. */
export async function readChecked(keys: JournalKeys, folder: string): Promise<ReadonlyMap<number, Checked>> {
  try {
    const bytes = await readFile(join(folder, NAME));
    const decipher = createDecipheriv('aes-256-gcm', keyOf(keys), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const clear = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
    return new Map(decodeAll(clear).map((one) => [one.file, one]));
  } catch {
    // a saving of time: without it everything is read
    return new Map();
  }
}

/** Keeps what is known of full files. Not synced: a power cut may take it, and costs one long start. A folder that cannot be written keeps none. */
export async function writeChecked(keys: JournalKeys, folder: string, checked: Iterable<Checked>): Promise<void> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys), nonce);
  const sealed = [...checked].map((one) => cipher.update(encodeOne(one)));
  const bytes = Buffer.concat([nonce, ...sealed, cipher.final(), cipher.getAuthTag()]);
  const path = join(folder, NAME);
  try {
    await writeFile(`${path}.new`, bytes, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch {
    await rm(`${path}.new`, { force: true }).catch(() => undefined);
  }
}

/** Forgets what was kept: the next start reads everything. */
export const forgetChecked = (folder: string): Promise<void> => rm(join(folder, NAME), { force: true }).catch(() => undefined);

async function readFirst(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    return await readAt(handle, 0, HEADER_BYTES);
  } finally {
    await handle.close();
  }
}

/** By what a file is known again: size, time of its last change, header. */
export async function marksOf(folder: string, file: number): Promise<Pick<Checked, 'file' | 'size' | 'changedAt' | 'header'>> {
  const path = pathOf(folder, file);
  const { size, mtimeMs } = await stat(path);
  return { file, size, changedAt: mtimeMs, header: await readFirst(path) };
}

/** The file as it was found when it was read; null when it is another now, or ours no more. */
export async function recall(keys: JournalKeys, folder: string, kept: Checked): Promise<Scanned | null> {
  const now = await marksOf(folder, kept.file);
  const isSame = now.size === kept.size && now.changedAt === kept.changedAt && now.header.equals(kept.header);
  const header = isSame ? readHeader(keys, now.header, kept.file) : null;
  if (header === null) return null;
  return { places: kept.places, chain: kept.chain, before: header.before, end: now.size, size: now.size, damaged: 0, isForeign: false };
}
