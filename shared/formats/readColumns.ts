import { isEmail } from '#shared/domain/email.ts';
import { looksLikePhone } from '#shared/domain/phone.ts';
import { guessByCells, guessColumns, isFormOfAddress } from './cellColumns.ts';
import { readColumnName } from './columnNames.ts';
import { plainName } from './fieldNames.ts';
import type { AttendeeField } from './fieldNames.ts';

/** A sheet as text: the header and the rows below it. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What a column holds: a field of the visitor, or null when it is kept as it is. */
export type Column = { readonly header: string; readonly field: AttendeeField | null; readonly confidence: number };

type Candidate = { readonly at: number; field: AttendeeField; confidence: number };

/** Rows looked at to judge a column by what is in it. */
const SAMPLE_ROWS = 200;

function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

/** Takes back or lowers a guess that the cells speak against. */
function judge(guess: Candidate, values: readonly string[], hasRows: boolean): Candidate | null {
  if (values.length === 0) return hasRows ? { ...guess, confidence: guess.confidence - 0.35 } : guess;
  const { field } = guess;
  if (field === 'email' && shareOf(values, (value) => value.includes('@')) < 0.3) return null;
  if (field === 'title' && shareOf(values, isFormOfAddress) > 0.6) return { ...guess, field: 'prefix' };
  if (
    (field === 'title' || field === 'city' || field === 'first' || field === 'last') &&
    shareOf(values, (value) => /^\d+$/.test(value)) > 0.8
  )
    return null;
  if (field === 'code' && shareOf(values, (value) => value.length > 300 || / .* .* /.test(value)) > 0.3) return null;
  if (field === 'website' && shareOf(values, (value) => /linkedin\.com/i.test(value)) > 0.6) return { ...guess, field: 'linkedin' };
  return guess;
}

const FAMILY_WHEN_ALONE = new Set('name|navn|namn|naam|nimi|nev'.split('|'));
const FULL_WHEN_ALONE = new Set('nom|nome|nombre|meno|jmeno|ime|naam|imie|last|имя|名'.split('|'));
/** Fields a column falls back to when a better one has taken its own: the last word of the header decides. */
const SECOND: Readonly<Record<string, AttendeeField>> = {
  title: 'prefix',
  titel: 'prefix',
  titre: 'prefix',
  titolo: 'prefix',
  titulo: 'prefix',
  titul: 'prefix',
  kraj: 'region',
};

/** "Name" beside "Vorname" is the family name; "Nom" or "Nome" with no other name is the whole one. */
function settleNames(candidates: Candidate[], header: readonly string[]): void {
  const has = (field: AttendeeField): boolean => candidates.some((candidate) => candidate.field === field);
  for (const candidate of candidates) {
    const name = plainName(header[candidate.at] ?? '');
    if (candidate.field === 'full' && has('first') && !has('last') && FAMILY_WHEN_ALONE.has(name)) candidate.field = 'last';
    const alone = (candidate.field === 'first' && !has('last')) || (candidate.field === 'last' && !has('first'));
    if (alone && !has('full') && FULL_WHEN_ALONE.has(name)) candidate.field = 'full';
  }
}

/** The best column of each field; a plain "Title" that loses to "Job title" becomes the form of address. */
function settle(candidates: readonly Candidate[], header: readonly string[]): Map<number, Candidate> {
  const byField = new Map<AttendeeField, Candidate>();
  const losers: Candidate[] = [];
  for (const candidate of candidates) {
    const before = byField.get(candidate.field);
    if (before !== undefined && before.confidence >= candidate.confidence) losers.push(candidate);
    else {
      byField.set(candidate.field, candidate);
      if (before !== undefined) losers.push(before);
    }
  }
  for (const loser of losers) {
    const field =
      SECOND[
        plainName(header[loser.at] ?? '')
          .split(' ')
          .at(-1) ?? ''
      ];
    if (field !== undefined && field !== loser.field && !byField.has(field)) byField.set(field, { at: loser.at, field, confidence: 0.7 });
  }
  return new Map([...byField.values()].filter(({ confidence }) => confidence > 0.35).map((candidate) => [candidate.at, candidate]));
}

/**
 * What each column of an attendee list holds, by its header (in some 20 languages) and its cells. A field is given to one column at most;
 * columns about buyers, private phones, emergency contacts and form questions stay null. Confidence 0…1; 0 for null.
 */
export function readColumns({ header, rows }: Table): Column[] {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const cells = header.map((_name, at) => sample.map((row) => (row[at] ?? '').trim()).filter((value) => value !== ''));
  const named = header.flatMap((name, at): Candidate[] => {
    const guess = readColumnName(name);
    const judged = guess === null ? null : judge({ at, ...guess }, cells[at] ?? [], sample.length > 0);
    return judged === null ? [] : [judged];
  });
  const taken = new Set(named.map(({ field }) => field));
  const byCells = header.flatMap((_name, at): Candidate[] => {
    const guess = named.some((candidate) => candidate.at === at) ? null : guessByCells(cells[at] ?? []);
    return guess === null || taken.has(guess.field) ? [] : [{ at, ...guess }];
  });
  const candidates = [...named, ...byCells];
  settleNames(candidates, header);
  const settled = settle(candidates, header);
  return header.map((name, at) => {
    const found = settled.get(at);
    return { header: name, field: found?.field ?? null, confidence: Math.max(0, Math.round((found?.confidence ?? 0) * 100) / 100) };
  });
}

/** Whether the first line of a table is data already: a header has no address and no number in it. */
export const isDataRow = (row: readonly string[]): boolean => row.some((cell) => isEmail(cell.trim()) || looksLikePhone(cell.trim()));

/** The columns of a list without a header: numbers for names, fields by their cells alone, so that the person who corrects them can tell them apart. */
export function readBareColumns(rows: readonly (readonly string[])[]): Column[] {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const width = Math.max(0, ...sample.map((row) => row.length));
  const columns = Array.from({ length: width }, (_none, at) => sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''));
  return guessColumns(columns).map((guess, at) => ({
    header: String(at + 1),
    field: guess?.field ?? null,
    confidence: guess?.confidence ?? 0,
  }));
}
