import { isEmail } from '#shared/domain/email.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { folded } from '#shared/domain/samePerson.ts';
import { templates } from '#shared/formats/export/templates.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import { faultOf, headOf, openList } from '#shared/formats/listSource.ts';
import type { SheetSource } from '#shared/formats/xlsxReader.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** One thing that an import did not take, as its reader wrote it down. '' and null: not said. */
export type ErrorRow = {
  /** Place in the error file, the line below the headers is 1. */
  readonly at: number;
  /** By our key, wherever it stands. */
  readonly leadId: LeadId | null;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  /** Row of the file that was imported, its headers are row 1. */
  readonly row: number | null;
  readonly field: string | null;
  readonly reason: string;
};

/** `no-errors`: no column of it says what went wrong, or nothing did. */
export type ErrorFileFault = ListFault | 'no-errors';

const KEY = /boothbook\.([0-9a-z-]{4,64})(?![0-9a-z-])/iu;
const keyIn = (text: string): LeadId | null => (KEY.exec(text)?.[1] ?? null) as LeadId | null; // looked up before it is believed

/**
 * Names of the column that says what went wrong, likeliest first, folded: Salesforce Bulk API (`sf__Error`) and Data Loader (`ERROR`),
 * HubSpot, Zoho, Dynamics 365, Mailchimp, and what people call it.
 */
const REASONS: readonly string[] = [
  'sf error',
  'error message',
  'error messages',
  'error description',
  'error reason',
  'error',
  'errors',
  'reason for failure',
  'failure reason',
  'failed reason',
  'reason for skipping',
  'skipped reason',
  'reason',
  'import error',
  'message d erreur',
  'erreur',
  'erreurs',
  'motif',
  'raison',
  'status message',
  'message',
  'messages',
  'details',
];
const FIELDS: readonly string[] = [
  'column header',
  'error field',
  'field',
  'field name',
  'property',
  'property name',
  'column',
  'champ',
  'colonne',
];
const ROWS: readonly string[] = ['original row number', 'row number', 'row', 'row no', 'line number', 'line', 'numero de ligne', 'ligne'];

type Who = 'email' | 'name' | 'first' | 'last' | 'company';

/** What our own templates' columns tell, by their folded headers: an error file repeats the columns it was given. */
const WHO_OF: Readonly<Partial<Record<string, Who>>> = {
  email: 'email',
  fullName: 'name',
  firstName: 'first',
  lastName: 'last',
  company: 'company',
};
/** Columns that hold more than the name. */
const TITLES = new Set(['name', 'topic', 'lead title']);
const OURS: ReadonlyMap<string, Who> = new Map(
  templates.flatMap((template) =>
    template.columns({ shows: [], language: 'en' }).flatMap(({ header, from = '' }): [string, Who][] => {
      const who = WHO_OF[from];
      return who === undefined || TITLES.has(folded(header)) ? [] : [[folded(header), who]];
    }),
  ),
);
/** Salesforce's and HubSpot's names of fields run together: `FirstName`, `firstname`. */
const OTHERS: Readonly<Partial<Record<string, Who>>> = { full: 'name', first: 'first', last: 'last', email: 'email', company: 'company' };

/** Largest error file that is read, bytes: those of a CRM for a hundred thousand rows take some megabytes. */
export const LARGEST_ERROR_FILE = 60_000_000;
/** Rows of it that are looked at, and signs of a cell or of a line that was pasted. */
const MOST_ROWS = 200_000;
const LONGEST = 2_000;

type Columns = { readonly reason: number; readonly field: number; readonly row: number; readonly who: ReadonlyMap<Who, number> };

const placeOf = (names: readonly string[], headers: readonly string[]): number =>
  names.map((name) => headers.indexOf(name)).find((at) => at >= 0) ?? -1;

/** Which column says what; `guesses` are what the reader of lists takes them for. */
function columnsOf(headers: readonly string[], guesses: readonly (string | null)[]): Columns {
  const plain = headers.map(folded);
  const row = placeOf(ROWS, plain);
  const named = placeOf(REASONS, plain);
  // "Description" tells the fault only in a list of faults, which has no other column of texts
  const told = named < 0 && row >= 0 ? plain.indexOf('description') : named;
  const anyError = plain.findIndex((header) => /\b(?:error|erreur)/u.test(header) && !/\b(?:code|type|id)\b/u.test(header));
  const who = new Map<Who, number>();
  const claim = (name: Who | undefined, at: number): void => void (name !== undefined && !who.has(name) && who.set(name, at));
  for (const [at, header] of plain.entries()) claim(OURS.get(header), at);
  for (const [at, guess] of guesses.entries()) claim(OTHERS[guess ?? ''], at);
  return { reason: told >= 0 ? told : anyError, field: placeOf(FIELDS, plain), row, who };
}

