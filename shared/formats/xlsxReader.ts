import { cellText, readStyles } from './cellText.ts';
import type { CellContext, FormatNumber, Styles } from './cellText.ts';
import { ListError } from './listFault.ts';
import { attribute, elements, itemText, plainText, xmlPieces } from './xmlPieces.ts';
import { readZip, unpack } from './zip.ts';
import type { ZipEntry } from './zip.ts';

/** A sheet: its name, and its rows as text, read again from the packed bytes each time they are asked for. */
export type SheetSource = { readonly name: string; readonly rows: () => Generator<string[]> };

/** Largest unpacked sizes: a sheet of a million rows, a million strings, the small parts. */
const SHEET_MOST = 1_500_000_000;
const STRINGS_MOST = 400_000_000;
const PART_MOST = 20_000_000;
/** No list of visitors has more columns; Excel has 16,384. */
export const MOST_COLUMNS = 500;
/** Rows of an Excel sheet, empty ones too. */
export const MOST_ROWS = 1_048_576;
/** Sheets that are looked at; a workbook can name one sheet ten thousand times. */
export const MOST_SHEETS = 100;
/** A hundred thousand visitors with thirty different words each; more would take the memory of the page. */
const MOST_STRINGS = 3_000_000;

type Book = { readonly bytes: Uint8Array; readonly entries: ReadonlyMap<string, ZipEntry> };

function partOf({ bytes, entries }: Book, name: string): string {
  const entry = entries.get(name.toLowerCase());
  return entry === undefined ? '' : [...xmlPieces(unpack(bytes, entry, PART_MOST), '>')].join('');
}

function readStrings({ bytes, entries }: Book): string[] {
  const entry = entries.get('xl/sharedstrings.xml');
  const strings: string[] = [];
  if (entry === undefined) return strings;
  for (const piece of xmlPieces(unpack(bytes, entry, STRINGS_MOST), '</si>'))
    for (const { body } of elements(piece, 'si')) {
      if (strings.length >= MOST_STRINGS) throw new ListError('too-large');
      strings.push(itemText(body));
    }
  return strings;
}

/** Column of a reference, 0 for "A12"; -1 when it has no letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = (reference.charCodeAt(at) & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function rowOf(body: string, context: CellContext): string[] {
  const row: string[] = [];
  let next = 0;
  for (const cell of elements(body, 'c')) {
    const said = columnOf(attribute(cell.tag, 'r'));
    const at = said < 0 ? next : said;
    next = at + 1;
    const text = cellText(cell.tag, cell.body, context);
    if (text === '') continue;
    if (at >= MOST_COLUMNS) throw new ListError('too-wide');
    while (row.length < at) row.push('');
    row[at] = text;
  }
  return row;
}

function* rowsOf({ bytes }: Book, entry: ZipEntry, context: CellContext): Generator<string[]> {
  let count = 0;
  for (const piece of xmlPieces(unpack(bytes, entry, SHEET_MOST), '</row>')) {
    for (const { body } of elements(piece, 'row')) {
      count += 1;
      if (count > MOST_ROWS) throw new ListError('too-large');
      const row = rowOf(body, context);
      if (row.length > 0) yield row;
    }
  }
}

/** Names and files of the sheets, in their order; parts that are no worksheets (charts, macros) are left out. */
function sheetsOf(book: Book): { name: string; entry: ZipEntry }[] {
  const workbook = partOf(book, 'xl/workbook.xml');
  const targets = new Map<string, string>();
  for (const { tag } of elements(partOf(book, 'xl/_rels/workbook.xml.rels'), 'Relationship'))
    if (attribute(tag, 'Type').endsWith('/worksheet')) targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
  return [...elements(workbook, 'sheet')].slice(0, MOST_SHEETS).flatMap(({ tag }) => {
    const target = targets.get(attribute(tag, 'r:id'));
    if (target === undefined) return [];
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const entry = book.entries.get(path.toLowerCase());
    return entry === undefined ? [] : [{ name: plainText(attribute(tag, 'name')), entry }];
  });
}

/** Whether a sheet is written as we read it: elements without a prefix. */
function isUsual({ bytes }: Book, entry: ZipEntry): boolean {
  for (const piece of xmlPieces(unpack(bytes, entry, SHEET_MOST), '>')) return piece.includes('<worksheet');
  return false;
}

const isDate1904 = (workbook: string): boolean => {
  const [properties] = elements(workbook, 'workbookPr');
  return ['1', 'true'].includes(attribute(properties?.tag ?? '', 'date1904'));
};

/** The library's way to show numbers, asked for only when a style needs it. */
export type LoadFormats = (isDate1904: boolean) => Promise<FormatNumber>;

const plainNumber: FormatNumber = (_format, value) => String(Math.round(value));

/**
 * The sheets of an XLSX file (ECMA-376). Shared strings and styles are read at once, rows as they are asked for: never more than a piece
 * of a sheet is unpacked. Throws ListError: `unusual` when it is written in a way only the library knows.
 */
export async function readXlsx(bytes: Uint8Array, loadFormats: LoadFormats): Promise<SheetSource[]> {
  const book: Book = { bytes, entries: readZip(bytes) };
  const sheets = sheetsOf(book);
  if (sheets.length === 0 || !sheets.every(({ entry }) => isUsual(book, entry))) throw new ListError('unusual');
  const styles: Styles = readStyles(partOf(book, 'xl/styles.xml'));
  const formatNumber = styles.isPlain ? plainNumber : await loadFormats(isDate1904(partOf(book, 'xl/workbook.xml')));
  const context: CellContext = { strings: readStrings(book), styles, formatNumber };
  return sheets.map(({ name, entry }) => ({ name, rows: () => rowsOf(book, entry, context) }));
}
