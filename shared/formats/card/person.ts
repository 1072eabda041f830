import { companyCore, spellsDomain } from './company.ts';
import type { Found } from './found.ts';
import { isBelow, type PlacedLine } from './layout.ts';
import {
  COMPANY_WORDS,
  DEPARTMENT_WORDS,
  GIVEN_NAMES,
  LEGAL_FORM,
  PARTICLES,
  PREFIX,
  SLOGAN_WORDS,
  SUFFIX,
  TITLE_PARTS,
  TITLE_WORDS,
} from './lexicon.ts';
import { blurredForms, editDistance, foldedWords, foldGerman, foldTight } from './text.ts';

/** A person's name taken apart. `order` is how sure given and family are told apart, 0…1. */
export type PersonName = {
  readonly full: string;
  readonly prefix?: string;
  readonly given?: string;
  readonly family?: string;
  readonly suffix?: string;
  readonly order: number;
};

/** How many points a name needs to be believed: a shop's card has no person, and none may be invented. */
const ENOUGH = 2.5;
/** A badge says little but a name: the largest line that looks like one is a proposal. */
const ENOUGH_ON_A_BADGE = 1.15;

/** Whether the line holds a word of a job title. */
export const isTitle = (text: string): boolean => foldedWords(text).some((word) => TITLE_WORDS.has(word));

