import type { CountryCode } from 'libphonenumber-js/max';
import { getCountryCallingCode, getCountries, isSupportedCountry } from 'libphonenumber-js/max';
import type { PlacedLine } from './layout.ts';
import { foldedWords, foldText } from './text.ts';

/** Languages that the second reader knows, by their Tesseract names. */
export type CardLanguage = 'eng' | 'fra' | 'deu' | 'spa' | 'ita' | 'por' | 'nld' | 'pol' | 'swe' | 'dan';

/** Countries as cards name them, folded. */
export const COUNTRY_NAMES: Readonly<Record<string, CountryCode>> = {
  france: 'FR',
  deutschland: 'DE',
  germany: 'DE',
  allemagne: 'DE',
  espana: 'ES',
  spain: 'ES',
  italia: 'IT',
  italy: 'IT',
  portugal: 'PT',
  brasil: 'BR',
  brazil: 'BR',
  'united kingdom': 'GB',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  'u.s.a.': 'US',
  'united states': 'US',
  canada: 'CA',
  australia: 'AU',
  nederland: 'NL',
  netherlands: 'NL',
  'the netherlands': 'NL',
  belgique: 'BE',
  belgie: 'BE',
  belgium: 'BE',
  suisse: 'CH',
  schweiz: 'CH',
  svizzera: 'CH',
  switzerland: 'CH',
  osterreich: 'AT',
  austria: 'AT',
  polska: 'PL',
  poland: 'PL',
  luxembourg: 'LU',
  luxemburg: 'LU',
  ireland: 'IE',
  danmark: 'DK',
  denmark: 'DK',
  sverige: 'SE',
  sweden: 'SE',
  norge: 'NO',
  norway: 'NO',
  suomi: 'FI',
  finland: 'FI',
  maroc: 'MA',
  mexico: 'MX',
  argentina: 'AR',
  chile: 'CL',
  colombia: 'CO',
  india: 'IN',
  china: 'CN',
  japan: 'JP',
  singapore: 'SG',
  turkiye: 'TR',
  'ceska republika': 'CZ',
};

const LANGUAGES: Readonly<Partial<Record<CountryCode, CardLanguage>>> = {
  FR: 'fra',
  BE: 'fra',
  LU: 'fra',
  MA: 'fra',
  DE: 'deu',
  AT: 'deu',
  CH: 'deu',
  ES: 'spa',
  MX: 'spa',
  AR: 'spa',
  CL: 'spa',
  CO: 'spa',
  IT: 'ita',
  PT: 'por',
  BR: 'por',
  NL: 'nld',
  PL: 'pol',
  SE: 'swe',
  // the same letters
  FI: 'swe',
  DK: 'dan',
  NO: 'dan',
};

/** Words that give a country away when no domain, number or address does. */
const HINTS: readonly (readonly [RegExp, CountryCode])[] = [
  [
    /\b(?:ltda|rua|travessa|cep|eireli|orcamento|assistencia|servicos|pecas|vendas|acessorios|aparelho|cartoes|pintura|oficina|lojas?|consertos?|\w{2,}[cg]ao)\b/,
    'BR',
  ],
  [/\b(?:gmbh|strasse|str\.|geschaftsfuhrer\w*|vertrieb\w*|e\.k\.|leiter\w*)(?=\W|$)/, 'DE'],
  [/\b(?:sarl|sas|rue|boulevard|directeur|directrice|responsable qualite|charge)\b/, 'FR'],
  [/(?:\bs\.?p\.?a\b|\bs\.?r\.?l\b|\bvia\b|\bresponsabile\b|\bufficio\b)/, 'IT'],
  [/(?:\bs\.l\b|\bavda\b|\bcalle\b|\bpaseo\b|\bdirectora?\b|\bjef[ea] de\b)/, 'ES'],
  [/\b(?:plc|ltd|llp)\b/, 'GB'],
  [/\b(?:llc|inc|corp)\b|\(\d{3}\) ?\d{3}[- ]\d{4}|\b\d{3}[.-]\d{3}[.-]\d{4}\b|\b[a-z]{2},? \d{5}\b/, 'US'],
  [/\b(?:straat|laan|b\.v)\b/, 'NL'],
  [/\b(?:sp\. z o\.o|ul\.|prezes)/, 'PL'],
  [/(?:gatan|vagen|\bforsaljning\w*|\bsaljare)\b/, 'SE'],
  [/(?:\baps|gade|\bsalgschef)\b/, 'DK'],
  [/(?:gata|veien|\bdaglig leder)\b/, 'NO'],
];

