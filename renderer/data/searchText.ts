/** Letters that Unicode does not take apart, as people type them without their keyboard. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const BEYOND_ASCII = /[\u0080-\u{10ffff}]/u;

/** Text as it is compared: lower case, without accents. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßœæøłđðþı]/gu, (letter) => LETTERS[letter] ?? letter);
}

/** One word that must be found: as it was typed, or by its digits when it looks like a piece of a phone number. */
export type Word = { readonly typed: string; readonly digits: string | null };

const NUMBER_LIKE = /^[\d+().\-/]*\d[\d+().\-/]*$/u;

/** The words of a search, the longest first: it leaves the fewest to look at. */
export function readWords(text: string): Word[] {
  const words = foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((typed) => ({ typed, digits: NUMBER_LIKE.test(typed) ? typed.replace(/\D/gu, '') : null }));
  return words.sort((a, b) => b.typed.length - a.typed.length);
}

const A = 97;
const Z = 122;

/** Which of the letters a…z are in a folded text, a bit each: tells without reading the text that a word cannot be in it. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= A && code <= Z) letters |= 1 << (code - A);
  }
  return letters;
}

/** A folded text with its letters (`lettersOf`). */
export type Haystack = { readonly haystack: string; readonly letters: number };

/** `hasWords` for many texts: a text without the letters is not read, and one letter alone needs no reading at all. */
export function matcherOf(words: readonly Word[]): (text: Haystack) => boolean {
  const needed = words.reduce((letters, { typed }) => letters | lettersOf(typed), 0);
  const read = words.filter(({ typed }) => typed.length > 1 || lettersOf(typed) === 0);
  if (read.length === 0) return ({ letters }) => (letters & needed) === needed;
  return ({ haystack, letters }) => (letters & needed) === needed && hasWords(haystack, read);
}

/** True when all words are in the folded haystack. */
export function hasWords(haystack: string, words: readonly Word[]): boolean {
  for (const { typed, digits } of words) {
    if (!haystack.includes(typed) && (digits === null || !haystack.includes(digits))) return false;
  }
  return true;
}

/** True when whatever has all of `next` surely has all of `before`: the same search with more letters. */
export const narrows = (before: readonly Word[], next: readonly Word[]): boolean =>
  before.every((old) => next.some((word) => word.typed.includes(old.typed) && (word.digits === null || old.digits !== null)));
