/** One key press as the keyboard (or the scanner that plays one) sent it. */
export type Stroke = {
  /** Physical key, UI Events `code`: the same whatever layout the computer is set to. */
  readonly code: string;
  /** What the computer's layout made of it, UI Events `key`. */
  readonly key: string;
  readonly shift: boolean;
  readonly altGraph: boolean;
  readonly ctrl: boolean;
  /** Milliseconds, `event.timeStamp`. */
  readonly at: number;
};

/** Shifted and plain characters of the keys that are not letters, US layout (ISO/IEC 9995; UI Events code values). */
const usKeys: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDivide: '//',
  NumpadMultiply: '**',
  NumpadSubtract: '--',
  NumpadAdd: '++',
  NumpadDecimal: '..',
};

/**
 * The character a scanner set to the US layout meant by this key, whatever layout the computer has. Caps Lock is left out:
 * the scanner says by Shift what it wants. Ctrl gives control characters (Ctrl+] is GS). '' for a key without a character.
 */
export function readUsCharacter(stroke: Stroke): string {
  if (stroke.code === 'Enter' || stroke.code === 'NumpadEnter') return '\n';
  if (stroke.code === 'Tab') return '\t';
  const plain = readPlain(stroke);
  if (!stroke.ctrl || stroke.altGraph || plain === '') return plain;
  const control = plain.toUpperCase().charCodeAt(0) & 0x1f;
  return control === 10 || control === 13 ? '\n' : String.fromCharCode(control);
}

function readPlain({ code, key, shift }: Stroke): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Numpad([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return usKeys[code]?.[shift ? 1 : 0] ?? (isCharacter(key) ? key : '');
}

/** The character the computer's own layout gave. */
export function readLayoutCharacter(stroke: Stroke): string {
  if (stroke.key === 'Enter') return '\n';
  if (stroke.key === 'Tab') return '\t';
  return isCharacter(stroke.key) ? stroke.key : '';
}

/** True for a key that puts one character into a field. */
export const isCharacter = (key: string): boolean => Array.from(key).length === 1;

/**
 * Physical keys as one line of text, to keep beside a scan: `^KeyZ/Y` is Shift and the key Z, which the computer took for Y;
 * `~` AltGr, `!` Ctrl. `readRawKeys` gives the strokes back, without their times.
 */
export const writeRawKeys = (strokes: readonly Stroke[]): string =>
  strokes
    .map(
      ({ code, key, shift, altGraph, ctrl }) =>
        `${shift ? '^' : ''}${altGraph ? '~' : ''}${ctrl ? '!' : ''}${code}/${encodeURIComponent(key)}`,
    )
    .join(' ');

/** Undoes `writeRawKeys`; parts that it did not write are left out. */
export function readRawKeys(rawKeys: string): readonly Stroke[] {
  return rawKeys.split(' ').flatMap((part) => {
    const [, marks = '', code = '', key = ''] = /^([\^~!]*)(\w*)\/(\S*)$/.exec(part) ?? [];
    if (code === '' && key === '') return [];
    return [{ code, key: tryDecode(key), shift: marks.includes('^'), altGraph: marks.includes('~'), ctrl: marks.includes('!'), at: 0 }];
  });
}

function tryDecode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    // Not written by us: keep it as it is.
    return key;
  }
}
