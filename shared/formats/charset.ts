import { bytesOf, byteStringOf, decodeAs, readUtf8, utf8Of } from './bytes.ts';

/** The 8-bit charset that mail programs of a language write when they declare none (Outlook's "ANSI"). */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  ru: 'windows-1251',
  uk: 'windows-1251',
  bg: 'windows-1251',
  sr: 'windows-1251',
  mk: 'windows-1251',
  be: 'windows-1251',
  cs: 'windows-1250',
  sk: 'windows-1250',
  pl: 'windows-1250',
  hu: 'windows-1250',
  sl: 'windows-1250',
  hr: 'windows-1250',
  ro: 'windows-1250',
  el: 'windows-1253',
  tr: 'windows-1254',
  he: 'windows-1255',
  ar: 'windows-1256',
  fa: 'windows-1256',
  et: 'windows-1257',
  lv: 'windows-1257',
  lt: 'windows-1257',
  vi: 'windows-1258',
  ja: 'shift_jis',
  ko: 'euc-kr',
  zh: 'gb18030',
  th: 'windows-874',
};

/** Charset guessed from a language tag ("pl-PL"), or null. */
export const charsetOfLanguage = (tag: string): string | null => BY_LANGUAGE[tag.slice(0, 2).toLowerCase()] ?? null;

/** "utf-16le" or "utf-16be" by byte order mark, or by the zero bytes that Latin text leaves; null when it is neither. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // the first letters of a card are Latin, whatever is written in it
  if (/^\0?[BbVv]\0[Ee]\0/.test(byteStringOf(bytes.subarray(0, 5)))) return bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
  const sample = Math.min(bytes.length, 400) & ~1;
  if (sample < 4) return null;
  const zeros = [0, 0];
  for (let at = 0; at < sample; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample / 5 && even < odd / 4) return 'utf-16le';
  return even > sample / 5 && odd < even / 4 ? 'utf-16be' : null;
}

/** What encoding the bytes of a text file are in, and the text: byte order mark, UTF-16, UTF-8, else `fallback` (Windows-1252). */
export function decodeText(bytes: Uint8Array, fallback = 'windows-1252'): { readonly text: string; readonly encoding: string } {
  const wide = utf16Of(bytes);
  if (wide !== null) return { text: (decodeAs(bytes, wide) ?? '').replace(/^\uFEFF/, ''), encoding: wide };
  const utf8 = readUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8-sig' : 'utf-8' };
  return { text: decodeAs(bytes, fallback) ?? byteStringOf(bytes), encoding: fallback };
}

/** Bytes as a byte string of UTF-8 or an 8-bit charset; UTF-16 becomes UTF-8, byte order marks go. */
export function byteStringOfAny(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return byteStringOf(utf8Of((decodeAs(bytes, wide) ?? '').replace(/^\uFEFF/, '')));
  return byteStringOf(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
}

const MULTIBYTE = /^(?:shift|sjis|x-sjis|ms_kanji|windows-31j|euc|iso-2022|gb|big5|hz|ks_c|utf-?16)/i;

/** Labels that writers use and the Encoding standard does not know. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^(?:cp|ms|windows-?)_?932$|^(?:x-)?(?:ms-)?s(?:hift)?[-_]?jis$/i, 'shift_jis'],
  [/^(?:cp|ms|windows-?)_?936$/i, 'gbk'],
  [/^(?:cp|ms|windows-?)_?949$/i, 'euc-kr'],
  [/^(?:cp|ms|windows-?)_?950$/i, 'big5'],
  [/^(?:win|windows)[-_ ]?(125\d)$/i, 'windows-$1'],
  [/^(?:ansi|default)$/i, 'windows-1252'],
  [/^mac[-_ ]?roman$/i, 'macintosh'],
  [/^iso[-_ ]?8859[-_ ]?(\d{1,2})$/i, 'iso-8859-$1'],
  [/^utf_?8$/i, 'utf-8'],
];

const labelOf = (declared: string): string => {
  const label = declared.trim().replaceAll(/^["']|["']$/g, '');
  const alias = ALIASES.find(([test]) => test.test(label));
  return alias === undefined ? label : label.replace(alias[0], alias[1]);
};

/** UTF-8 whose last letter was cut in two, without that letter; null when it is not UTF-8. */
function readCutUtf8(bytes: Uint8Array): string | null {
  const text = decodeAs(bytes, 'utf-8') ?? '';
  const whole = text.replace(/\uFFFD{1,3}$/, '');
  return whole === text || whole.includes('\uFFFD') ? null : whole;
}

/** Charsets that show by themselves: the escapes of ISO-2022-JP, and kana of Shift_JIS (two signs that Western text hardly has). */
function ownCharset(value: string): string | null {
  // oxlint-disable-next-line no-control-regex -- the escape that begins Japanese letters
  if (/\u001B[$(][@BJ]/.test(value)) return 'iso-2022-jp';
  return /(?:\u0082[\u009F-\u00F1]|\u0083[\u0040-\u0096]){2}/.test(value) ? 'shift_jis' : null;
}

/**
 * Text of a byte string. A declared multi-byte charset is obeyed; otherwise valid UTF-8 wins (an 8-bit text is UTF-8 by chance
 * about never), then the declared charset, then what the bytes themselves show, then the guess, then Windows-1252.
 */
export function decodeByteString(value: string, declared: string | null, guess: string | null): string {
  let ascii = true;
  for (let at = 0; at < value.length && ascii; at += 1) ascii = value.charCodeAt(at) < 0x80 && value.charCodeAt(at) !== 0x1b;
  // HZ is the one charset in use that is written in ASCII alone
  if (ascii && !/^hz/i.test(declared ?? '')) return value;
  const bytes = bytesOf(value);
  const label = declared === null ? null : labelOf(declared);
  if (label !== null && MULTIBYTE.test(label)) {
    const text = decodeAs(bytes, label);
    if (text !== null && !text.includes('\uFFFD')) return text;
  }
  const own = ownCharset(value);
  const utf8 = own === 'iso-2022-jp' ? null : (readUtf8(bytes) ?? (guess === 'utf-8' ? readCutUtf8(bytes) : null));
  if (utf8 !== null) return utf8;
  for (const one of [label, own, guess, 'windows-1252']) {
    const text = one === null || /^utf-?8$/i.test(one) ? null : decodeAs(bytes, one);
    if (text !== null) return text;
  }
  return value;
}
