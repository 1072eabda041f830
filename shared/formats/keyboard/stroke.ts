/** One key press as the keyboard (or the scanner that plays one) sent it. */
export type Stroke = {
  /** Physical key, UI Events `code`: the same whatever layout the computer is set to. */
  readonly code: string;
  /** What the computer's layout made of it, UI Events `key`. */
  readonly key: string;
  readonly shift: boolean;
  /** AltGr as the computer's layout knows it. */
  readonly altGraph: boolean;
  readonly ctrl: boolean;
  /** Alt that is no AltGr to the computer: `first` key since it went down, or one `more`. */
  readonly alt?: 'first' | 'more';
  /** Caps Lock was on. */
  readonly caps?: boolean;
  /** Milliseconds, `event.timeStamp`. */
  readonly at: number;
};

/** True for a key that puts one character into a field. */
export const isCharacter = (key: string): boolean => Array.from(key).length === 1;

/** The character the computer's own layout gave; '' where it gave none. */
export function readLayoutCharacter({ key }: Stroke): string {
  if (key === 'Enter') return '\n';
  if (key === 'Tab') return '\t';
  return isCharacter(key) ? key : '';
}
