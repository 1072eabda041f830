import type { KeyLayout } from '#shared/domain/scanner.ts';

/** The keys that write, row by row, by UI Events `code`; keys of ISO keyboards included. */
export const keyRows: readonly (readonly string[])[] = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map((row) => row.split(' '));

/** What a key writes with AltGr and with Shift and AltGr, by its code. */
type Third = Readonly<Record<string, string>>;

/** One keyboard as Windows has it, which is what scanners imitate. */
export type LayoutTable = {
  /** Rows as in `keyRows`; a space where the key writes nothing. */
  readonly plain: readonly [string, string, string, string];
  readonly shift: readonly [string, string, string, string];
  readonly altGr: Third;
  readonly shiftAltGr?: Third;
  /** Where an accent waits for its letter: `code` after `^` for Shift, `~` for AltGr. The character is the one in the rows. */
  readonly dead: readonly string[];
  /** Caps Lock: letters A–Z and those named, or (shift lock) every key but those named. */
  readonly caps: { readonly kind: 'letters' | 'all-but'; readonly keys: readonly string[] };
  readonly decimal: '.' | ',';
};

const swissRows = {
  altGr: {
    Digit1: '¦',
    Digit2: '@',
    Digit3: '#',
    Digit4: '°',
    Digit5: '§',
    Digit6: '¬',
    Digit7: '|',
    Digit8: '¢',
    Minus: '´',
    Equal: '~',
    KeyE: '€',
    BracketLeft: '[',
    BracketRight: ']',
    Quote: '{',
    Backslash: '}',
    IntlBackslash: '\\',
  },
  dead: ['Equal', '^Equal', 'BracketRight', '~Minus', '~Equal'],
  // ü/è, ö/é and ä/à have a third state: the lock gives the capital of the letter in hand, never the other letter as Shift does.
  caps: { kind: 'letters', keys: [] },
  decimal: '.',
} as const;

/**
 * The layouts, after Windows' own tables (KBDUS, KBDUK, KBDFR, KBDBE, KBDGR, KBDSG, KBDSF, KBDIT, KBDSP). X11's were compared: the same
 * without and with Shift, but for `~` above `²` in French and `<` on the US board's ISO key. Behind AltGr X11 has more, its ~ and ` of French
 * and ~ of Spanish do not wait for a letter, AltGr+1 is a bar in Swiss, British has no accented vowels; its Caps Lock is never a shift lock.
 */
