import countries from 'i18n-iso-countries/index.js';
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Short forms that people write and the tables do not have. */
const SHORT: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'etats unis': 'US',
  uae: 'AE',
  holland: 'NL',
};

let names: Map<string, string> | undefined;

function nameTable(): Map<string, string> {
  if (names !== undefined) return names;
  const pairs = [de, en, es, fr, it, nl, pt].flatMap(({ countries: table }) =>
    // each table is code -> name or names
    Object.entries(table as Record<string, string | string[]>).flatMap(([code, written]) =>
      [written].flat().map((name) => [fold(name), code] as const),
    ),
  );
  // the first language that has a name wins; ours before all
  names = new Map([...pairs.toReversed(), ...Object.entries(SHORT)]);
  return names;
}

/** ISO 3166 alpha-2 code of a country as written (a code, or its name in seven languages); undefined when it is not known. */
export function countryCode(written: string): string | undefined {
  const text = written.trim();
  const upper = text.toUpperCase();
  if (/^[A-Z]{2}$/u.test(upper) && upper !== 'UK' && countries.isValid(upper)) return upper;
  if (/^[A-Z]{3}$/u.test(upper) && countries.isValid(upper)) return countries.alpha3ToAlpha2(upper);
  return nameTable().get(fold(text));
}
