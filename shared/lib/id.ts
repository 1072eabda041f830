/** A string that names one kind of record only; made by `newId`, read back by a schema. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

/** Random source: fills and returns the array (WebCrypto's `getRandomValues`). */
export type FillRandom = (bytes: Uint8Array) => Uint8Array;

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/**
 * A UUID of version 7 (RFC 9562 §5.7): 48 bits of `now` (ms since 1970), then 74 random bits.
 * Sorts by time, so new records land at the end of an index.
 */
export function newUuid7(now: number, fill: FillRandom): string {
  const bytes = fill(new Uint8Array(16));
  let rest = Math.floor(now);
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = Array.from(bytes, hex).join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}
