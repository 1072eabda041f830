import { describe, expect, test } from 'vitest';
import { filesBelow, textOf } from './tree.ts';

type Words = Readonly<Record<string, string>>;

/** Keys of any depth, joined by dots, with their words. */
const flat = (value: unknown, key: string): Words => {
  if (typeof value === 'string') return { [key]: value };
  return Object.assign({}, ...Object.entries(value as object).map(([name, inner]) => flat(inner, key === '' ? name : `${key}.${name}`)));
};

/** A plural's key without its ending; other keys as they are. */
const baseOf = (key: string, words: Words): string => {
  const base = key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
  return `${base}_other` in words ? base : key;
};

/** The plural endings of each key, but `_zero`, which any language may have; none for a key that has no plural. */
const endingsOf = (words: Words): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.keys(words).map((key) => {
      const base = baseOf(key, words);
      return [base, ['one', 'many', 'other', 'two', 'few'].filter((ending) => base !== key && `${base}_${ending}` in words)];
    }),
  );

/** What must be the same in every language: `{{places}}` and `<1>tags</1>`, over all forms of a plural. */
const placesOf = (words: Words): Readonly<Record<string, string>> => {
  const places = new Map<string, Set<string>>();
  for (const [key, text] of Object.entries(words)) {
    const base = baseOf(key, words);
    const found = places.get(base) ?? new Set();
    for (const [place] of text.matchAll(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/gu)) found.add(place.replaceAll(' ', ''));
    places.set(base, found);
  }
  return Object.fromEntries([...places].map(([base, found]) => [base, [...found].toSorted().join(' ')]));
};

/** What is wrong between the English and the French words of one area. */
function wordFaults(en: Words, fr: Words): readonly string[] {
  const [enEndings, frEndings] = [endingsOf(en), endingsOf(fr)];
  const [enPlaces, frPlaces] = [placesOf(en), placesOf(fr)];
  const faults: string[] = [];
  for (const key of new Set([...Object.keys(enEndings), ...Object.keys(frEndings)])) {
    const [wanted, had] = [enEndings[key], frEndings[key]];
    if (wanted === undefined || had === undefined) faults.push(`${key} is missing in ${wanted === undefined ? 'English' : 'French'}`);
    else if (wanted.length > 0 && wanted.join() !== 'one,other') faults.push(`${key}: English counts by one and other`);
    else if (wanted.length > 0 && had.join() !== 'one,many,other') faults.push(`${key}: French counts by one, many and other`);
    else if (wanted.length === 0 && had.length > 0) faults.push(`${key} counts in French only`);
    else if (enPlaces[key] !== frPlaces[key]) faults.push(`${key}: other places to fill in French`);
  }
  const empty = [en, fr].flatMap((words) => Object.keys(words).filter((key) => words[key]?.trim() === ''));
  const straight = Object.keys(fr).filter((key) => fr[key]?.includes("'"));
  return [...faults, ...empty.map((key) => `${key} is empty`), ...straight.map((key) => `${key}: straight apostrophe in French`)];
}

const areas = (language: string): readonly string[] => filesBelow(`renderer/i18n/${language}`).map((path) => path.split('/')[3] ?? '');
const wordsOf = (language: string, area: string): Words => flat(JSON.parse(textOf(`renderer/i18n/${language}/${area}`)), '');

describe('the words of the screens', () => {
  test('each area exists in both languages', () => {
    expect(areas('en')).toContain('capture.json');
    expect(areas('fr').toSorted()).toEqual(areas('en').toSorted());
  });

  test.each(areas('en'))('%s says the same in French', (area) => {
    expect(wordFaults(wordsOf('en', area), wordsOf('fr', area))).toEqual([]);
  });

  test.each([
    [{ a: 'Save' }, {}, 'a is missing in French'],
    [{}, { a: 'Enregistrer' }, 'a is missing in English'],
    [
      { a_one: '{{count}} lead', a_other: '{{count}} leads' },
      { a_one: '{{count}} lead', a_other: '{{count}} leads' },
      'a: French counts by one, many and other',
    ],
    [{ a: '{{done}} of {{total}}' }, { a: '{{done}} sur {{totale}}' }, 'a: other places to fill in French'],
    [{ a: '<1>Help</1>' }, { a: 'Aide' }, 'a: other places to fill in French'],
    [{ a: 'No lead' }, { a: "Pas d'autre lead" }, 'a: straight apostrophe in French'],
    [{ a: ' ' }, { a: 'Oui' }, 'a is empty'],
  ])('a slip between the languages is found: %o / %o', (en, fr, fault) => {
    expect(wordFaults(en as Words, fr as Words)).toEqual([fault]);
  });
});
