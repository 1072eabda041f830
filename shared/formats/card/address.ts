import type { Address } from '#shared/domain/contact.ts';
import type { CountryCode } from 'libphonenumber-js/max';
import { COUNTRY_NAMES, countryNamed } from './country.ts';
import type { Found, Taken } from './found.ts';
import { isBelow, type PlacedLine } from './layout.ts';
import { STREET_WORD } from './lexicon.ts';
import { foldText } from './text.ts';

/** Postal codes by the shape that tells them from house numbers: the code, and the side of it the town stands on. */
const POSTALS: readonly { readonly pattern: RegExp; readonly town: 'before' | 'after' }[] = [
  { pattern: /\b[A-Z]{1,2}\d[A-Z\d]?[ .]?\d[A-Z]{2}\b/, town: 'before' },
  { pattern: /\b[A-Z]{2},? ?\d{5}(?:-\d{4})?\b/, town: 'before' },
  { pattern: /\b\d{5}-\d{3}\b/, town: 'after' },
  { pattern: /\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b/, town: 'before' },
  { pattern: /\b\d{4} ?[A-Z]{2}\b(?= +\p{Lu}\p{L})/u, town: 'after' },
  { pattern: /\b\d{4}-\d{3}\b(?= +\p{Lu})/u, town: 'after' },
  { pattern: /\b\d{2}-\d{3}\b(?= +\p{Lu})/u, town: 'after' },
  { pattern: /(?:\b(?:[A-Z]{1,2}-)?)\d{5}\b(?=(?:,? +| ?[-–] ?)\p{Lu})/u, town: 'after' },
  { pattern: /\b(?:CH|A|B|L|DK|N)-\d{4}\b(?= +\p{Lu}\p{L}{2})/u, town: 'after' },
  { pattern: /\b\d{3} ?\d{2}\b(?= +\p{Lu}\p{L}{2})/u, town: 'after' },
];
/** Four digits alone are a house number unless the country's codes have four. */
const SHORT_POSTAL = { pattern: /(?:^|, ?)\d{4}\b(?= +\p{Lu}\p{L}{2})/u, town: 'after' } as const;
const SHORT_COUNTRIES: ReadonlySet<string> = new Set(['AT', 'AU', 'BE', 'CH', 'DK', 'HU', 'LI', 'LU', 'NO', 'PT', 'SI', 'ZA']);
const postalsOf = (country: CountryCode | null): typeof POSTALS =>
  country && SHORT_COUNTRIES.has(country) ? [...POSTALS, SHORT_POSTAL] : POSTALS;
const STATE = /(?:^|[\s,–-]+)(SP|RJ|MG|RS|PR|SC|BA|DF|ES|GO|CE|PE|\([A-Z]{2}\))\.?$/;

/** A year after these words is no house number. */
const SLOGAN = /\b(?:since|seit|depuis|desde|dal|fondee? en|established|est\.|sinds)\b.*\b(?:1[6-9]|20)\d{2}\b/;

/** Numbers before these words count hours and years, not houses. */
const COUNTED = /^\d{1,3} ?(?:h|hs|hours?|hrs?|days?|years?|ans|jours|heures|jahre|tage|stunden|anos|horas|dias|anni|ore|giorni|%|x)\b/;

/** How strongly a line belongs to an address, 0…1: a postal code or a street with a number says it, a country helps. */
export function addressWeight(text: string): number {
  const folded = foldText(text);
  if (SLOGAN.test(folded) || COUNTED.test(folded)) return 0;
  if ([...POSTALS, SHORT_POSTAL].some(({ pattern }) => pattern.test(text))) return 1;
  if (STREET_WORD.test(folded) && /\d/.test(text)) return 0.95;
  if (
    /^\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? +\p{Lu}/u.test(text) ||
    /\p{L}{3},? (?:n[ºo°]? ?)?\d{1,4}[a-z]?(?: ?[-–] ?\d+)?(?:,|$)/u.test(text)
  )
    return 0.7;
  if (COUNTRY_NAMES[folded.replace(/[^a-z. ]/g, '').trim()]) return 0.6;
  return STREET_WORD.test(folded) && /^(?:rua|via|rue|calle|av|avenida|avenue|the|one|c\/)\b/.test(folded) ? 0.6 : 0;
}

/** Codes with letters that are digits, `Cep O1l37-O00`, and those that ran into the house number, `1799084 Erfurt`. */
const repairDigits = (line: PlacedLine): PlacedLine => ({
  ...line,
  text: line.text
    .replace(/(?<![\p{L}\d])(?=[OolI]*\d)[\dOolI]{4,5}(?:-[\dOolI]{3,4})?(?![\p{L}\d])/gu, (code) =>
      code.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'),
    )
    .replace(/(?<![\d+])(\d{1,3})(\d{5})(?= \p{Lu}\p{Ll})/u, '$1, $2'),
});

/** Two lines that both begin with a street are two addresses. */
const STREET_START = /^(?:\w+: ?)?(?:rua|r\.|av\.?|avenida|rue|via|calle|c\/|avda\.?|ul\.) ?.*\d/;

