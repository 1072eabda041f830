import Papa from 'papaparse';
import type { Contact } from '#shared/domain/contact.ts';
import { contactOfFields } from './contactOfFields.ts';
import type { FieldValues } from './contactOfFields.ts';
import { readCsvText } from './csvText.ts';
import type { Separator } from './csvText.ts';
import { finishContact } from './finishContact.ts';
import type { PhoneHints } from './finishContact.ts';
import { isDataRow, readColumns } from './readColumns.ts';
import type { Column, Table } from './readColumns.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';

/** An attendee list read whole: where it came from, its columns and its rows. */
export type AttendeeList = {
  /** Name of the sheet; '' for a text file. */
  readonly sheet: string;
  readonly encoding: string;
  /** '' for a workbook. */
  readonly separator: Separator | '';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
};

/** One row of a list: the id its badge carries, who it is, and what no field took, by header. */
export type AttendeeRow = {
  readonly code?: string;
  readonly type?: string;
  readonly contact: Contact;
  readonly rest: Readonly<Record<string, string>>;
};

/** Columns that hold an address of the web with the id inside ("…/check-in/evt-1?pk=g-ABC"): what a scan of the badge gives is compared whole and by this. */
const idOf = (cell: string): string => (/^https?:\/\//i.test(cell) ? (/[?&]pk=([^&#]+)/.exec(cell)?.[1] ?? cell) : cell);

/** The attendee in a row. Cells are trimmed, ids keep their zeros, formulas are text. */
export function attendeeOf(row: readonly string[], columns: readonly Column[], hints: PhoneHints = {}): AttendeeRow {
  const values: FieldValues = {};
  const rest: [string, string][] = [];
  for (const [at, { header, field }] of columns.entries()) {
    const cell = (row[at] ?? '').trim();
    if (cell === '') continue;
    if (field === null) rest.push([header, cell]);
    else values[field] = cell;
  }
  return {
    ...(values.code === undefined ? {} : { code: idOf(values.code) }),
    ...(values.type === undefined ? {} : { type: values.type }),
    contact: finishContact(contactOfFields(values), hints),
    rest: Object.fromEntries(rest),
  };
}

/** A table whose first line is data gets numbers for headers, so that the person who corrects the columns can name them. */
const tableOf = ([first, ...others]: readonly (readonly string[])[]): Table => {
  if (first === undefined) return { header: [], rows: [] };
  return isDataRow(first)
    ? { header: first.map((_cell, at) => String(at + 1)), rows: [first, ...others] }
    : { header: first.map((cell) => cell.trim()), rows: others };
};

const filled = (row: readonly string[] | undefined): number => (row ?? []).filter((cell) => cell.trim() !== '').length;

/** A line above the header that is a title of the list: one filled cell, where later lines have several. */
function withoutBanner(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let from = 0;
  while (from < 5 && filled(rows[from]) < 2 && filled(rows[from + 1]) + filled(rows[from + 2]) > 2) from += 1;
  return rows.slice(from);
}

function readText(bytes: Uint8Array): AttendeeList {
  const { text, encoding, separator } = readCsvText(bytes);
  const parsed = Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: 'greedy' });
  const table = tableOf(withoutBanner(parsed.data));
  return { sheet: '', encoding, separator, columns: readColumns(table), rows: table.rows };
}

/** The attendee lists in a file: one for CSV or tab-separated text, one a sheet for XLSX and XLS. Throws on a damaged workbook. */
export async function readAttendeeLists(bytes: Uint8Array): Promise<AttendeeList[]> {
  if (!isWorkbook(bytes)) return [readText(bytes)];
  const sheets = await readWorkbook(bytes);
  return sheets.map(({ name, table }) => {
    const whole = tableOf(withoutBanner([table.header, ...table.rows]));
    return { sheet: name, encoding: 'utf-8', separator: '', columns: readColumns(whole), rows: whole.rows };
  });
}

/** Rows handed over at once: small enough to keep the screen alive, large enough for one database transaction. */
const BATCH = 1000;

export type RowsOptions = {
  readonly signal?: AbortSignalLike;
  /** Rows done of all. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly hints?: PhoneHints;
  /** Columns as a person corrected them; else those found. */
  readonly columns?: readonly Column[];
};

/** The part of the DOM's AbortSignal that pure code needs. */
export type AbortSignalLike = { readonly aborted: boolean };

/** The attendees of the first list of a file, in batches of 1,000 rows; ends early, without an error, when the signal is aborted. */
export async function* readAttendeeRows(
  bytes: Uint8Array,
  { signal, onProgress, hints = {}, columns }: RowsOptions = {},
): AsyncGenerator<AttendeeRow[]> {
  const [list] = await readAttendeeLists(bytes);
  if (list === undefined) return;
  const used = columns ?? list.columns;
  for (let from = 0; from < list.rows.length; from += BATCH) {
    if (signal?.aborted === true) return;
    yield list.rows.slice(from, from + BATCH).map((row) => attendeeOf(row, used, hints));
    onProgress?.(Math.min(from + BATCH, list.rows.length), list.rows.length);
  }
}
