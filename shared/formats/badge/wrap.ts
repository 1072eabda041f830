import type { BadgeWrapping } from '#shared/domain/badgeFormat.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { readBase64, readUtf8 } from '#shared/formats/bytes.ts';
import { decodeText } from '#shared/formats/charset.ts';

/** Longest payload a taught format looks at: a QR code holds at most 4,296 characters. */
export const LONGEST = 5_000;

/** Signs that no text of a badge has; the separators FS, GS, RS and US are left out. */
// oxlint-disable-next-line no-control-regex -- control signs are what tells random bytes from text
const NOISE = /[\u0000-\u0008\u000B\u000C\u000E-\u001B\u007F\uFFFD]/;

/** The payload as text: of its bytes where the text has lost the charset. Without a byte order mark and the line ends behind it. */
export function textOf({ text, bytes }: Pick<Scan, 'text' | 'bytes'>): string {
  const isLost = bytes !== undefined && (text === '' || text.includes('\uFFFD'));
  const whole = isLost ? decodeText(bytes).text : text;
  return whole.replace(/^\uFEFF/, '').replace(/[\r\n]{1,4}$/, '');
}

/** The text inside base64 or base64url; null when it is none, or holds no text. */
export function readBase64Text(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length < 12 || trimmed.length > LONGEST || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)) return null;
  const inner = readUtf8(readBase64(trimmed));
  return inner === null || inner.length < 8 || NOISE.test(inner) ? null : inner;
}

/** What is inside the wrapping; null when the payload is not wrapped like this. */
export function unwrap({ isBase64, prefix, suffix }: BadgeWrapping, text: string): string | null {
  if (text.length > LONGEST) return null;
  const inner = isBase64 ? readBase64Text(text) : text;
  if (inner === null || inner.length < prefix.length + suffix.length) return null;
  if (!inner.startsWith(prefix) || !inner.endsWith(suffix)) return null;
  return inner.slice(prefix.length, inner.length - suffix.length);
}