/** The name's words without forms of address and degrees; empty when the line cannot be a name. */
function nameWords(text: string): string[] {
  const bare = text.replace(PREFIX, '').replace(SUFFIX, '').trim();
  if (/[\d@&/:;!?|+*#"()]/.test(bare) || bare.length < 4 || bare.length > 45) return [];
  const words = bare.split(/\s+/);
  const big = words.filter((word) => !PARTICLES.has(foldTight(word)) || /^\p{Lu}/u.test(word));
  const isProper = big.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
  return isProper && big.length >= 1 && words.length <= 5 && big.some((word) => word.length > 2) ? words : [];
}

/** A given name of the list, of a double one the first (Marie-Luise), or an initial. */
const isGiven = (word: string): boolean => GIVEN_NAMES.has(foldTight(word.split('-')[0] ?? '')) || isInitial(word);
const isInitial = (word: string): boolean => /^(?:\p{Lu}\.?-?){1,2}$/u.test(word);

/** How well a mail address's local part spells the name, 0…1: `c.dupont` for Camille Dupont is as good as it gets. */
export function spellsName(words: readonly string[], local: string): number {
  const tight = foldTight(local);
  let best = 0;
  for (const fold of [foldTight, foldGerman]) {
    const folded = words.map(fold).filter((word) => word !== '');
    for (const form of localForms(folded)) {
      if (form === tight) best = Math.max(best, 1);
      else if (form.length >= 5 && editDistance(form, tight, 3) <= (form.length > 9 ? 2 : 1)) best = Math.max(best, 0.85);
    }
    if (folded.some((word) => word.length >= 4 && tight.includes(word))) best = Math.max(best, 0.8);
  }
  return best;
}

/** Local parts that companies make of a name. */
export function localForms(words: readonly string[]): string[] {
  const [first = '', ...others] = words;
  const last = words.at(-1) ?? '';
  const tail = others.join('');
  const one = first[0] ?? '';
  return [
    first + tail,
    one + tail,
    tail + first,
    tail + one,
    tail,
    first + last,
    one + last,
    last + first,
    last + one,
    last,
    first,
    first + (last[0] ?? ''),
    words.map((word) => word[0] ?? '').join(''),
    // of two family names the first is the one in use: Ana María García López is ana.garcia
    ...others.flatMap((word) => [first + word, one + word, word]),
  ].filter((form) => form.length >= 2);
}

type Clues = {
  readonly locals: readonly string[];
  readonly hosts: readonly string[];
  readonly lines: readonly PlacedLine[];
  readonly tallest: number;
};

/** What speaks for a line being a person's name, in points. */
function namePoints(line: PlacedLine, { locals, hosts, lines, tallest }: Clues): number {
  const words = nameWords(line.text);
  if (words.length === 0) return -9;
  const folded = foldedWords(line.text);
  const cores = hosts.map(companyCore).filter((core) => core !== '');
  const domain = Math.max(0, ...cores.map((core) => spellsDomain(line.text, core)));
  let points = 4 * Math.max(0, ...locals.map((local) => spellsName(words, local)));
  if (PREFIX.test(line.text)) points += 2;
  if (GIVEN_NAMES.has(foldTight(words[0] ?? '').split('-')[0] ?? '')) points += 2;
  else if (words.some((word) => GIVEN_NAMES.has(foldTight(word)))) points += 1;
  const titles = lines.filter((other) => other.index !== line.index && isTitle(other.text));
  if (titles.some((other) => isBelow(line, other, 2.2))) points += 2;
  else if (titles.some((other) => isBelow(line, other, 3) || isBelow(other, line, 3))) points += 1.5;
  if (words.length === 2 || words.length === 3) points += words.every((word) => isInitial(word) || word.length >= 3) ? 0.3 : 0;
  points += line.height / tallest;
  if (words.length === 1) points -= 3;
  // two given names with an "and" are a shop; a family name may have one further on (Costa e Silva)
  if (/^(?:e|y|et|und|and|en)$/i.test(words[1] ?? '')) points -= 2.5;
  if (words.length > 3) points -= 0.5;
  if (isTitle(line.text)) points -= 4;
  if (LEGAL_FORM.test(line.text)) points -= 4;
  if (folded.some((word) => [COMPANY_WORDS, DEPARTMENT_WORDS, SLOGAN_WORDS].some((list) => list.has(word)))) points -= 2.5;
  if (domain > 0.6) points -= 3;
  return points;
}

/** A capital whose shape the small letter shares, read as the small one: `Nathaniel whitaker`. */
const repairCase = (text: string): string =>
  text.replace(/(?<= )[cosuvwxz](?=\p{Ll}{3})/gu, (char, at: number) =>
    PARTICLES.has(foldTight(text.slice(at).split(' ')[0] ?? '')) ? char : char.toUpperCase(),
  );

/** The person on the card, or null when no line is likely to be one. Two short lines below each other may be one name. */
export function readPerson(
  lines: readonly PlacedLine[],
  { locals, hosts, isBadge = false }: { readonly locals: readonly string[]; readonly hosts: readonly string[]; readonly isBadge?: boolean },
): Found<PersonName> | null {
  const tallest = Math.max(1, ...lines.map(({ height }) => height));
  const single = lines.map((line) => ({ line: { ...line, text: repairCase(line.text) }, lines: [line.index] }));
  const pairs = lines.flatMap((above) =>
    lines
      .filter((below) => isBelow(above, below, 2.2) && isOneName(above, below, { locals, hosts }))
      .map((below) => ({ line: { ...below, text: `${above.text} ${below.text}` }, lines: [above.index, below.index] })),
  );
  const ranked = [...single, ...pairs]
    .map((each) => ({ ...each, points: namePoints(each.line, { locals, hosts, lines, tallest }) + (each.lines.length > 1 ? 0.6 : 0) }))
    .toSorted((a, b) => b.points - a.points);
  const [best] = ranked;
  if (!best || best.points < (isBadge ? ENOUGH_ON_A_BADGE : ENOUGH)) return null;
  const sure = 1 / (1 + Math.exp(-(best.points - 2.2)));
  return { value: splitName(best.line.text, locals), confidence: sure * best.line.confidence, lines: best.lines };
}

/** Whether the line below goes on with the name above: given name over family name, both much alike in print. */
function isOneName(
  above: PlacedLine,
  below: PlacedLine,
  { locals, hosts }: { readonly locals: readonly string[]; readonly hosts: readonly string[] },
): boolean {
  const [a, b] = [nameWords(above.text), nameWords(below.text)];
  const apart = Math.abs(above.height - below.height) / Math.max(above.height, below.height);
  if (a.length === 0 || b.length === 0 || a.length + b.length > 5 || apart > 0.4) return false;
  if ([above, below].some(({ text }) => isTitle(text) || foldedWords(text).some((word) => NO_NAME.some((list) => list.has(word)))))
    return false;
  const cores = hosts.map(companyCore).filter((core) => core !== '');
  if ([above, below].some(({ text }) => cores.some((core) => spellsDomain(text, core) > 0.6))) return false;
  // a form of address goes before the given name, a particle before the family name: neither line is a name by itself
  if ((a.length === 1 && b.length === 1) || (a.length === 1 && PREFIX.test(above.text)) || PARTICLES.has(foldTight(b[0] ?? '')))
    return true;
  const best = (words: readonly string[]): number => Math.max(0, ...locals.map((local) => spellsName(words, local)));
  if (best([...a, ...b]) > Math.max(best(a), best(b))) return true;
  return apart < 0.2 && a.every(isGiven) && !b.some(isGiven);
}

const NO_NAME: readonly ReadonlySet<string>[] = [TITLE_PARTS, COMPANY_WORDS, DEPARTMENT_WORDS];

/** Takes a name apart. The mail address tells given from family; else the capitals, the list of given names, the usual order. */
export function splitName(text: string, locals: readonly string[]): PersonName {
  const prefix = PREFIX.exec(text)?.[1]?.trim();
  const suffix = SUFFIX.exec(text)?.[1]?.trim();
  const bare = text.replace(PREFIX, '').replace(SUFFIX, '').trim();
  const extra = { ...(prefix ? { prefix } : {}), ...(suffix ? { suffix } : {}) };
  const words = bare.includes(',') ? bare.split(/,\s*/).toReversed().join(' ').split(/\s+/) : bare.split(/\s+/);
  if (words.length === 1) return { full: text, family: bare, order: 0.4, ...extra };
  const { at, order, swapped } = findBreak(words, locals);
  const head = words.slice(0, at).join(' ');
  const tail = words.slice(at).join(' ');
  return { full: text, given: swapped ? tail : head, family: swapped ? head : tail, order, ...extra };
}

const isUpper = (word: string): boolean => /\p{L}.*\p{L}/u.test(word) && word === word.toUpperCase();

/** Where the family name begins: at a particle (van, De, Le), else after the given name; `swapped` when the family stands first. */
function findBreak(words: readonly string[], locals: readonly string[]): { at: number; order: number; swapped: boolean } {
  const allUpper = words.every(isUpper);
  const given = words.findIndex((word) => GIVEN_NAMES.has(foldTight(word)));
  if (!allUpper && words.length > 1 && isUpper(words[0] ?? '') && !isUpper(words.at(-1) ?? '')) {
    return { at: words.findIndex((word) => !isUpper(word)), order: 0.9, swapped: true };
  }
  if (given === words.length - 1 && words.length === 2 && !GIVEN_NAMES.has(foldTight(words[0] ?? '')))
    return { at: 1, order: 0.7, swapped: true };
  const joint = words.findIndex((word, at) => at > 1 && /^(?:y|i|e)$/i.test(word));
  // two family names with an "and" begin before it: Puig i Serra
  const first = words.findIndex((word, at) => at > 0 && PARTICLES.has(foldTight(word)));
  const particle = joint > 0 && first === joint ? joint - 1 : first;
  const upper = words.findIndex((word, at) => at > 0 && !allUpper && isUpper(word));
  const byMail = words.findIndex(
    (_, at) =>
      at > 0 && locals.some((local) => [foldTight, foldGerman].some((fold) => fold(local).endsWith(fold(words.slice(at).join(''))))),
  );
  const order = byMail > 0 || given === 0 ? 0.95 : 0.75;
  const at = byMail > 0 ? byMail : upper > 0 ? upper : particle > 0 ? particle : lastNames(words);
  return { at, order, swapped: false };
}

/** Where the family names begin when nothing but the words tells: after the given names and initials; of four unknown words, two are family. */
function lastNames(words: readonly string[]): number {
  const first = words.findIndex((word) => !isGiven(word));
  if (first > 0 && !isInitial(words[0] ?? '')) return first;
  const initial = words.findLastIndex((word, at) => at < words.length - 1 && isInitial(word));
  return initial >= 0 ? initial + 1 : words.length === 4 ? 2 : words.length - 1;
}

const isTitleWord = (word: string): boolean => TITLE_WORDS.has(foldTight(word)) || TITLE_PARTS.has(foldTight(word));

/** A title's words with an rn that is an m, an l that is an i: what the lists know is what was printed. */
const repairTitle = (text: string): string =>
  text.replace(/^(chief\b.*\boffice)$/i, '$1r').replace(/\p{L}{4,}/gu, (word) => {
    if (isTitleWord(word)) return word;
    const tries = [
      word.replaceAll('rn', 'm'),
      word.replace('rn', 'm'),
      word.replace(/l/g, 'i'),
      word.replace(/(?<=.)[iI]/g, 'l'),
      word.replace(/^l/, 'I'),
    ];
    return tries.find(isTitleWord) ?? oneSlip(word) ?? word;
  });

/** The word of the lists that this one becomes by one blurred letter, when there is just one; its accents are kept. */
function oneSlip(word: string): string | null {
  const letters = Array.from(word);
  const forms = letters.flatMap((char, at) => blurredForms(char).map((other) => letters.with(at, other).join('')));
  const known = [...new Set(forms.filter(isTitleWord))];
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** Only a line with a known word, or one just below the name, is spelled as a title. */
const isTitleLike = (line: PlacedLine, name: PlacedLine | null): boolean =>
  foldedWords(line.text).some(isTitleWord) || (name !== null && isBelow(name, line, 2.6));

/** The job title: a line of the lists, best the one next to the name; or the small line just below a name that a mail address confirms. */
export function readTitle(lines: readonly PlacedLine[], name: PlacedLine | null): Found<string> | null {
  const points = lines.map((printed) => {
    const line = { ...printed, text: isTitleLike(printed, name) ? repairTitle(printed.text) : printed.text };
    const known = foldedWords(line.text).filter((word) => TITLE_WORDS.has(word)).length;
    if (known === 0) return { line, score: 0 };
    const near = name !== null && (isBelow(name, line, 3) || isBelow(line, name, 3)) ? 1.5 : 0;
    const lower = line.text.length > 48 || /[!?:]/.test(line.text) ? -1.5 : 0;
    return { line, score: 1 + Math.min(known, 2) * 0.5 + near + lower - (LEGAL_FORM.test(line.text) ? 2 : 0) };
  });
  const best = points.toSorted((a, b) => b.score - a.score)[0];
  if (best && best.score >= (name === null ? 2.4 : 1)) {
    return { value: best.line.text, confidence: best.line.confidence * (best.score > 2.4 ? 0.96 : 0.75), lines: [best.line.index] };
  }
  const below =
    name === null
      ? undefined
      : lines.find((line) => isBelow(name, line, 2.2) && line.height <= name.height && /^\p{Lu}?[\p{L} &,'/.-]{3,45}$/u.test(line.text));
  return below ? { value: below.text, confidence: below.confidence * 0.45, lines: [below.index] } : null;
}
