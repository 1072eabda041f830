import { utf8Of } from '#shared/formats/bytes.ts';
import type { Separator } from './column.ts';
import type { Cell } from './exportLead.ts';
import { textOfWall } from './exportLead.ts';

/** Excel reads UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection), full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** E.164: at most 15 digits. A lone signed number cannot call anything, and "'+33…" would be a broken phone in a CRM. */
const INTERNATIONAL = /^\+\d{1,15}$/u;

/**
 * Text that a spreadsheet will show and never run: an apostrophe goes before a cell that begins like a formula.
 * A phone in its international form (`+` and digits only) is left as it is.
 */
export const neutralText = (text: string): string => (FORMULA.test(text) && !INTERNATIONAL.test(text) ? `'${text}` : text);

/** One cell (RFC 4180): quoted when it holds a separator of any kind, a quote or a line break. Numbers go as they are. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? neutralText(cell) : textOfWall(cell);
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row with its line end. */
export const csvRow = (cells: readonly Cell[], separator: Separator): string => `${cells.map(csvCell).join(separator)}\r\n`;

/** The beginning of a file: byte order mark (unless its reader stumbles over it) and headers. */
export const csvHead = (headers: readonly string[], separator: Separator, hasMark = true): Uint8Array =>
  utf8Of((hasMark ? BYTE_ORDER_MARK : '') + csvRow(headers, separator));

/** Rows as bytes. */
export const csvRows = (rows: readonly (readonly Cell[])[], separator: Separator): Uint8Array =>
  utf8Of(rows.map((row) => csvRow(row, separator)).join(''));
