import { isEmail } from '#shared/domain/email.ts';
import { looksLikePhone } from '#shared/domain/phone.ts';
import { countryCodeOf } from './country.ts';
import { plainName } from './fieldNames.ts';
import type { AttendeeField, FieldGuess } from './fieldNames.ts';

const shareOf = (values: readonly string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

const TITLE_WORDS =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|m|mme|mlle|herr|frau|hr|fr|sig|sig ra|sr|sra|dott|ing|dipl ing|dhr|mevr|monsieur|madame)(?: (?:dr|prof|med|ing))*$/;

/** Whether a cell is a form of address ("Mme", "Dr. med."). */
export const isFormOfAddress = (value: string): boolean => TITLE_WORDS.test(plainName(value));

const isWebAddress = (value: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(value);
const isLinkedin = (value: string): boolean => /linkedin\.com\/(?:in|pub)\//i.test(value);

/** A field told by the cells alone, for a column whose header says nothing. Only what looks like nothing else. */
export function guessByCells(values: readonly string[]): FieldGuess | null {
  if (shareOf(values, isEmail) > 0.8) return { field: 'email', confidence: 0.6 };
  if (shareOf(values, isLinkedin) > 0.8) return { field: 'linkedin', confidence: 0.6 };
  return null;
}

/** Given names that many lists have in their first column of names, to tell it from family names; folded. A few of each language are enough for a vote. */
const GIVEN = new Set(
  (
    'anna anne marie maria eva sara sarah laura julia julie lea lena nina sophie sofia emma clara claire camille chloe manon ines isabelle catherine nathalie sandrine celine valerie ' +
    'monika petra sabine claudia susanne andrea katrin stefanie birgit elena giulia francesca chiara paola carmen lucia marta ana paula teresa ingrid karin linda susan mary jennifer jane ' +
    'katarzyna agnieszka magdalena jana lucie ivana olga irina natalia hanna johanna mette pia ' +
    'john david michael mike peter paul mark martin thomas daniel andreas stefan christian alexander markus jan hans jurgen wolfgang klaus frank bernd uwe ralf tobias sebastian florian ' +
    'jean pierre philippe nicolas julien antoine olivier laurent francois eric marc luc hugo louis luca marco giovanni andrea matteo paolo francesco antonio jose carlos juan luis miguel ' +
    'pedro joao manuel javier james robert william richard charles george tom tim ben sam adam piotr tomasz krzysztof pavel petr jiri lukas ivan sergey alexey dmitri lars erik anders ' +
    'johan mikael kees henk willem pieter mohamed ahmed ali omar hiroshi takashi wei li raj amit'
  ).split(' '),
);

const LEGAL = /\b(?:gmbh|ag|kg|sas?|sarl|srl|spa|ltd|limited|inc|llc|plc|corp|bv|nv|ab|oy|aps|sro|group|groupe)\b/;

const isName = (value: string): boolean => /^\p{L}[\p{L}'’. -]{1,40}$/u.test(value);
const isWord = (value: string): boolean => isName(value) && value.trim().split(/\s+/).length < 3;
const isWholeName = (value: string): boolean => isName(value.replace(',', '')) && /\S[\s,]+\S/.test(value);
const isId = (value: string): boolean =>
  /^[\p{L}\d][\p{L}\d_.:#/-]{1,39}$/u.test(value) && /\d/.test(value) && !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(value);
const isPostcode = (value: string): boolean => /^(?:[A-Z]{1,2}-)?\d{4,5}$|^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|^\d{2}-\d{3}$/i.test(value);
const isGiven = (value: string): boolean => GIVEN.has(plainName(value).split(' ')[0] ?? '');

type Test = readonly [field: AttendeeField, isIt: (values: readonly string[]) => boolean];

/** In this order: a column that is one of them is none of those after it. */
const TESTS: readonly Test[] = [
  ['email', (values) => shareOf(values, isEmail) > 0.7],
  ['linkedin', (values) => shareOf(values, isLinkedin) > 0.7],
  ['website', (values) => shareOf(values, isWebAddress) > 0.7],
  ['phone', (values) => shareOf(values, looksLikePhone) > 0.7],
  ['prefix', (values) => shareOf(values, isFormOfAddress) > 0.7],
  ['country', (values) => shareOf(values, (value) => value.length > 1 && countryCodeOf(value) !== null) > 0.8],
  ['code', (values) => shareOf(values, isId) > 0.9 && new Set(values).size === values.length],
  ['postal', (values) => shareOf(values, isPostcode) > 0.9],
  ['company', (values) => shareOf(values, (value) => LEGAL.test(plainName(value))) > 0.2],
  ['first', (values) => shareOf(values, isWord) > 0.8 && shareOf(values, isGiven) > 0.2],
  ['full', (values) => shareOf(values, isWholeName) > 0.8 && shareOf(values, (value) => value.split(/[\s,]+/).some(isGiven)) > 0.2],
];

/** What a column holds when the list has no header at all. Trust is low: a person should look. */
function guessColumn(values: readonly string[], taken: ReadonlySet<AttendeeField>): AttendeeField | null {
  return values.length === 0 ? null : (TESTS.find(([field, isIt]) => !taken.has(field) && isIt(values))?.[0] ?? null);
}

/** Confidence of a field that nobody named. */
const UNNAMED = 0.55;

/**
 * The fields of a list without a header, by what is in its columns (all cells that are not empty, by column). Family names are the column
 * of single words beside the given names; a name in one piece stands for both.
 */
export function guessColumns(cells: readonly (readonly string[])[]): (FieldGuess | null)[] {
  const taken = new Set<AttendeeField>();
  const fields = cells.map((values): AttendeeField | null => {
    const field = guessColumn(values, taken);
    if (field !== null) taken.add(field);
    return field;
  });
  const first = fields.indexOf('first');
  const beside = [first + 1, first - 1].find((at) => first >= 0 && fields[at] === null && shareOf(cells[at] ?? [], isName) > 0.8);
  if (beside !== undefined) fields[beside] = 'last';
  if (first >= 0 && beside === undefined && !taken.has('full')) fields[first] = 'full';
  // two words that no list of names knows, in a list that has no other name
  const names = fields.some((field) => field === 'full' || field === 'first');
  const whole = names ? -1 : cells.findIndex((values, at) => fields[at] === null && shareOf(values, isWholeName) > 0.8);
  if (whole >= 0) fields[whole] = 'full';
  return fields.map((field) => (field === null ? null : { field, confidence: field === 'email' || field === 'linkedin' ? 0.9 : UNNAMED }));
}
