/**
 * Bytes in and out of strings. `shared` compiles without DOM and Node, so the two encoders of the WHATWG Encoding
 * standard, which every runtime of this program has, are declared here and nowhere else.
 */
declare const TextDecoder: new (label?: string, options?: { fatal?: boolean }) => { decode: (bytes: Uint8Array) => string };
declare const TextEncoder: new () => { encode: (text: string) => Uint8Array };

/** UTF-8 bytes of a text. */
export const utf8Of = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text of UTF-8 bytes, or null when they are not UTF-8. A byte order mark is dropped. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text of bytes in a named charset (any label of the Encoding standard), or null when the label is not known. */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
}

const CHUNK = 8192;

/** One character a byte (0…255): lets text rules run over bytes whose charset is not known yet. */
export function byteStringOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return parts.join('');
}

/** The bytes of a byte string. */
export function bytesOf(byteString: string): Uint8Array {
  const bytes = new Uint8Array(byteString.length);
  for (let at = 0; at < byteString.length; at += 1) bytes[at] = byteString.charCodeAt(at);
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648 §4) of bytes. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const left = bytes.length - at;
    const char = (shift: number): string => ALPHABET.charAt((word >> shift) & 63);
    parts.push(char(18) + char(12) + (left > 1 ? char(6) : '=') + (left > 2 ? char(0) : '='));
  }
  return parts.join('');
}

/** Bytes of base64 or base64url; characters outside the alphabet are skipped, the first `=` ends it. */
export function readBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let word = 0;
  let bits = 0;
  for (const char of text) {
    if (char === '=') break;
    const value = ALPHABET.indexOf(char === '-' ? '+' : char === '_' ? '/' : char);
    if (value < 0) continue;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (word >> bits) & 0xff;
    length += 1;
  }
  return bytes.slice(0, length);
}
