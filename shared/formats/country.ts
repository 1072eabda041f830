import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import sk from 'i18n-iso-countries/langs/sk.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };

const LANGUAGES = [en, fr, de, it, es, pt, nl, fi, sk, cs, pl, sv];

/** Names people write that the lists of ISO 3166-1 do not have. */
const OTHERS: Readonly<Record<string, string>> = {
  usa: 'US',
  us: 'US',
  'united states': 'US',
  'etats unis': 'US',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  angleterre: 'GB',
  holland: 'NL',
  hollande: 'NL',
  'the netherlands': 'NL',
  schweiz: 'CH',
  brd: 'DE',
  korea: 'KR',
  'south korea': 'KR',
  russia: 'RU',
  taiwan: 'TW',
  vietnam: 'VN',
  czechia: 'CZ',
  uae: 'AE',
};

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function newNames(): Map<string, string> {
  const names = new Map<string, string>(Object.entries(OTHERS));
  const add = (name: string, code: string): void => void (names.has(plain(name)) || names.set(plain(name), code));
  for (const { countries } of LANGUAGES) {
    for (const [code, name] of Object.entries(countries)) for (const one of [code, name].flat()) add(one, code);
  }
  return names;
}

let names: Map<string, string> | null = null;

/** ISO 3166-1 alpha-2 code of a country's name in one of 12 languages, or of its code; null when not known. */
export function countryCodeOf(name: string): string | null {
  names ??= newNames();
  return names.get(plain(name)) ?? null;
}

/** Top-level domains of countries that are mostly used as words, not as places. */
const SOLD = new Set('io co tv me ai cc ws fm ly gg to is la'.split(' '));

/** Country of a host name's last label ("acme.co.uk" → "GB"), or null. */
export function countryOfHost(host: string): string | null {
  const label = host.slice(host.lastIndexOf('.') + 1).toLowerCase();
  if (label === 'uk') return 'GB';
  if (label.length !== 2 || SOLD.has(label)) return null;
  return countryCodeOf(label);
}
