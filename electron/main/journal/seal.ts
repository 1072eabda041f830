import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * A journal file: a header, then frames.
 *
 * header  "BBJ" 1      magic and format version
 *         4 bytes      number of the file, big-endian
 *         16 bytes     chain: tag of the last frame of the file before (zeros when there is none)
 *         16 bytes     HMAC-SHA-256 of the bytes above, cut: tells our files from those of another key
 * frame   "BBF" 1      mark, looked for after damage
 *         4 bytes      length of what follows, big-endian
 *         12 bytes     nonce, random (NIST SP 800-38D §8.2.2)
 *         n bytes      AES-256-GCM of: 16 bytes chain (tag of the frame before; of the first: the header's HMAC), then the frame
 *         16 bytes     tag
 *
 * The chain lies inside, not in the authenticated data, so that one damaged frame does not take the next with it.
 */

const MAGIC = Buffer.from([0x42, 0x42, 0x4a, 1]);
export const MARK = Buffer.from([0x42, 0x42, 0x46, 1]);
export const HEADER_BYTES = 40;
export const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const PREFIX_BYTES = 8;
const LEAST_BYTES = PREFIX_BYTES + NONCE_BYTES + TAG_BYTES + TAG_BYTES;
export const NO_CHAIN = Buffer.alloc(TAG_BYTES);

/** Keys of one journal, drawn from the vault's 32 bytes. */
export type JournalKeys = { readonly frames: Buffer; readonly headers: Buffer };

/** The two keys of a journal (HKDF-SHA-256, RFC 5869). */
export const newJournalKeys = (key: Uint8Array): JournalKeys => ({
  frames: Buffer.from(hkdfSync('sha256', key, '', 'boothbook journal frames', 32)),
  headers: Buffer.from(hkdfSync('sha256', key, '', 'boothbook journal headers', 32)),
});

const macOf = (keys: JournalKeys, bytes: Buffer): Buffer =>
  createHmac('sha256', keys.headers).update(bytes).digest().subarray(0, TAG_BYTES);

/** Header of file `number`; `chain` is the tag of the last frame before. */
export function newHeader(keys: JournalKeys, number: number, chain: Buffer): Buffer {
  const bytes = Buffer.concat([MAGIC, Buffer.alloc(4), chain], HEADER_BYTES - TAG_BYTES);
  bytes.writeUInt32BE(number, MAGIC.length);
  return Buffer.concat([bytes, macOf(keys, bytes)]);
}

/** What a header binds: the chain before the file, and the chain its first frame carries. Null when it is not ours or damaged. */
export function readHeader(keys: JournalKeys, bytes: Buffer, number: number): { before: Buffer; first: Buffer } | null {
  if (bytes.length < HEADER_BYTES) return null;
  const signed = bytes.subarray(0, HEADER_BYTES - TAG_BYTES);
  const mac = Buffer.from(bytes.subarray(HEADER_BYTES - TAG_BYTES, HEADER_BYTES));
  if (!timingSafeEqual(mac, macOf(keys, signed)) || signed.readUInt32BE(MAGIC.length) !== number) return null;
  return { before: Buffer.from(signed.subarray(MAGIC.length + 4)), first: mac };
}

/** Seals one frame; its tag is the chain of the next. */
export function sealFrame(keys: JournalKeys, frame: Buffer, chain: Buffer): { bytes: Buffer; tag: Buffer } {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.frames, nonce);
  const prefix = Buffer.concat([MARK, Buffer.alloc(4)]);
  prefix.writeUInt32BE(NONCE_BYTES + chain.length + frame.length + TAG_BYTES, MARK.length);
  const sealed = [cipher.update(chain), cipher.update(frame), cipher.final()];
  const tag = cipher.getAuthTag();
  return { bytes: Buffer.concat([prefix, nonce, ...sealed, tag]), tag };
}

/** How long the frame that begins at `at` says it is, with its prefix; null when no frame begins there or it is not all there. */
export function frameLength(bytes: Buffer, at: number): number | null {
  if (at + LEAST_BYTES > bytes.length || !bytes.subarray(at, at + MARK.length).equals(MARK)) return null;
  const length = PREFIX_BYTES + bytes.readUInt32BE(at + MARK.length);
  return length < LEAST_BYTES || at + length > bytes.length ? null : length;
}

/** Opens the whole frame in `bytes`; null when it was changed or sealed with another key. */
export function openFrame(keys: JournalKeys, bytes: Buffer): { frame: Buffer; chain: Buffer; tag: Buffer } | null {
  const tag = bytes.subarray(bytes.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keys.frames, bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(tag);
  const clear = decipher.update(bytes.subarray(PREFIX_BYTES + NONCE_BYTES, bytes.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return { frame: clear.subarray(TAG_BYTES), chain: clear.subarray(0, TAG_BYTES), tag: Buffer.from(tag) };
}