export const layouts: Readonly<Record<KeyLayout, LayoutTable>> = {
  us: {
    plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", '\\zxcvbnm,./'],
    shift: ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', '|ZXCVBNM<>?'],
    altGr: {},
    dead: [],
    caps: { kind: 'letters', keys: [] },
    decimal: '.',
  },
  uk: {
    plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'#", '\\zxcvbnm,./'],
    shift: ['¬!"£$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:@~', '|ZXCVBNM<>?'],
    altGr: { Backquote: '¦', Digit4: '€', KeyE: 'é', KeyU: 'ú', KeyI: 'í', KeyO: 'ó', KeyA: 'á' },
    shiftAltGr: { KeyE: 'É', KeyU: 'Ú', KeyI: 'Í', KeyO: 'Ó', KeyA: 'Á' },
    dead: [],
    caps: { kind: 'letters', keys: [] },
    decimal: '.',
  },
  fr: {
    plain: ['²&é"\'(-è_çà)=', 'azertyuiop^$', 'qsdfghjklmù*', '<wxcvbn,;:!'],
    shift: [' 1234567890°+', 'AZERTYUIOP¨£', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
    altGr: {
      Digit2: '~',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '`',
      Digit8: '\\',
      Digit9: '^',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
      KeyE: '€',
      BracketRight: '¤',
    },
    dead: ['BracketLeft', '^BracketLeft', '~Digit2', '~Digit7'],
    caps: { kind: 'all-but', keys: ['Backquote', 'IntlBackslash'] },
    decimal: '.',
  },
  be: {
    plain: ['²&é"\'(§è!çà)-', 'azertyuiop^$', 'qsdfghjklmùµ', '<wxcvbn,;:='],
    shift: ['³1234567890°_', 'AZERTYUIOP¨*', 'QSDFGHJKLM%£', '>WXCVBN?./+'],
    altGr: {
      Digit1: '|',
      Digit2: '@',
      Digit3: '#',
      Digit6: '^',
      Digit9: '{',
      Digit0: '}',
      KeyE: '€',
      BracketLeft: '[',
      BracketRight: ']',
      Quote: '´',
      Backslash: '`',
      IntlBackslash: '\\',
      Slash: '~',
      Digit4: '{',
      Digit5: '[',
    },
    dead: ['BracketLeft', '^BracketLeft', '~Quote', '~Backslash', '~Slash'],
    caps: { kind: 'all-but', keys: ['Backquote', 'IntlBackslash'] },
    decimal: '.',
  },
  de: {
    plain: ['^1234567890ß´', 'qwertzuiopü+', 'asdfghjklöä#', '<yxcvbnm,.-'],
    shift: ['°!"§$%&/()=?`', 'QWERTZUIOPÜ*', "ASDFGHJKLÖÄ'", '>YXCVBNM;:_'],
    altGr: {
      Digit2: '²',
      Digit3: '³',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyQ: '@',
      KeyE: '€',
      BracketRight: '~',
      IntlBackslash: '|',
      KeyM: 'µ',
    },
    shiftAltGr: { Minus: 'ẞ' },
    dead: ['Backquote', 'Equal', '^Equal'],
    caps: { kind: 'all-but', keys: ['Backquote', 'IntlBackslash', 'Equal'] },
    decimal: ',',
  },
  'ch-de': {
    plain: ["§1234567890'^", 'qwertzuiopü¨', 'asdfghjklöä$', '<yxcvbnm,.-'],
    shift: ['°+"*ç%&/()=?`', 'QWERTZUIOPè!', 'ASDFGHJKLéà£', '>YXCVBNM;:_'],
    ...swissRows,
  },
  'ch-fr': {
    plain: ["§1234567890'^", 'qwertzuiopè¨', 'asdfghjkléà$', '<yxcvbnm,.-'],
    shift: ['°+"*ç%&/()=?`', 'QWERTZUIOPü!', 'ASDFGHJKLöä£', '>YXCVBNM;:_'],
    ...swissRows,
  },
  it: {
    plain: ["\\1234567890'ì", 'qwertyuiopè+', 'asdfghjklòàù', '<zxcvbnm,.-'],
    shift: ['|!"£$%&/()=?^', 'QWERTYUIOPé*', 'ASDFGHJKLç°§', '>ZXCVBNM;:_'],
    altGr: { Digit5: '€', KeyE: '€', BracketLeft: '[', BracketRight: ']', Semicolon: '@', Quote: '#' },
    shiftAltGr: { BracketLeft: '{', BracketRight: '}' },
    dead: [],
    caps: { kind: 'letters', keys: [] },
    decimal: '.',
  },
  es: {
    plain: ["º1234567890'¡", 'qwertyuiop`+', 'asdfghjklñ´ç', '<zxcvbnm,.-'],
    shift: ['ª!"·$%&/()=?¿', 'QWERTYUIOP^*', 'ASDFGHJKLÑ¨Ç', '>ZXCVBNM;:_'],
    altGr: {
      Backquote: '\\',
      Digit1: '|',
      Digit2: '@',
      Digit3: '#',
      Digit4: '~',
      Digit5: '€',
      Digit6: '¬',
      KeyE: '€',
      BracketLeft: '[',
      BracketRight: ']',
      Quote: '{',
      Backslash: '}',
    },
    dead: ['BracketLeft', '^BracketLeft', 'Quote', '^Quote', '~Digit4'],
    caps: { kind: 'letters', keys: ['Semicolon', 'Backslash'] },
    decimal: '.',
  },
};
