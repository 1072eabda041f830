import type { PlacedLine } from './layout.ts';

/** A value read from lines of the card: `lines` are indexes in the list the reader was given. */
export type Found<T> = { readonly value: T; readonly confidence: number; readonly lines: readonly number[] };

/** What a step read, and the lines with what it took cut out. */
export type Taken<T> = { readonly found: readonly Found<T>[]; readonly rest: readonly PlacedLine[] };

/** The line without a part of its text; null when nothing worth reading is left. */
export function cutText(line: PlacedLine, ...parts: readonly string[]): PlacedLine | null {
  let text = line.text;
  for (const part of parts) text = text.replace(part, ' | ');
  text = text.replace(/^[\s|:;,.·•-]+|[\s|:;·•-]+$/g, '').trim();
  return /\p{L}{2}|\d\D*\d\D*\d/u.test(text) ? { ...line, text } : null;
}
