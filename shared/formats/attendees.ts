import type { Contact } from '#shared/domain/contact.ts';
import { contactOfFields } from './contactOfFields.ts';
import type { FieldValues } from './contactOfFields.ts';
import { finishContact } from './finishContact.ts';
import type { PhoneHints } from './finishContact.ts';
import type { Column } from './readColumns.ts';

/** One row of a list: the id its badge carries, who it is, and what no field took, by header. */
export type AttendeeRow = {
  readonly code?: string;
  readonly type?: string;
  readonly contact: Contact;
  readonly rest: Readonly<Record<string, string>>;
};

/** Columns that hold an address of the web with the id inside ("…/check-in/evt-1?pk=g-ABC"): what a scan of the badge gives is compared whole and by this. */
const idOf = (cell: string): string => (/^https?:\/\//i.test(cell) ? (/[?&]pk=([^&#]+)/.exec(cell)?.[1] ?? cell) : cell);

/** Longest cell that is kept: a field of a visitor is a line, a hostile cell may be a book. */
const LONGEST_CELL = 4_000;

/** The attendee in a row, as written: phones and e-mails are looked at when one is met, not in all 100,000 rows. Cells are trimmed, ids keep their zeros, formulas are text. */
function writtenIn(row: readonly string[], columns: readonly Column[]): AttendeeRow {
  const values: FieldValues = {};
  const rest: [string, string][] = [];
  for (const [at, { header, field }] of columns.entries()) {
    const cell = (row[at] ?? '').trim().slice(0, LONGEST_CELL);
    if (cell === '') continue;
    if (field === null) rest.push([header, cell]);
    else values[field] = cell;
  }
  return {
    ...(values.code === undefined ? {} : { code: idOf(values.code) }),
    ...(values.type === undefined ? {} : { type: values.type }),
    contact: contactOfFields(values),
    rest: Object.fromEntries(rest),
  };
}

/** The attendee in a row, with phones in E.164 and likely e-mails. */
export function attendeeOf(row: readonly string[], columns: readonly Column[], hints: PhoneHints = {}): AttendeeRow {
  const written = writtenIn(row, columns);
  return { ...written, contact: finishContact(written.contact, hints) };
}

/** How rows are taken: the columns as a person left them, the lines to pass over. */
export type RowsOrder = {
  readonly columns: readonly Column[];
  readonly skipped: number;
  readonly batch: number;
};

/** Whether a row says anything of a visitor. */
const isSomebody = ({ code, contact }: AttendeeRow): boolean => code !== undefined || Object.keys(contact).length > 0;

/** The attendees in the rows of a sheet, as written, `batch` rows at a time; rows without an id and without a contact are left out. */
export function* attendeesIn(rows: Iterable<string[]>, { columns, skipped, batch }: RowsOrder): Generator<AttendeeRow[]> {
  let at = 0;
  let some: AttendeeRow[] = [];
  for (const row of rows) {
    at += 1;
    if (at <= skipped) continue;
    const attendee = writtenIn(row, columns);
    if (isSomebody(attendee)) some.push(attendee);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
