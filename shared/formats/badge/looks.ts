import type { BadgeField, CodeLook } from '#shared/domain/badgeFormat.ts';
import { isEmail } from '#shared/domain/email.ts';
import { digitsIn, looksLikePhone } from '#shared/domain/phone.ts';
import { COMPANY_WORDS, DEPARTMENT_WORDS, GIVEN_NAMES, LEGAL_FORM, STREET_WORD, TITLE_WORDS } from '#shared/formats/card/lexicon.ts';
import { foldedWords, foldText } from '#shared/formats/card/text.ts';
import { countryCodeOf } from '#shared/formats/country.ts';

/** Values of one column in all examples, prefixes taken off; '' where a badge has none. */
export type Values = readonly string[];

const filled = (values: Values): string[] => values.filter((value) => value !== '');

/** Share of the values that are there of which something holds, 0…1; 0 when all are empty. */
export function shareOf(values: Values, holds: (value: string) => boolean): number {
  const there = filled(values);
  return there.length === 0 ? 0 : there.filter(holds).length / there.length;
}

const all = (values: Values, holds: (value: string) => boolean): boolean => shareOf(values, holds) === 1;

const CIVILITIES = new Set(
  'mr mrs ms miss mx dr prof m mme mlle herr frau hr fr sig sigra sra sr dhr mevr pan pani monsieur madame'.split(' '),
);
const VISITOR_TYPES = new Set(
  'visitor visiteur visitatore visitante besucher bezoeker exhibitor exposant aussteller expositor press presse presse speaker orateur referent vip student etudiant guest invite gast delegate delegue staff media attendee participant participante teilnehmer'.split(
    ' ',
  ),
);
const POSTAL =
  /^(?:\d{4,6}|\d{5}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}-\d{4,5}|\d{4} ?[A-Z]{2}|\d{2}-\d{3})$/;
const CODE = /^(?=.*\d)[A-Za-z0-9_./:-]{2,64}$|^[0-9a-f-]{32,36}$/i;
const NAME = /^[\p{L}][\p{L}\p{M}'’. -]{0,60}$/u;

const words = (value: string): string[] => foldedWords(value);

/** Whether every value could be a person's name: letters only, one to five words. */
export const areNames = (values: Values): boolean => all(values, (value) => NAME.test(value) && value.split(' ').length < 6);
/** Whether every value is two words or more. */
export const areWhole = (values: Values): boolean => all(values, (value) => value.trim().includes(' '));
/** Share of values that begin with a common given name. */
export const givenShare = (values: Values): number => shareOf(values, (value) => GIVEN_NAMES.has(words(value)[0] ?? ''));
/** Share of values with a common given name anywhere. */
export const givenAnywhere = (values: Values): number => shareOf(values, (value) => words(value).some((word) => GIVEN_NAMES.has(word)));
/** Share of values in capitals, as family names are often printed. */
export const capitalShare = (values: Values): number =>
  shareOf(values, (value) => value.length > 1 && value === value.toUpperCase() && value !== value.toLowerCase());
/** Share of values with a word that companies carry in their names. */
export const companyShare = (values: Values): number =>
  shareOf(values, (value) => LEGAL_FORM.test(value.replaceAll('.', '')) || words(value).some((word) => COMPANY_WORDS.has(word)));
/** Share of values with a word that makes a job title. */
export const titleShare = (values: Values): number => shareOf(values, (value) => words(value).some((word) => TITLE_WORDS.has(word)));

/** Whether all badges say the same; one badge alone says nothing about that. */
export const isSame = (values: Values): boolean => values.length > 1 && new Set(values).size === 1;

/** A form of address; FR and HR in capitals are countries. */
const isCivility = (value: string): boolean => CIVILITIES.has(foldText(value).replaceAll('.', '')) && !/^(?:FR|HR)$/.test(value);

function codeScore(values: Values, at: number): number {
  if (!all(values, (value) => CODE.test(value)) || isSame(values)) return 0;
  const there = filled(values);
  const lengths = new Set(there.map(({ length }) => length));
  const isShort = there.every(({ length }) => length < 4);
  const isLong = there.some((value) => /^0\d{3,}$/.test(value) || value.length > 6);
  const place = at === 0 ? 5 : at === 1 ? (isLong ? 4.3 : 3.6) : isLong ? 3.3 : 2.5;
  const distinct = lengths.size === 1 && there.length > 1 && new Set(there).size === there.length ? 0.3 : 0;
  return (isShort ? 2 : place) + distinct + (all(values, (value) => /^[0-9a-f-]{32,36}$/i.test(value)) ? 2 : 0);
}

const isCountry = (value: string): boolean => (value.length > 3 || /^[A-Z]{2,3}$/.test(value)) && countryCodeOf(value) !== null;

/** How sure a column holds a field by the look of its values alone: 0 for not at all, 6 for no doubt. Names are told by `names.ts`. */
export function looksOf(values: Values, at: number): readonly (readonly [BadgeField, number])[] {
  const isPhone = all(values, (value) => looksLikePhone(value) && digitsIn(value) > 7);
  const hasPhoneSigns = all(values, (value) => /^\+|[ ()/]/.test(value));
  return [
    ['email', all(values, isEmail) ? 6 : 0],
    ['linkedin', all(values, (value) => /linkedin\.com\//i.test(value)) ? 6 : 0],
    ['website', all(values, (value) => /^(?:https?:\/\/|www\.)/i.test(value)) ? 5.5 : 0],
    ['prefix', all(values, isCivility) ? 5.2 : 0],
    ['type', all(values, (value) => VISITOR_TYPES.has(foldText(value))) ? 4 : 0],
    ['phone', isPhone ? (hasPhoneSigns ? 5.4 : 3.4) : 0],
    ['country', at > 0 && all(values, isCountry) ? 4 : 0],
    ['postal', at > 0 && all(values, (value) => POSTAL.test(value)) ? 3.2 : 0],
    ['code', codeScore(values, at)],
    ['street', shareOf(values, (value) => /\d/.test(value) && (STREET_WORD.test(value) || /stra(?:ss|ß)e/i.test(value))) * 4],
    ['company', companyShare(values) * 2.4 + (companyShare(values) > 0 ? 1 : 0)],
    ['title', titleShare(values) * 2.6 + (titleShare(values) > 0 ? 0.8 : 0)],
    ['dept', shareOf(values, (value) => words(value).some((word) => DEPARTMENT_WORDS.has(word))) * 2],
  ];
}

/** Signs and length of ids: exact where they are padded with zeros or all of one length, else with room to grow. */
export function codeLookOf(values: Values): CodeLook | undefined {
  const there = filled(values);
  if (there.length === 0) return undefined;
  const signs = all(values, (value) => /^\d+$/.test(value))
    ? 'digits'
    : all(values, (value) => /^[A-Za-z0-9]+$/.test(value))
      ? 'letters-digits'
      : 'any';
  const lengths = there.map(({ length }) => length);
  const [short, long] = [Math.min(...lengths), Math.max(...lengths)];
  const isPadded = short === long && there.some((value) => value.startsWith('0')) && there.length > 1;
  return isPadded ? { signs, least: short, most: long } : { signs, least: 1, most: Math.max(2 * long, long + 4) };
}
