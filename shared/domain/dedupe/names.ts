import { isTitle, splitName } from '#shared/domain/name.ts';
import { NONE, unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { plainWord, soundOf, wordsOf } from './fold.ts';
import { jaroWinkler, slips } from './likeness.ts';
import { formsOf } from './nicknames.ts';
import type { Person } from './person.ts';
import { mayBeAlike, sharedLetters, wordOf } from './word.ts';
import type { Word } from './word.ts';

/** Levels of a part of a name. */
export const NAME_SAME = 5;
export const NAME_FORM = 4;
export const NAME_CLOSE = 3;
export const NAME_ROUGH = 2;
export const NAME_INITIAL = 1;

/** A part of a name as it is compared. */
export type NamePart = Word & {
  readonly words: readonly string[];
  /** Its words in the order of the alphabet, joined: compound names change the order. */
  readonly sorted: string;
  readonly sound: string;
  readonly isInitials: boolean;
  /** One of its words has other forms in the table of nicknames. */
  readonly hasForms: boolean;
};
export type Names = { readonly given: NamePart | null; readonly family: NamePart | null };

/** Words of family names that come and go ("de la Cruz", "Cruz"). */
const PARTICLES = new Set(
  'van von der den de del della dello di da das do dos du des la le el al bin ibn ben ter ten te zu zum zur af av mac mc vom d l y e'.split(
    ' ',
  ),
);

function partOf(written: string | undefined): NamePart | null {
  const all = wordsOf(written ?? '').map(plainWord);
  const untitled = all.filter((word) => !isTitle(word));
  const named = untitled.filter((word) => !PARTICLES.has(word));
  const words = named.length > 0 ? named : untitled;
  if (words.length === 0) return null;
  const text = words.join('');
  return {
    ...wordOf(text),
    words,
    sorted: words.toSorted().join(''),
    sound: soundOf(text),
    isInitials: words.every((word) => word.length === 1),
    hasForms: words.some((word) => formsOf(word) !== null),
  };
}

/** The names of a person as they are compared: in two parts, without titles and particles. A name in one piece is parted by rule. */
export function namesOf({ given, family, full }: Pick<Person, 'given' | 'family' | 'full'>): Names {
  const parts = { given: partOf(given), family: partOf(family) };
  if (full === undefined || (parts.given !== null && parts.family !== null)) return parts;
  const whole = splitName(full);
  const split = { given: partOf(whole?.givenName), family: partOf(whole?.familyName) };
  if (parts.given === null && parts.family === null) return whole === null ? { given: null, family: partOf(full) } : split;
  const missing = parts.given === null ? { given: split.given, family: parts.family } : { given: parts.given, family: split.family };
  return missing.given?.text === missing.family?.text ? parts : missing;
}

/** Longest common beginning that makes one name the short form of the other ("Alex", "Alexander"). */
const SHORTEST_FORM = 3;

const areForms = (a: string, b: string): boolean => {
  const [mine, theirs] = [formsOf(a), formsOf(b)];
  return mine !== null && theirs !== null && [...mine].some((line) => theirs.has(line));
};

/** One is part of the other ("Jean", "Jean-Pierre"; "García", "García López"), or all words of one are forms of words of the other. */
function holds(a: NamePart, b: NamePart): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (short.text.length < SHORTEST_FORM) return false;
  return short.words.every((word) => long.words.some((other) => word === other || areForms(word, other)));
}

function initialLevel(a: NamePart, b: NamePart): number {
  const [short, long] = a.isInitials ? [a, b] : [b, a];
  const fits = short.words.every((word, at) => (long.words[at] ?? long.text.charAt(at)).startsWith(word));
  return fits ? NAME_INITIAL : 0;
}

function isClose({ text: a }: Word, { text: b }: Word): boolean {
  const least = Math.min(a.length, b.length);
  if (least > 3 && slips(a, b, 1) <= 1) return true;
  return least > 4 && jaroWinkler(a, b) >= 0.92;
}

const isRough = (a: Word, b: Word): boolean =>
  Math.min(a.text.length, b.text.length) > 1 && (slips(a.text, b.text, 1) <= 1 || sharedLetters(a, b) >= 0.8);

/** The short form of a name is its beginning, and at least two letters shorter. */
const isBeginning = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= SHORTEST_FORM && Math.abs(a.length - b.length) > 1 && (a.startsWith(b) || b.startsWith(a));

/** The level of two parts of names, whatever part they are; NONE when one is missing. */
export function levelOfParts(a: NamePart | null, b: NamePart | null): number {
  if (a === null || b === null) return NONE;
  if (a.text === b.text) return NAME_SAME;
  if (a.isInitials || b.isInitials) return initialLevel(a, b);
  if (a.sorted === b.sorted) return NAME_SAME;
  const isCompound = a.words.length > 1 || b.words.length > 1;
  if (isBeginning(a.text, b.text) || ((isCompound || (a.hasForms && b.hasForms)) && holds(a, b))) return NAME_FORM;
  if (mayBeAlike(a, b)) {
    if (isClose(a, b)) return NAME_CLOSE;
    if (isRough(a, b)) return NAME_ROUGH;
  }
  return a.sound === b.sound && a.sound.length > 2 ? NAME_ROUGH : 0;
}

const found = (level: number, a: NamePart | null, b: NamePart | null): Finding =>
  level === NONE || a === null || b === null ? unknown : { level, a: `n:${a.text}`, b: `n:${b.text}` };

const firstOf = ({ a, b }: Finding): string => (a < b ? a : b);

const worth = (level: number): number => (level === NONE ? 0 : level === 0 ? -2 : level);

/** Both parts of a name compared. `isSwapped`: one wrote the family name first. */
export type NamesCompared = { readonly given: Finding; readonly family: Finding; readonly isSwapped: boolean };

/** Compares both parts of a name, in the order in which they agree best. */
export function compareNames(a: Names, b: Names): NamesCompared {
  const given = levelOfParts(a.given, b.given);
  const family = levelOfParts(a.family, b.family);
  if (given === NAME_SAME || family === NAME_SAME || (given > NAME_CLOSE && family > NAME_CLOSE && given !== NONE && family !== NONE))
    return { given: found(given, a.given, b.given), family: found(family, a.family, b.family), isSwapped: false };
  const across = levelOfParts(a.given, b.family);
  const back = levelOfParts(a.family, b.given);
  const straight = worth(given) + worth(family);
  const crossed = worth(across) + worth(back);
  const isSwapped = crossed > straight && crossed > 0;
  if (!isSwapped) return { given: found(given, a.given, b.given), family: found(family, a.family, b.family), isSwapped };
  // which of the two is the given name cannot be told: the better one stands for the family name, so that the order of a and b does not matter
  const one = found(across, a.given, b.family);
  const other = found(back, a.family, b.given);
  const isOneBetter =
    other.level === NONE || (one.level !== NONE && one.level > other.level) || (one.level === other.level && firstOf(one) < firstOf(other));
  return isOneBetter ? { given: other, family: one, isSwapped } : { given: one, family: other, isSwapped };
}
