/** Parts of a personal name as vCard orders them (RFC 6350 §6.2.2). */
export type NameParts = {
  readonly prefix?: string | undefined;
  readonly givenName?: string | undefined;
  readonly additionalName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly suffix?: string | undefined;
};

/** Names of East Asia in their own letters are written family first, without a blank. */
const EASTERN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** Name for display: prefix, given, additional, family, suffix; family first in Chinese, Japanese and Korean letters. Undefined when all are empty. */
export function formattedNameOf({ prefix, givenName, additionalName, familyName, suffix }: NameParts): string | undefined {
  const [family, given] = [familyName?.trim() ?? '', givenName?.trim() ?? ''];
  if (!prefix && !additionalName && !suffix && EASTERN.test(family) && EASTERN.test(given)) return family + given;
  const name = [prefix, givenName, additionalName, familyName, suffix]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
  return name === '' ? undefined : name;
}

/** Words that stand before a name, lower case, without dots. */
const TITLES = new Set(
  'mr mrs ms miss mx dr drs prof professor sir dame lord lady m mme mlle me maître herr frau hr fr dott dottssa ing dipl-ing sig sigra sr sra srta dra eng rev capt dhr mevr mw pan pani'.split(
    ' ',
  ),
);
const SUFFIXES = new Set('jr sr ii iii iv phd md mba msc bsc esq ma ba cfa cpa pmp dds rn pe llm ll.m'.split(' '));
/** Words that begin a family name of several words. */
const PARTICLES = new Set(
  "van von der den de del della dello di da das do dos du des la le el al bin ibn ben ter ten te zu zum zur af av mac mc st saint o d' ’t 't vom".split(
    ' ',
  ),
);

const bare = (word: string): string => word.toLowerCase().replaceAll('.', '').replace(/,$/, '');
const isUpper = (word: string): boolean => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** Whether a text is nothing but titles that stand before a name ("Mr.", "Prof. Dr."). */
export const isTitle = (text: string): boolean =>
  text.length < 40 &&
  text.trim() !== '' &&
  text
    .trim()
    .split(/\s+/)
    .every((word) => TITLES.has(bare(word)));

/** Words at the start that are titles, and words at the end that are suffixes, taken off. */
function withoutTitles(words: readonly string[]): { prefix: string[]; core: string[]; suffix: string[] } {
  let from = 0;
  while (from < words.length - 1 && TITLES.has(bare(words[from] ?? ''))) from += 1;
  let to = words.length;
  while (to > from + 2 && SUFFIXES.has(bare(words[to - 1] ?? ''))) to -= 1;
  return { prefix: words.slice(0, from), core: words.slice(from, to), suffix: words.slice(to) };
}

/** Where the family name begins, and whether it stands first. */
function familyOf(core: readonly string[]): { family: readonly string[]; given: readonly string[] } {
  const upper = core.map(isUpper);
  const someUpper = upper.includes(true) && upper.includes(false);
  const upperFrom = upper.indexOf(true);
  if (someUpper && upperFrom === 0 && !upper.slice(upper.indexOf(false)).includes(true)) {
    return { family: core.slice(0, upper.indexOf(false)), given: core.slice(upper.indexOf(false)) };
  }
  if (someUpper && upperFrom > 0 && upper.slice(upperFrom).every(Boolean))
    return { given: core.slice(0, upperFrom), family: core.slice(upperFrom) };
  const particle = core.findIndex((word, at) => at > 0 && at < core.length - 1 && PARTICLES.has(word.toLowerCase()));
  const from = particle > 0 ? particle : core.length - 1;
  return { given: core.slice(0, from), family: core.slice(from) };
}

/**
 * Proposes the parts of a name written in one piece: "Doe, Jane", "Dr. Jane van der Doe", "DUPONT Marie".
 * A proposal only: Chinese, Hungarian or Spanish names cannot be told apart by rule. Null when there is nothing to split.
 */
export function splitName(name: string): NameParts | null {
  const clean = name.trim().replaceAll(/\s+/g, ' ');
  const comma = clean.indexOf(',');
  if (comma > 0 && comma === clean.lastIndexOf(',')) {
    const after = clean.slice(comma + 1).trim();
    if (after !== '' && !SUFFIXES.has(bare(after))) return { familyName: clean.slice(0, comma).trim(), givenName: after };
  }
  const { prefix, core, suffix } = withoutTitles(clean.split(' '));
  if (core.length < 2 || core.length > 6) return null;
  const { family, given } = familyOf(core);
  if (given.length === 0 || family.length === 0) return null;
  return {
    ...(prefix.length > 0 ? { prefix: prefix.join(' ') } : {}),
    givenName: given.join(' '),
    familyName: family.join(' '),
    ...(suffix.length > 0 ? { suffix: suffix.join(' ') } : {}),
  };
}