/** Country of the card: by its address, its domains, the prefixes of its numbers, then its words; null when nothing says. */
export function guessCountry(lines: readonly PlacedLine[], hosts: readonly string[]): CountryCode | null {
  const votes = new Map<CountryCode, number>();
  const vote = (country: CountryCode, weight: number): void => void votes.set(country, (votes.get(country) ?? 0) + weight);
  for (const host of hosts) {
    const suffix = host.split('.').at(-1)?.toUpperCase() ?? '';
    if (suffix === 'UK') vote('GB', 3);
    else if (isSupportedCountry(suffix) && !['IO', 'CO', 'AI', 'TV', 'ME', 'CC'].includes(suffix)) vote(suffix, 3);
  }
  for (const { text } of lines) {
    const prefixed = countryOfPrefix(text);
    if (prefixed) vote(prefixed, 3);
    const named = countryNamed(text);
    if (named) vote(named, 3);
    const folded = foldText(text);
    for (const [pattern, country] of HINTS) if (pattern.test(folded)) vote(country, 1);
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Country named at the end of a line, or null. */
export function countryNamed(text: string): CountryCode | null {
  const words = foldText(text)
    .replace(/[^a-z. ]+/g, ' ')
    .trim()
    .split(/\s+/);
  return COUNTRY_NAMES[words.slice(-2).join(' ')] ?? COUNTRY_NAMES[words.at(-1) ?? ''] ?? null;
}

/** The biggest country that uses the calling code of a number written with `+` or `00`. */
function countryOfPrefix(text: string): CountryCode | null {
  const digits = /(?:\+|\b00) ?(\d[\d ]{1,4})/.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  if (digits.startsWith('1')) return 'US';
  if (digits.startsWith('44')) return 'GB';
  if (digits.startsWith('39')) return 'IT';
  for (const length of [2, 3]) {
    const code = digits.slice(0, length);
    const country = code.length === length ? CALLING_CODES.get(code) : undefined;
    if (country) return country;
  }
  return null;
}

const CALLING_CODES: ReadonlyMap<string, CountryCode> = new Map(
  getCountries()
    .toReversed()
    .map((country) => [getCountryCallingCode(country), country]),
);

/** The one language to read the card's accents in. */
export function languageOf(country: CountryCode | null, lines: readonly PlacedLine[]): CardLanguage {
  if (country === 'CH' || country === 'BE' || country === 'CA') return languageByWords(lines) ?? LANGUAGES[country] ?? 'eng';
  return (country && LANGUAGES[country]) ?? 'eng';
}

function languageByWords(lines: readonly PlacedLine[]): CardLanguage | null {
  const words = new Set(lines.flatMap(({ text }) => foldedWords(text)));
  const has = (...list: readonly string[]): boolean => list.some((word) => words.has(word));
  if (has('rue', 'avenue', 'directeur', 'directrice', 'de', 'du', 'sa', 'sarl', 'chemin')) return 'fra';
  if (has('straat', 'laan', 'bv', 'directeur', 'verkoop')) return 'nld';
  if (has('via', 'direttore', 'responsabile')) return 'ita';
  return has('ag', 'gmbh', 'leiter', 'strasse', 'und') ? 'deu' : null;
}
