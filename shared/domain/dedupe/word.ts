/** A text made ready to be compared by its letters: sorted, and as a set of bits by which most other texts are told apart at once. */
export type Word = { readonly text: string; readonly letters: string; readonly bits: number };

/** Texts longer than this are compared by their beginning: no name is longer, a hostile cell may be. */
const LONGEST = 200;

/** Makes a text ready. */
export function wordOf(whole: string): Word {
  const text = whole.slice(0, LONGEST);
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) % 31);
  return { text, letters: text.split('').sort().join(''), bits };
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** The share of letters that two texts have in common wherever they stand (Dice's coefficient of letters), 0…1: scrambled letters stay alike. */
export function sharedLetters({ letters: a }: Word, { letters: b }: Word): number {
  if (a === '' || b === '') return 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const order = a.charCodeAt(i) - b.charCodeAt(j);
    if (order === 0) common += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** Pairs of neighbouring letters of a text as numbers, sorted. */
export const pairsOf = (text: string): Uint32Array =>
  Uint32Array.from(
    { length: Math.max(0, Math.min(LONGEST, text.length) - 1) },
    (_none, at) => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1),
  ).sort();

/** The share of neighbouring letters in common (Dice's coefficient of pairs), 0…1: words that change places stay alike. */
export function sharedPairs(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const order = (a[i] ?? 0) - (b[j] ?? 0);
    if (order === 0) common += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** Texts that share less than this of their letters are alike by no measure used here. */
const LEAST_SHARED = 0.7;

/** Whether two texts may be alike at all, told at little cost before slips are counted. */
export const mayBeAlike = (a: Word, b: Word): boolean =>
  bitsIn(a.bits ^ b.bits) <= Math.max(2, (a.text.length + b.text.length) / 4) && sharedLetters(a, b) >= LEAST_SHARED;
