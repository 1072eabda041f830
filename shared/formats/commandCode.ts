import { commandKey, commandsOf } from '#shared/domain/command.ts';
import type { Command } from '#shared/domain/command.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import { utf8Of } from './bytes.ts';
import { readRawKeys } from './keyboard/rawKeys.ts';
import { readScanned } from './keyboard/readScanned.ts';
import type { Stroke } from './keyboard/stroke.ts';

/**
 * Letters whose key is at the same place on US, UK, French, Belgian, German, Swiss, Italian and Spanish keyboards. A, Q, Z, W, M and Y
 * are not, and digits want Shift on French ones. Capitals alone are also what a QR code holds in the fewest modules.
 */
const LETTERS = 'BCDEFGHIJKLNOPRSTUVX';
const BASE = LETTERS.length;

/** No name, word or id begins so; and none of these keys does anything on any screen, should a busy page take the first for a person's. */
const MARK = 'UGSU';
const VERSION = 'G';
const SHOW_LETTERS = 3;
const VALUE_LETTERS = 5;
const CHECK_LETTERS = 2;
const BODY_LETTERS = SHOW_LETTERS + VALUE_LETTERS;
const CODE_LETTERS = MARK.length + VERSION.length + BODY_LETTERS + CHECK_LETTERS;

/** A command as it is printed. */
export type CommandCode = { readonly key: string; readonly code: string; readonly command: Command };

/**
 * What a scan says of the desk sheet. `other-show`: a sheet of another show; `old`: of this show, but what it said is no longer there
 * (an interest was renamed, someone left, a newer or older program printed it); `damaged`: not read in full, or mistyped.
 */
export type CommandReading = { readonly kind: 'command'; readonly code: CommandCode } | { readonly kind: 'other-show' | 'old' | 'damaged' };

/** FNV-1a, 32 bits (draft-eastlake-fnv): short, the same everywhere, and no secret is kept by it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8Of(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** A hash as `count` letters of ours. The high bits of FNV are stirred into the low ones, which are what is left of it. */
function lettersOf(text: string, count: number): string {
  const hash = hashOf(text);
  let rest = (hash ^ (hash >>> 15)) >>> 0;
  let letters = '';
  for (let at = 0; at < count; at += 1) {
    letters += LETTERS.charAt(rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  return letters;
}

/** The sum and the weighted sum of the letters: one wrong letter or two neighbours exchanged always show. */
function checkOf(letters: string): string {
  const values = Array.from(letters, (letter) => LETTERS.indexOf(letter));
  const sum = values.reduce((total, value) => total + value, 0);
  const weighted = values.reduce((total, value, at) => total + value * (at + 1), 0);
  return LETTERS.charAt(sum % BASE) + LETTERS.charAt(weighted % BASE);
}

const showLetters = ({ id }: Pick<Show, 'id'>): string => lettersOf(`show:${id}`, SHOW_LETTERS);

/**
 * Every command of a show with its code: 15 letters that any keyboard layout leaves alone. The code of a command stays the same as
 * long as the command does, whatever else of the show changes; no two of a show are the same.
 */
export function commandCodes(show: Pick<Show, 'id' | 'interests' | 'staff'>): CommandCode[] {
  const taken = new Set<string>();
  return commandsOf(show).map((command) => {
    const key = commandKey(command);
    let value = lettersOf(key, VALUE_LETTERS);
    for (let salt = 1; taken.has(value); salt += 1) value = lettersOf(`${key}#${salt}`, VALUE_LETTERS);
    taken.add(value);
    const letters = MARK + VERSION + showLetters(show) + value;
    return { key, code: letters + checkOf(letters), command };
  });
}

/** Longest that a scanner puts before a code by itself: an AIM identifier (`]Q1`) and a sign. */
const BEFORE = 4;
/** Ours in what was typed: it may be cut short or hold a wrong letter, but nothing else follows it. */
const OURS = new RegExp(`^.{0,${BEFORE}}?(${MARK}[A-Z]{0,${CODE_LETTERS}}).{0,2}$`, 's');

const ENDS: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab']);

/** What stands on the keys, whatever Shift, Caps Lock and the layouts make of them: letters by their US place, a dot for another key. */
const keyLetters = (strokes: readonly Stroke[]): string =>
  strokes
    .filter(({ code }) => !ENDS.has(code))
    .map(({ code }) => /^Key([A-Z])$/.exec(code)?.[1] ?? '.')
    .join('');

/** How a scan may be read, the surest first: its keys know no layout, unless the scanner types numbers of characters with Alt. */
function readingsOf({ text, rawKeys }: Pick<Scan, 'text' | 'rawKeys'>): string[] {
  const strokes = rawKeys === undefined ? [] : readRawKeys(rawKeys);
  return [...(strokes.length === 0 ? [] : [keyLetters(strokes), readScanned(strokes).text]), text];
}

/** The letters of a desk code in a scan, right or not; null when it is none. What a scanner puts behind a code may be a letter too. */
function lettersIn(scan: Pick<Scan, 'text' | 'rawKeys'>): string | null {
  for (const reading of readingsOf(scan)) {
    const ours = OURS.exec(reading.trim().toUpperCase())?.[1];
    if (ours !== undefined) return ours.slice(0, CODE_LETTERS);
  }
  return null;
}

/** True for a code of a desk sheet, of any show and in any state: it is never a visitor. */
export const isCommandCode = (scan: Pick<Scan, 'text' | 'rawKeys'>): boolean => lettersIn(scan) !== null;

/** The end of a code that names it alone: its value and its check letters. Shorter ends, down to five letters, are told, not obeyed. */
const WHOLE_END = VALUE_LETTERS + CHECK_LETTERS;
const SHORTEST_END = 5;

/**
 * The end of a code of this show whose beginning was lost: a busy laptop may take the first keys for a person's. One that holds value
 * and check letters is as good as the whole; null for what is no such end (one id in a hundred thousand of such letters is taken for one).
 */
function readEnd(scan: Pick<Scan, 'text' | 'rawKeys'>, codes: readonly CommandCode[]): CommandReading | null {
  for (const reading of readingsOf(scan)) {
    const end = reading.trim().toUpperCase();
    if (end.length < SHORTEST_END || !Array.from(end).every((letter) => LETTERS.includes(letter))) continue;
    const [code, ...others] = codes.filter((one) => one.code.endsWith(end));
    if (code === undefined) continue;
    return end.length >= WHOLE_END && others.length === 0 ? { kind: 'command', code } : { kind: 'damaged' };
  }
  return null;
}

/** Reads a scan as a command of a show; null for what is no code of a desk sheet. */
export function readCommand(scan: Pick<Scan, 'text' | 'rawKeys'>, show: Pick<Show, 'id' | 'interests' | 'staff'>): CommandReading | null {
  const letters = lettersIn(scan);
  if (letters === null) return readEnd(scan, commandCodes(show));
  const body = letters.slice(0, -CHECK_LETTERS);
  const isRight = letters.length === CODE_LETTERS && Array.from(letters).every((letter) => LETTERS.includes(letter));
  if (!isRight || checkOf(body) !== letters.slice(-CHECK_LETTERS)) return { kind: 'damaged' };
  const from = MARK.length + VERSION.length;
  if (letters.slice(MARK.length, from) !== VERSION) return { kind: 'old' };
  if (letters.slice(from, from + SHOW_LETTERS) !== showLetters(show)) return { kind: 'other-show' };
  const code = commandCodes(show).find((one) => one.code === letters);
  return code === undefined ? { kind: 'old' } : { kind: 'command', code };
}
