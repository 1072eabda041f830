import type { KeyLayout } from '#shared/domain/scanner.ts';
import { keyRows, layouts } from './layouts.ts';

/** A key and what is held with it. */
export type Press = { readonly code: string; readonly shift: boolean; readonly altGr: boolean };

/** What a press writes; `isDead`: an accent that waits for its letter. */
export type Written = { readonly character: string; readonly isDead: boolean };

const names = ({ code, shift, altGr }: Press): string => `${altGr ? '~' : ''}${shift ? '^' : ''}${code}`;

const numpad: Readonly<Record<string, string>> = {
  NumpadDivide: '/',
  NumpadMultiply: '*',
  NumpadSubtract: '-',
  NumpadAdd: '+',
  NumpadEqual: '=',
};

function drawTable(layout: KeyLayout): ReadonlyMap<string, Written> {
  const { plain, shift, altGr, shiftAltGr, dead } = layouts[layout];
  const table = new Map<string, Written>();
  const note = (press: Press, character: string | undefined): void => {
    const name = names(press);
    if (character !== undefined && character !== ' ') table.set(name, { character, isDead: dead.includes(name) });
  };
  keyRows.forEach((row, y) =>
    row.forEach((code, x) => {
      note({ code, shift: false, altGr: false }, plain[y]?.[x]);
      note({ code, shift: true, altGr: false }, shift[y]?.[x]);
    }),
  );
  for (const [code, character] of Object.entries(altGr)) note({ code, shift: false, altGr: true }, character);
  for (const [code, character] of Object.entries(shiftAltGr ?? {})) note({ code, shift: true, altGr: true }, character);
  for (const isShifted of [false, true])
    table.set(names({ code: 'Space', shift: isShifted, altGr: false }), { character: ' ', isDead: false });
  return table;
}

const tables = new Map<KeyLayout, ReadonlyMap<string, Written>>();

function tableOf(layout: KeyLayout): ReadonlyMap<string, Written> {
  const known = tables.get(layout) ?? drawTable(layout);
  tables.set(layout, known);
  return known;
}

/** What a press writes on this keyboard; null for nothing. Keys of the number pad write digits whatever NumLock is. */
export function readPress(layout: KeyLayout, press: Press): Written | null {
  const digit = /^Numpad(\d)$/.exec(press.code)?.[1];
  const sign = digit ?? numpad[press.code] ?? (press.code === 'NumpadDecimal' ? layouts[layout].decimal : undefined);
  if (sign !== undefined) return { character: sign, isDead: false };
  return tableOf(layout).get(names(press)) ?? null;
}

/** True for the letters A–Z of this keyboard. */
export const isLetterKey = (layout: KeyLayout, code: string): boolean =>
  /^[a-z]$/.test(readPress(layout, { code, shift: false, altGr: false })?.character ?? '');

/** Does Caps Lock change what this key writes, as Shift would? */
export function isCapsKey(layout: KeyLayout, code: string): boolean {
  const { kind, keys } = layouts[layout].caps;
  if (kind === 'letters') return isLetterKey(layout, code) || keys.includes(code);
  return !keys.includes(code) && keyRows.some((row) => row.includes(code));
}

/** Combining marks of the dead keys (Unicode): with one a letter becomes its accented form. */
const marks: Readonly<Record<string, { readonly mark: string; readonly letters: string }>> = {
  '^': { mark: '\u0302', letters: 'aeiouAEIOU' },
  '`': { mark: '\u0300', letters: 'aeiouAEIOU' },
  '´': { mark: '\u0301', letters: 'aeiouyAEIOUY' },
  '¨': { mark: '\u0308', letters: 'aeiouyAEIOU' },
  '~': { mark: '\u0303', letters: 'anoANO' },
};

/** The letter under an accent, as Windows' keyboards compose it; the accent alone before a space; null where both stay apart. */
export function compose(accent: string, letter: string): string | null {
  const known = marks[accent];
  if (known === undefined) return null;
  if (letter === ' ') return accent;
  return known.letters.includes(letter) ? (letter + known.mark).normalize('NFC') : null;
}

/** A character taken apart into accent and letter, by all the accents there are; null for one that has none. */
export function decompose(character: string): { readonly accent: string; readonly letter: string } | null {
  const [letter = '', mark, ...more] = Array.from(character.normalize('NFD'));
  if (mark === undefined || more.length > 0) return null;
  const accent = Object.keys(marks).find((name) => marks[name]?.mark === mark);
  return accent === undefined || compose(accent, letter) !== character ? null : { accent, letter };
}

const presses = new Map<KeyLayout, ReadonlyMap<string, Press & { readonly isDead: boolean }>>();

/** The first way to write this character with one press, a dead key only where no other writes it; null for none. */
export function findPress(layout: KeyLayout, character: string): (Press & { readonly isDead: boolean }) | null {
  const known = presses.get(layout) ?? turnTable(layout);
  presses.set(layout, known);
  return known.get(character) ?? null;
}

function turnTable(layout: KeyLayout): ReadonlyMap<string, Press & { readonly isDead: boolean }> {
  const turned = new Map<string, Press & { readonly isDead: boolean }>();
  for (const [name, { character, isDead }] of tableOf(layout)) {
    const press = { code: name.replace(/^~?\^?/, ''), shift: /^~?\^/.test(name), altGr: name.startsWith('~'), isDead };
    const before = turned.get(character);
    if (before === undefined || (before.isDead && !isDead)) turned.set(character, press);
  }
  return turned;
}
