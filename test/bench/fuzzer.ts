import { PAYLOAD_SEEDS } from './fuzzSeeds.ts';

/** Chance in [0, 1), the same for the same seed (mulberry32). */
export type Chance = () => number;

export function newChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A scan as the reader gets it. */
export type FuzzPayload = { readonly text: string; readonly bytes?: Uint8Array };

/** A QR code holds no more than 7,089 digits; a paste may be longer. */
const LONGEST = 8_000;
const LONGEST_PASTE = 20_000;

const whole = (chance: Chance, below: number): number => Math.floor(chance() * below);
const pick = <T>(chance: Chance, from: readonly T[], otherwise: T): T => from[whole(chance, from.length)] ?? otherwise;

/** Words that formats look for, signs that screens and regular expressions stumble over. */
const TOKENS: readonly string[] =
  'BEGIN:VCARD|END:VCARD|BEGIN:VEVENT|VERSION:3.0|MECARD:|N:|FN:|TEL:|TEL;TYPE=|EMAIL:|ADR:;;|NOTE;ENCODING=QUOTED-PRINTABLE:=|PHOTO;BASE64:|ENCODING=|CHARSET=SHIFT_JIS|item1.|X-ABLabel:|LABEL:|AGENT:|{"|":"|[[|]]|},|https://|http://x/?a=|?fn=|%3A|%E0|&|=|;|:|::|,|\\|\\n|\\,|"|\'|^|~|$|*|#|@|a@b.co|+33|(01)|tel:|geo:|WIFI:S:|__proto__|constructor|<img src=x onerror=alert(1)>|<b>|&lt;|data:text/vcard;base64,|eyJ'
    .split('|')
    .concat([
      '|',
      '\r\n',
      '\n',
      '\r',
      '\t',
      ' ',
      '\u0000',
      '\u001D',
      '\u001B$B',
      '\u0007',
      '\u007F',
      '\u200B',
      '\u202E',
      '\u2066',
      '\uFEFF',
      '\uFFFD',
      '\uD800',
      '\uDC00',
      '😀',
      'é',
      'ß',
      '表',
      'İ',
      'e\u0301',
      '٣',
      '０',
    ]);

type Mutation = (text: string, chance: Chance) => string;

const at = (text: string, chance: Chance): number => whole(chance, text.length + 1);

const insertAt = (text: string, place: number, piece: string): string => text.slice(0, place) + piece + text.slice(place);

const MUTATIONS: readonly Mutation[] = [
  // a bit of one letter turned over
  (text, chance) => {
    const place = whole(chance, Math.max(1, text.length));
    const sign = String.fromCharCode((text.charCodeAt(place) || 0) ^ (1 << whole(chance, 8)));
    return text.slice(0, place) + sign + text.slice(place + 1);
  },
  // cut off, as by a torn badge
  (text, chance) => text.slice(0, at(text, chance)),
  (text, chance) => text.slice(at(text, chance)),
  // a piece lost, doubled, moved
  (text, chance) => {
    const place = at(text, chance);
    return text.slice(0, place) + text.slice(place + whole(chance, 20));
  },
  (text, chance) => {
    const place = at(text, chance);
    return insertAt(text, at(text, chance), text.slice(place, place + whole(chance, 60)));
  },
  (text, chance) => insertAt(text, at(text, chance), pick(chance, TOKENS, '')),
  (text, chance) => insertAt(text, at(text, chance), pick(chance, TOKENS, '') + pick(chance, TOKENS, '')),
  // two badges run together
  (text, chance) => {
    const other = pick(chance, PAYLOAD_SEEDS, '');
    return text.slice(0, at(text, chance)) + other.slice(at(other, chance));
  },
  // other line ends, none at all, other case
  (text, chance) => text.replaceAll(/\r\n|\n|\r/g, pick(chance, ['\r', '\n', '\r\n', '\r\r\n', '\n\n', ' ', '', '\\n', '\n '], '\n')),
  (text, chance) => (chance() < 0.5 ? text.toLowerCase() : text.toUpperCase()),
  (text, chance) => text.replaceAll(pick(chance, [':', ';', ',', '=', '"', ' ', '@'], ':'), pick(chance, TOKENS, '')),
];

/** Floods: one piece many times, nested or not; what makes a careless expression hang. */
function flood(text: string, chance: Chance): string {
  const longest = chance() < 0.05 ? LONGEST_PASTE : LONGEST;
  const piece = chance() < 0.6 ? pick(chance, TOKENS, 'a') : pick(chance, TOKENS, 'a') + pick(chance, TOKENS, 'b');
  const run = piece.repeat(1 + whole(chance, longest / Math.max(1, piece.length)));
  return insertAt(text, at(text, chance), run).slice(0, longest);
}

const noise = (chance: Chance): string => {
  const length = whole(chance, 120);
  const wide = chance() < 0.5 ? 0x80 : 0x10000;
  return Array.from({ length }, () => (chance() < 0.2 ? pick(chance, TOKENS, '') : String.fromCharCode(whole(chance, wide)))).join('');
};

/** The text as bytes of one of the charsets badges are in, some bits wrong: charsets are read from these. */
function asBytes(text: string, chance: Chance): Uint8Array {
  const kind = whole(chance, 4);
  const bytes =
    kind === 0
      ? new TextEncoder().encode(text)
      : kind === 1
        ? Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff)
        : new Uint8Array(Uint16Array.from(text, (char) => (kind === 2 ? char.charCodeAt(0) : char.charCodeAt(0) << 8)).buffer);
  for (let turn = whole(chance, 4); turn > 0 && bytes.length > 0; turn -= 1) {
    const place = whole(chance, bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << whole(chance, 8));
  }
  return bytes;
}

/** The text after a few mutations. */
export function mutate(seed: string, chance: Chance): string {
  let text = seed;
  for (let turn = 1 + whole(chance, 5); turn > 0; turn -= 1)
    text = pick(chance, MUTATIONS, (same: string) => same)(text, chance).slice(0, LONGEST);
  return text;
}

/** The next payload of a run: mostly mutated badges, some floods, some noise, some only as bytes. */
export function nextPayload(chance: Chance): FuzzPayload {
  const roll = chance();
  if (roll < 0.1) return { text: noise(chance) };
  const seed = pick(chance, PAYLOAD_SEEDS, '');
  if (roll < 0.13) return { text: flood(seed, chance) };
  const text = mutate(seed, chance);
  if (roll < 0.3) return { text: chance() < 0.5 ? '' : text, bytes: asBytes(text, chance) };
  return { text };
}
