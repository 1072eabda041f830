/** Which sign stands before the decimals, as far as the amounts of a file tell; null when none does. */
export type DecimalSign = '.' | ',' | null;

/** An amount in whole units, and its currency where the cell says one. */
export type ToldAmount = { readonly amount: number; readonly currency?: string };

/** Largest amount that is believed, in whole units. */
export const MOST_TOLD = 999_999_999;

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/€|\beuros?\b/iu, 'EUR'],
  [/£/u, 'GBP'],
  [/US\$|\$US/iu, 'USD'],
  [/C\$|CA\$/iu, 'CAD'],
  [/\bs?fr\.?(?=\s|\d|$)/iu, 'CHF'],
  [/\$/u, 'USD'],
];

const CODE = /(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])/u;
/** Three capitals that are no currency, in headers and cells. */
const NO_CODES = new Set(['CRM', 'ACV', 'ARR', 'MRR', 'TCV', 'TTC', 'VAT', 'TVA', 'NET', 'EST', 'TOT', 'SUM', 'THE', 'VAL', 'MIO', 'TSD']);

/** The currency (ISO 4217) that a text names, by code or sign; undefined when it names none. */
export function currencyIn(text: string): string | undefined {
  const code = CODE.exec(text)?.[1];
  if (code !== undefined && !NO_CODES.has(code)) return code;
  return CURRENCIES.find(([sign]) => sign.test(text))?.[1];
}

/** Words that may stand beside an amount and change nothing of it; "k", "Mio" and the like do. */
const BESIDE = /(?<![A-Za-z])(?:(?!MIO|TSD|MRD)[A-Z]{3}|[Ee][Uu][Rr][Oo]?[Ss]?|[Ss]?[Ff][Rr]\.?|US|CA?|HT|TTC|net)(?![A-Za-z])/gu;

/** Digits with their separators, bare: no currency, no spaces, no apostrophes between thousands. */
const bareOf = (text: string): string =>
  text
    .replaceAll(BESIDE, ' ')
    .replaceAll(/[\s\u00A0\u202F'’€£$]/gu, '')
    .replace(/,?-+$/u, '');

/** Which decimal sign one amount shows for sure: two kinds of signs, or digits after the only one that are no group of thousands. */
function signOf(bare: string): DecimalSign {
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return null;
  const sign = bare[last] === '.' ? '.' : ',';
  const other = sign === '.' ? ',' : '.';
  const times = bare.split(sign).length - 1;
  if (bare.includes(other)) return times === 1 ? sign : null;
  if (times > 1) return other;
  const after = bare.length - last - 1;
  return after === 3 ? (last > 3 || last === 0 || bare.startsWith('0') ? sign : null) : sign;
}

/** The sign before the decimals in a column of amounts, as its clear ones tell; null when none is clear, or they say both. */
export function decimalSignOf(cells: Iterable<string>): DecimalSign {
  const found = new Set<DecimalSign>();
  for (const cell of cells) found.add(signOf(bareOf(cell)));
  if (found.has('.') && found.has(',')) return null;
  return found.has('.') ? '.' : found.has(',') ? ',' : null;
}

/**
 * An amount of money as people and programs write it: `1,234.50`, `1.234,50`, `1 234 €`, `1'234.-`; rounded to whole units. One group of
 * three digits behind a single sign is thousands unless the column's `sign` says otherwise. Null when it is none, negative or beyond belief.
 */
export function readAmount(text: string, sign: DecimalSign = null): ToldAmount | null {
  const bare = bareOf(text);
  if (!/^(?:\d[\d.,]*|[.,]\d+)$/u.test(bare)) return null;
  const decimal = signOf(bare) ?? sign;
  const plain = decimal === null ? bare.replaceAll(/[.,]/gu, '') : bare.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.');
  const value = Number(plain);
  if (!Number.isFinite(value) || value > MOST_TOLD) return null;
  const currency = currencyIn(text);
  return { amount: Math.round(value), ...(currency === undefined ? {} : { currency }) };
}
