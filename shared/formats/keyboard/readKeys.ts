import type { ScannerProfile } from '#shared/domain/scanner.ts';
import { readAltCode } from './codePages.ts';
import { compose, isCapsKey, isLetterKey, readPress, type Press } from './keyTable.ts';
import { isCharacter, type Stroke } from './stroke.ts';

/** How to read keys: the part of a profile that says which key means what. */
export type KeyHabits = Pick<ScannerProfile, 'layout' | 'caps' | 'deadKeys' | 'altPage'>;

export type KeyReading = {
  readonly text: string;
  /** Presses that write nothing on such a keyboard: a sign that the scanner is not set to it. */
  readonly strays: number;
};

/** One thing typed: a character, an accent that waits, a number held with Alt. */
type Part =
  | { readonly kind: 'text'; readonly text: string; readonly isStray: boolean }
  | { readonly kind: 'accent'; readonly text: string }
  | { readonly kind: 'code'; readonly digit: string; readonly isFirst: boolean };

/**
 * What a scanner with these habits meant by these keys, whatever layout the computer has: dead keys composed, Alt numbers looked up,
 * Ctrl read as control characters (Ctrl+] is GS), Enter as a line break. Never throws.
 */
export function readKeys(strokes: readonly Stroke[], habits: KeyHabits): KeyReading {
  let text = '';
  let strays = 0;
  let accent = '';
  let digits = '';
  const settle = (): void => {
    text += accent + readAltCode(digits, habits.altPage);
    accent = '';
    digits = '';
  };
  for (const stroke of strokes) {
    const part = readStroke(stroke, habits);
    if (part.kind === 'code') {
      if (part.isFirst || accent !== '') settle();
      digits += part.digit;
      continue;
    }
    if (digits !== '') settle();
    if (part.kind === 'accent') {
      settle();
      accent = part.text;
      continue;
    }
    const composed = accent === '' ? null : compose(accent, part.text);
    if (composed !== null) accent = '';
    else settle();
    text += composed ?? part.text;
    if (part.isStray) strays += 1;
  }
  settle();
  return { text, strays };
}

const newText = (text: string, isStray = false): Part => ({ kind: 'text', text, isStray });

function readStroke(stroke: Stroke, habits: KeyHabits): Part {
  const { code, key, ctrl, alt, altGraph } = stroke;
  if (code === 'Enter' || code === 'NumpadEnter') return newText('\n');
  if (code === 'Tab') return newText('\t');
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (alt !== undefined && digit !== undefined) return { kind: 'code', digit, isFirst: alt === 'first' };
  // To a computer without AltGr it is an Alt; to some, Ctrl and Alt.
  const altGr = altGraph || alt !== undefined;
  const press: Press = { code, shift: isShifted(stroke, altGr, habits), altGr };
  if (ctrl && !altGr) return readControl(press, habits);
  const written = readPress(habits.layout, press);
  if (written !== null) return written.isDead && habits.deadKeys ? { kind: 'accent', text: written.character } : newText(written.character);
  const plainer = altGr ? readPress(habits.layout, { ...press, altGr: false }) : null;
  if (plainer !== null) return newText(plainer.character, true);
  // No key that a keyboard has (some remote desktops send none): what the computer made of it must do.
  return newText(code === '' && isCharacter(key) ? key : key === 'Enter' ? '\n' : '', code !== '');
}

function isShifted({ code, shift, caps }: Stroke, altGr: boolean, { layout, caps: habit }: KeyHabits): boolean {
  // Caps Lock changes nothing behind AltGr, so no scanner makes up for it there.
  if (altGr) return shift;
  switch (habit) {
    case 'ignored':
      return shift;
    case 'follows-letters':
      return shift !== (caps === true && isLetterKey(layout, code));
    case 'follows-keys':
      return shift !== (caps === true && isCapsKey(layout, code));
    case 'inverted':
      return shift !== isLetterKey(layout, code);
  }
}

/** Keys that give control characters with Ctrl by their place, on every layout of Windows. */
const controls: Readonly<Record<string, string>> = {
  BracketLeft: '\u001B',
  Backslash: '\u001C',
  BracketRight: '\u001D',
  Digit6: '\u001E',
  Minus: '\u001F',
};

function readControl(press: Press, { layout }: KeyHabits): Part {
  const byPlace = controls[press.code];
  if (byPlace !== undefined) return newText(byPlace);
  const letter = readPress(layout, { ...press, shift: false })?.character.toUpperCase() ?? '';
  if (!/^[A-Z]$/.test(letter)) return newText('', true);
  const control = letter.charCodeAt(0) & 0x1f;
  return newText(control === 10 || control === 13 ? '\n' : String.fromCharCode(control));
}
