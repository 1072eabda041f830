import { atLevel, unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { wordsOf } from './fold.ts';
import { jaroWinkler, slips } from './likeness.ts';
import type { Person } from './person.ts';
import { mayBeAlike, pairsOf, sharedLetters, sharedPairs, wordOf } from './word.ts';
import type { Word } from './word.ts';

/** Levels of places, together one comparison: who shares a street shares its town, so each of them alone would count twice. */
export const PLACE_STREET_AND_TOWN = 6;
export const PLACE_STREET = 5;
export const PLACE_POSTCODE_AND_TOWN = 4;
export const PLACE_TOWN = 3;
export const PLACE_CLOSE = 2;
export const PLACE_REGION = 1;

/** A place as it is compared; '' for what is not known. */
export type Place = {
  readonly street: string;
  readonly streetPairs: Uint32Array;
  /** Numbers in it: houses of one street are different places. */
  readonly numbers: readonly string[];
  readonly city: Word;
  readonly postcode: string;
  readonly region: string;
};

/** Words for "street" that one writes out, another shortens, a third leaves out. */
const STREETS = new Set(
  'st str street strasse straße rue r av ave avenue bd blvd boulevard rd road ln lane dr drive via viale piazza calle c plaza platz weg allee chemin ch impasse place pl quai square sq court ct crescent cres circuit cct'.split(
    ' ',
  ),
);

const streetOf = (text: string): string => {
  const words = wordsOf(text);
  const named = words.filter((word) => !STREETS.has(word)).map((word) => word.replace(/(?:strasse|str)$/, ''));
  return (named.length > 0 ? named : words).join(' ');
};

/** The place of a person as it is compared; null when nothing is known but perhaps the country. */
export function placeOf({ street = '', city = '', postcode = '', region = '' }: Person): Place | null {
  const parts = [streetOf(street), ...[city, postcode, region].map((part) => wordsOf(part).join(''))];
  const [road = '', town = '', code = '', area = ''] = parts;
  return parts.every((part) => part === '')
    ? null
    : {
        street: road,
        streetPairs: pairsOf(road.replaceAll(/\d+/g, '')),
        numbers: road.match(/\d+/g) ?? [],
        city: wordOf(town),
        postcode: code,
        region: area,
      };
}

type Likeness = 'same' | 'close' | 'other' | 'unknown';

function likeCity(one: Word, other: Word): Likeness {
  const [a, b] = [one.text, other.text];
  if (a === '' || b === '') return 'unknown';
  if (a === b) return 'same';
  const least = Math.min(a.length, b.length);
  if (least < 3 || !mayBeAlike(one, other)) return 'other';
  if (least > 3 && (slips(a, b, 2) <= (least > 6 ? 2 : 1) || jaroWinkler(a, b) >= 0.9)) return 'close';
  return sharedLetters(one, other) >= 0.85 ? 'close' : 'other';
}

function likePostcode(a: string, b: string): Likeness {
  if (a === '' || b === '') return 'unknown';
  if (a === b) return 'same';
  return a.length > 3 && slips(a, b, 1) <= 1 ? 'close' : 'other';
}

function likeStreet(a: Place, b: Place): Likeness {
  if (a.street === '' || b.street === '') return 'unknown';
  if (a.street === b.street) return 'same';
  if (a.numbers.length > 0 && b.numbers.length > 0 && !a.numbers.some((number) => b.numbers.includes(number))) return 'other';
  return sharedPairs(a.streetPairs, b.streetPairs) >= 0.7 ? 'close' : 'other';
}

const isAlike = (likeness: Likeness): boolean => likeness === 'same' || likeness === 'close';

/** How far two places agree. */
export function comparePlaces(a: Place | null, b: Place | null): Finding {
  if (a === null || b === null) return unknown;
  const street = likeStreet(a, b);
  const city = likeCity(a.city, b.city);
  const postcode = likePostcode(a.postcode, b.postcode);
  const town = { a: `t:${a.city.text}`, b: `t:${b.city.text}` };
  const code = { a: `z:${a.postcode}`, b: `z:${b.postcode}` };
  if (isAlike(street)) return atLevel(isAlike(city) || isAlike(postcode) ? PLACE_STREET_AND_TOWN : PLACE_STREET);
  if (postcode === 'same' && isAlike(city)) return { level: PLACE_POSTCODE_AND_TOWN, ...code };
  if (city === 'same') return { level: PLACE_TOWN, ...town };
  if (postcode === 'same') return { level: PLACE_TOWN, ...code };
  if (city === 'close') return { level: PLACE_CLOSE, ...town };
  if (postcode === 'close') return { level: PLACE_CLOSE, ...code };
  if ([street, city, postcode].every((one) => one === 'unknown')) return unknown;
  return atLevel(a.region !== '' && a.region === b.region ? PLACE_REGION : 0);
}
