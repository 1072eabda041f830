import type { ScannerProfile } from '#shared/domain/scanner.ts';
import { writeAltCode } from './codePages.ts';
import { decompose, findPress, isCapsKey, isLetterKey, type Press } from './keyTable.ts';
import type { Stroke } from './stroke.ts';

/** How a scanner types: a profile's part, and what it does for what its keys lack. */
export type TypingHabits = Pick<ScannerProfile, 'layout' | 'caps' | 'deadKeys'> & {
  /** Alt and a number: for what the layout lacks, for all characters, or never. */
  readonly altCodes: 'missing' | 'all' | 'never';
  readonly altPage: ScannerProfile['altPage'] | 'ansi';
};

export type Typed = {
  readonly strokes: readonly Stroke[];
  /** Characters it cannot send, each once, in their order. */
  readonly missing: string;
};

/** Keys that give control characters with Ctrl, by place. */
const controlKeys: Readonly<Record<string, string>> = {
  '\u001B': 'BracketLeft',
  '\u001C': 'Backslash',
  '\u001D': 'BracketRight',
  '\u001E': 'Digit6',
  '\u001F': 'Minus',
};

/**
 * The keys that a scanner with these habits presses for a text while Caps Lock is on or off, without times and without what the
 * computer makes of them. The inverse of `readKeys`.
 */
export function typeText(text: string, habits: TypingHabits, capsLock: boolean): Typed {
  const missing = new Set<string>();
  const strokes = Array.from(text.replaceAll('\r\n', '\n')).flatMap((character) => {
    const typed = typeCharacter(character, habits, capsLock);
    if (typed === null) missing.add(character);
    return typed ?? [];
  });
  return { strokes, missing: [...missing].join('') };
}

const newStroke = (press: Press, capsLock: boolean): Stroke => ({
  code: press.code,
  key: '',
  shift: press.shift,
  altGraph: press.altGr,
  ctrl: false,
  ...(capsLock ? { caps: true } : {}),
  at: 0,
});

function typeCharacter(character: string, habits: TypingHabits, capsLock: boolean): readonly Stroke[] | null {
  if (character === '\n' || character === '\r') return [newStroke({ code: 'Enter', shift: false, altGr: false }, capsLock)];
  if (character === '\t') return [newStroke({ code: 'Tab', shift: false, altGr: false }, capsLock)];
  if (character < ' ') return typeControl(character, habits, capsLock);
  const byNumber = (): readonly Stroke[] | null => typeNumber(character, habits, capsLock);
  if (habits.altCodes === 'all') return byNumber() ?? typePresses(character, habits, capsLock);
  return typePresses(character, habits, capsLock) ?? (habits.altCodes === 'missing' ? byNumber() : null);
}

function typePresses(character: string, habits: TypingHabits, capsLock: boolean): readonly Stroke[] | null {
  const { layout, deadKeys } = habits;
  const turn = (press: Press): Stroke => newStroke({ ...press, shift: press.shift !== isTurned(press, habits, capsLock) }, capsLock);
  const space: Press = { code: 'Space', shift: false, altGr: false };
  const press = findPress(layout, character);
  // A lone accent: one that composes needs a space behind it; one that does not is simply pressed.
  if (press !== null) return press.isDead && deadKeys ? [turn(press), turn(space)] : [turn(press)];
  const parts = deadKeys ? decompose(character) : null;
  if (parts === null) return null;
  const accent = findDead(layout, parts.accent);
  const letter = findPress(layout, parts.letter);
  return accent === null || letter === null ? null : [turn(accent), turn(letter)];
}

/** The dead key of an accent, also where another key writes the accent alone. */
function findDead(layout: ScannerProfile['layout'], accent: string): Press | null {
  const press = findPress(layout, accent);
  if (press?.isDead === true) return press;
  return deadOf[layout]?.[accent] ?? null;
}

/** AZERTY writes ^ by AltGr too, without waiting: the key that waits is another. */
const deadOf: Readonly<Partial<Record<ScannerProfile['layout'], Readonly<Record<string, Press>>>>> = {
  fr: { '^': { code: 'BracketLeft', shift: false, altGr: false } },
  be: { '^': { code: 'BracketLeft', shift: false, altGr: false } },
};

function isTurned({ code, altGr }: Press, { layout, caps }: TypingHabits, capsLock: boolean): boolean {
  // With AltGr there is no third state to turn round.
  if (altGr) return false;
  switch (caps) {
    case 'ignored':
      return false;
    case 'follows-letters':
      return capsLock && isLetterKey(layout, code);
    case 'follows-keys':
      return capsLock && isCapsKey(layout, code);
    case 'inverted':
      return isLetterKey(layout, code);
  }
}

function typeNumber(character: string, { altPage }: TypingHabits, capsLock: boolean): readonly Stroke[] | null {
  const digits = writeAltCode(character, altPage);
  if (digits === null) return null;
  return Array.from(digits, (digit, at) => ({
    ...newStroke({ code: `Numpad${digit}`, shift: false, altGr: false }, capsLock),
    alt: at === 0 ? ('first' as const) : ('more' as const),
  }));
}

function typeControl(character: string, { layout }: TypingHabits, capsLock: boolean): readonly Stroke[] | null {
  const letter = findPress(layout, String.fromCharCode(character.charCodeAt(0) + 0x60));
  const code = controlKeys[character] ?? letter?.code;
  return code === undefined ? null : [{ ...newStroke({ code, shift: false, altGr: false }, capsLock), ctrl: true }];
}
