import type { CellObject as Cell } from 'xlsx';
import type { FormatNumber } from './cellText.ts';
import { ListError } from './listFault.ts';
import { checkOds } from './odsRepeats.ts';
import { MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, readXlsx } from './xlsxReader.ts';
import type { SheetSource } from './xlsxReader.ts';
import { storedZip } from './zip.ts';

/** What the library reads whole takes some twenty times its size of memory. */
const LIBRARY_MOST = 80_000_000;

/** What a zip may hold when the library reads it. */
const UNPACKED_MOST = 400_000_000;

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

const isZip = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b, 0x03, 0x04);

/** A web page or XML that a program saved under the name of a workbook. */
const isMarkup = (bytes: Uint8Array): boolean =>
  /^\s*<(?:\?xml|!doctype html|html|table|head|meta|workbook|\?mso)/i.test(
    String.fromCharCode(...bytes.subarray(0, 60)).replace('\u00EF\u00BB\u00BF', ''),
  );

/** Whether bytes are a workbook: XLSX, XLSB, ODS (zips), XLS (an OLE compound file), or a table in markup. */
export const isWorkbook = (bytes: Uint8Array): boolean => isZip(bytes) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) || isMarkup(bytes);

async function loadFormats(date1904: boolean): Promise<FormatNumber> {
  const { SSF } = await import('xlsx');
  return (format, value) => {
    try {
      return String(SSF.format(format, value, { date1904 }));
    } catch {
      // a format that the library does not know either: the number itself
      return String(value);
    }
  };
}

/** What the library throws at bytes it cannot read, as a fault. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ListError(cause instanceof Error && /password|encrypt/i.test(cause.message) ? 'locked' : 'damaged');
  }
}

/** A row as the library keeps it: what is not there is a hole, a far cell costs nothing. */
type Row = readonly (Cell | undefined)[];
type Shown = (cell: Cell) => string;

/** Kinds of cells the library knows: a yes, a number, words, a day, an error, an empty one that has a style. */
const KINDS: ReadonlySet<string> = new Set(['b', 'n', 's', 'd', 'e', 'z']);

function shownCell(cell: Cell, shown: Shown): string {
  if (!KINDS.has(cell.t)) throw new ListError('damaged');
  return cell.t === 'e' || cell.t === 'z' ? '' : shown(cell);
}

/** Places of a list that hold something, in order: a list of a million holes is passed over. */
const placesOf = (list: readonly unknown[]): number[] => Object.keys(list).map(Number);

/**
 * Rows with something in them, from the first column that has any. Only cells that are there are looked at: how large a sheet says it is, is
 * its own affair.
 */
function* narrowRows(rows: readonly (Row | undefined)[], shown: Shown): Generator<string[]> {
  const filled = placesOf(rows).map((at) => rows[at] ?? []);
  if (filled.length > MOST_ROWS) throw new ListError('too-large');
  const first = filled.reduce((least, row) => Math.min(least, placesOf(row)[0] ?? least), MOST_COLUMNS);
  for (const row of filled) {
    const narrow: string[] = [];
    for (const at of placesOf(row)) {
      const cell = row[at];
      const text = cell === undefined ? '' : shownCell(cell, shown);
      if (text === '') continue;
      if (at >= MOST_COLUMNS) throw new ListError('too-wide');
      while (narrow.length < at - first) narrow.push('');
      narrow[at - first] = text;
    }
    if (narrow.length > 0) yield narrow;
  }
}

async function readByLibrary(bytes: Uint8Array): Promise<SheetSource[]> {
  if (bytes.length > LIBRARY_MOST) throw new ListError('too-large');
  const { read, utils } = await import('xlsx');
  const book = guarded(() => read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellStyles: false }));
  return book.SheetNames.slice(0, MOST_SHEETS).flatMap((name): SheetSource[] => {
    const rows: readonly (Row | undefined)[] | undefined = book.Sheets[name]?.['!data'];
    // a number as its style shows it, a day as a day
    return rows === undefined ? [] : [{ name, rows: () => narrowRows(rows, (cell) => guarded(() => utils.format_cell(cell))) }];
  });
}

/**
 * The sheets of a workbook, cells as they are shown (an id "00123" stays so when the sheet shows it so). XLSX is read by our own reader,
 * row by row; XLS, XLSB, ODS and XLSX of an unusual make by the library, whole, loaded on first use. Throws ListError.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetSource[]> {
  try {
    if (isZip(bytes)) return await readXlsx(bytes, loadFormats);
  } catch (cause) {
    if (!(cause instanceof ListError) || cause.fault !== 'unusual') throw cause;
  }
  if (isZip(bytes)) checkOds(bytes);
  return readByLibrary(isZip(bytes) ? storedZip(bytes, UNPACKED_MOST) : bytes);
}