/** Addresses: runs of lines below one another that look like one; a line between or just after joins when it is short. */
export function readAddresses(printed: readonly PlacedLine[], country: CountryCode | null): Taken<Address> {
  const lines = printed.map(repairDigits);
  const taken = new Set<PlacedLine>();
  const found: Found<Address>[] = [];
  for (const line of lines) {
    if (taken.has(line) || addressWeight(line.text) < 0.65) continue;
    const block = [line];
    taken.add(line);
    growBlock(block, { lines, taken });
    const weight = Math.max(...block.map(({ text }) => addressWeight(text)));
    const confidence = Math.min(...block.map((each) => each.confidence)) * weight;
    const value = readParts(
      block.toSorted((a, b) => a.y - b.y),
      country,
    );
    if (value) found.push({ value, confidence, lines: block.map(({ index }) => index) });
  }
  return { found: found.toSorted((a, b) => b.confidence - a.confidence), rest: lines.filter((line) => !taken.has(line)) };
}

function growBlock(block: PlacedLine[], { lines, taken }: { lines: readonly PlacedLine[]; taken: Set<PlacedLine> }): void {
  for (let grew = true; grew;) {
    const next = lines.find(
      (line) =>
        !taken.has(line) &&
        line.text.length < 70 &&
        block.some(
          (part) =>
            Math.max(line.height, part.height) < 1.6 * Math.min(line.height, part.height) &&
            (isBelow(part, line, 2.1) || isBelow(line, part, 2.1)) &&
            (addressWeight(line.text) > 0 || isPlaceName(line.text, part.text)) &&
            !(STREET_START.test(foldText(line.text)) && STREET_START.test(foldText(part.text))),
        ),
    );
    grew = next !== undefined && block.length < 6;
    if (!next || !grew) continue;
    taken.add(next);
    block.push(next);
  }
}

/** A line beside an address line that may be its town, building or region: "Paddington, London", "The Old Mill,". */
const isPlaceName = (text: string, neighbour: string): boolean =>
  /,\s*$/.test(neighbour) ||
  (/,\s*$/.test(text) && addressWeight(neighbour) > 0) ||
  /^\p{Lu}[\p{L}. -]+, ?(?:\p{Lu}[\p{L}. -]+,?)+$/u.test(text);

/** Street, town, code, region and country of an address; what no part claims stays in the street. */
function readParts(block: readonly PlacedLine[], country: CountryCode | null): Address | null {
  const text = block
    .map((line) => line.text.replace(/[,;|\s]+$/, ''))
    .join(', ')
    .replace(/[\s,]*[|·•][\s,]*/g, ', ');
  const parts: Record<string, string> = {};
  let left = text;
  const named = country === null || countryNamed(left) !== null ? /(?:,|\s)\s*([^,\d]+?)\s*$/.exec(left)?.[1] : undefined;
  if (named !== undefined && countryNamed(left)) {
    const name = foldText(named.trim()) in COUNTRY_NAMES ? named.trim() : (named.trim().split(' ').at(-1) ?? '');
    parts['country'] = name;
    left = left.slice(0, left.lastIndexOf(name)).replace(/[,\s–-]+$/, '');
  }
  for (const { pattern, town } of postalsOf(country)) {
    const match = pattern.exec(left);
    if (!match) continue;
    const [state, code] = /^([A-Z]{2}),? ?(\d{5}.*)$/.exec(match[0])?.slice(1) ?? [undefined, match[0]];
    parts['postalCode'] = (code ?? '').replace(/^[, ]+/, '');
    if (state !== undefined) parts['region'] = state;
    const before = left
      .slice(0, match.index)
      .replace(/[,\s–-]+$/, '')
      .replace(/\bcep\W*$/i, '')
      .trim();
    const after = left.slice(match.index + match[0].length).replace(/^[,\s–-]+/, '');
    if (town === 'after') takeTown(parts, after, before);
    else takeTownBefore(parts, before, after);
    return settleParts(parts);
  }
  const region = STATE.exec(left)?.[1];
  if (region !== undefined) {
    parts['region'] = region;
    left = left.slice(0, left.length - region.length).replace(/[,\s–-]+$/, '');
  }
  parts['street'] = left;
  return left.length > 3 ? settleParts(parts) : null;
}

function takeTown(parts: Record<string, string>, after: string, before: string): void {
  const region = STATE.exec(after)?.[1];
  const rest = region === undefined ? after : after.slice(0, after.lastIndexOf(region)).replace(/[,\s–-]+$/, '');
  if (region !== undefined) parts['region'] = region.replace(/[()]/g, '');
  const [city = '', ...more] = rest.split(/, ?/);
  parts['city'] = city;
  parts['street'] = [before, ...more].filter((part) => part !== '').join(', ');
}

function takeTownBefore(parts: Record<string, string>, before: string, after: string): void {
  const pieces = before.split(/, ?/);
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1 || /\d/.test(last)) {
    const words = last.split(' ');
    parts['city'] = words.at(-1) ?? '';
    parts['street'] = [...pieces.slice(0, -1), words.slice(0, -1).join(' ')].filter((part) => part !== '').join(', ');
  } else {
    parts['city'] = last;
    parts['street'] = pieces.slice(0, -1).join(', ');
  }
  if (after !== '') parts['extended'] = after;
}

const settleParts = (parts: Readonly<Record<string, string>>): Address =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
