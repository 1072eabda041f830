/** The keyboards a scanner can be set to. */
export const keyLayouts = ['us', 'uk', 'fr', 'be', 'de', 'ch-de', 'ch-fr', 'it', 'es'] as const;
export type KeyLayout = (typeof keyLayouts)[number];

/**
 * What a scanner makes of the computer's Caps Lock. ignored: it sends the same keys whatever the lock is; follows-letters: while it is
 * on, Shift is turned round for A–Z; follows-keys: for every key that the lock changes in the scanner's layout; inverted: always turned
 * round for A–Z.
 */
export const capsHabits = ['ignored', 'follows-letters', 'follows-keys', 'inverted'] as const;
export type CapsHabit = (typeof capsHabits)[number];

/** The table behind Alt+nnn without a leading zero; Alt+0nnn is Windows-1252 everywhere. */
export type AltPage = 'cp437' | 'cp850';

/** How the scanner of this laptop types: enough to turn its keys back into what the code holds. */
export type ScannerProfile = {
  readonly layout: KeyLayout;
  /** Layouts that would have given the same characters, so that nobody can tell which it is, nor needs to. */
  readonly alike?: readonly KeyLayout[];
  readonly caps: CapsHabit;
  readonly suffix: 'enter' | 'tab' | 'none';
  /** It sends the kind of code first, as `]Q1`. */
  readonly aimPrefix: boolean;
  /** Text it puts before every code, to be taken off. */
  readonly prefix: string;
  /** It types accents as a dead key and a letter, and a lone `^` as dead key and space. */
  readonly deadKeys: boolean;
  /** It types what its layout lacks as Alt and a number. */
  readonly altCodes: boolean;
  readonly altPage: AltPage;
  /** Characters of the calibration code that did not come. */
  readonly missing: string;
  /** How we know: the calibration code, the person's choice, or an offer from scans that was accepted. */
  readonly foundBy: 'calibration' | 'hand' | 'scans';
};

/** A scanner as it leaves its box. */
export const firstScanner: ScannerProfile = {
  layout: 'us',
  caps: 'ignored',
  suffix: 'enter',
  aimPrefix: false,
  prefix: '',
  deadKeys: true,
  altCodes: false,
  altPage: 'cp437',
  missing: '',
  foundBy: 'hand',
};
