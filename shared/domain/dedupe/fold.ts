import { folded } from '#shared/domain/samePerson.ts';

/** Words of a text without case, accents and signs. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '');

/** German umlauts written out are the same as their letters ("Mueller", "Müller", "Muller"); of other names only the letters change, alike in all. */
export const plainWord = (word: string): string => word.replaceAll(/([aou])e/g, '$1');

/**
 * What a name sounds like, for looking it up: groups of consonants that languages of Europe write for each other, no vowels but the
 * first letter's. Our own, in the manner of Kölner Phonetik (Postel 1969) and Soundex; at most five signs.
 */
export function soundOf(word: string): string {
  const plain = word
    .replaceAll(/sch|ch|sh|cz|ck|ph|th|qu|tz|ts|dt|gn|gh/g, (pair) => PAIRS[pair] ?? pair)
    .replaceAll(/[bfgjkmnpqrstvwxzcdl]/g, (letter) => GROUPS[letter] ?? letter);
  const first = /^[aeiouyh]/.test(plain) ? '0' : plain.charAt(0);
  const rest = plain.slice(1).replaceAll(/[aeiouyh\s]/g, '');
  return (first + rest).replaceAll(/(.)\1+/g, '$1').slice(0, 5);
}

const PAIRS: Readonly<Record<string, string>> = {
  sch: 's',
  ch: 's',
  sh: 's',
  cz: 's',
  ck: 'k',
  ph: 'f',
  th: 't',
  qu: 'k',
  tz: 's',
  ts: 's',
  dt: 't',
  gn: 'n',
  gh: 'g',
};

const GROUPS: Readonly<Record<string, string>> = {
  b: '1',
  p: '1',
  f: '3',
  v: '3',
  w: '3',
  d: '2',
  t: '2',
  g: '4',
  k: '4',
  q: '4',
  c: '4',
  j: '4',
  l: '5',
  m: '6',
  n: '6',
  r: '7',
  s: '8',
  x: '8',
  z: '8',
};