/** Salesforce ends its words with the fields it means: `REQUIRED_FIELD_MISSING:…:LastName --`. */
const fieldInWords = (words: string): string | null => /:([A-Za-z]\w*(?:, ?\w+)*) ?--\s*$/u.exec(words)?.[1] ?? null;

const whole = (text: string): number | null => (/^\d{1,9}$/u.test(text.trim()) ? Number(text) : null);

function rowOf(cells: readonly string[], at: number, columns: Columns): ErrorRow {
  const cell = (place: number | undefined): string =>
    place === undefined || place < 0 ? '' : (cells[place]?.slice(0, LONGEST).trim() ?? '');
  const who = (name: Who): string => cell(columns.who.get(name));
  const reason = cell(columns.reason);
  const parts = [who('first'), who('last')].filter(Boolean).join(' ');
  const email = isEmail(who('email')) ? who('email') : '';
  return {
    at,
    leadId: cells.map(keyIn).find((id) => id !== null) ?? null,
    email,
    name: parts === '' || (who('first') === '' && who('name') !== '') ? who('name') || parts : parts,
    company: who('company'),
    row: whole(cell(columns.row)),
    field: cell(columns.field) || fieldInWords(reason),
    reason,
  };
}

function rowsOfSheet(sheet: SheetSource): Result<ErrorRow[], ErrorFileFault> {
  const head = headOf(sheet);
  if (!head.ok) return head;
  const { columns, skipped } = head.value;
  const found = columnsOf(
    columns.map(({ header }) => header),
    columns.map(({ field }) => field),
  );
  if (found.reason < 0) return fail('no-errors');
  const rows: ErrorRow[] = [];
  let at = -skipped;
  try {
    for (const cells of sheet.rows()) {
      at += 1;
      if (at < 1) continue;
      if (at > MOST_ROWS) return fail('too-large');
      const row = rowOf(cells, at, found);
      if (row.reason !== '') rows.push(row);
    }
  } catch (cause) {
    return fail(faultOf(cause));
  }
  return rows.length === 0 ? fail('no-errors') : ok(rows);
}

/** Reads the error file of an import, CSV or sheet: every row that says what went wrong. */
export async function readErrorFile(bytes: Uint8Array): Promise<Result<ErrorRow[], ErrorFileFault>> {
  if (bytes.length > LARGEST_ERROR_FILE) return fail('too-large');
  const opened = await openList(bytes);
  if (!opened.ok) return opened;
  const sheets = opened.value.sheets.map(rowsOfSheet);
  return sheets.find((sheet) => sheet.ok) ?? sheets[0] ?? fail('empty');
}

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[\p{L}\d-]{2,}/u;
const ROW_IN_WORDS = /\b(?:row|line|ligne|rang)\s+(?:n[o°]\s*)?(\d{1,9})/iu;
const FIELD_IN_WORDS = /\b(?:field|champ)\s*['"“«‘]\s*([^'"”»’]{1,80}?)\s*['"”»’]/iu;
/** More lines are a file, not something that was pasted. */
const MOST_LINES = 5_000;

/** Messages as they were copied from a screen, one a line: Odoo says the row (`… at row 12`), others the key or the address. */
export function readErrorText(text: string): ErrorRow[] {
  const lines = text.split(/\r?\n/u, MOST_LINES).map((line) => line.slice(0, LONGEST).trim());
  return lines.flatMap((line, at): ErrorRow[] => {
    const leadId = keyIn(line);
    const email = ADDRESS.exec(line)?.[0] ?? '';
    const row = ROW_IN_WORDS.exec(line)?.[1];
    if (leadId === null && email === '' && row === undefined) return [];
    const field = FIELD_IN_WORDS.exec(line)?.[1] ?? fieldInWords(line);
    return [{ at: at + 1, leadId, email, name: '', company: '', row: row === undefined ? null : Number(row), field, reason: line }];
  });
}
