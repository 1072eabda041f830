import type { FormatNumber } from './cellText.ts';
import { ListError } from './listFault.ts';
import { MOST_COLUMNS, readXlsx } from './xlsxReader.ts';
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

function* narrowRows(grid: readonly (readonly unknown[])[]): Generator<string[]> {
  for (const cells of grid) {
    const row = cells.map((cell) => (typeof cell === 'string' ? cell : ''));
    if (row.findLastIndex((cell) => cell !== '') >= MOST_COLUMNS) throw new ListError('too-wide');
    yield row;
  }
}

async function readByLibrary(bytes: Uint8Array): Promise<SheetSource[]> {
  if (bytes.length > LIBRARY_MOST) throw new ListError('too-large');
  const { read, utils } = await import('xlsx');
  const book = guarded(() => read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellStyles: false }));
  return book.SheetNames.flatMap((name): SheetSource[] => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return [];
    // With raw: false every cell comes as its shown text.
    const grid = guarded(() => utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: false }));
    return [{ name, rows: () => narrowRows(grid) }];
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
  return readByLibrary(isZip(bytes) ? storedZip(bytes, UNPACKED_MOST) : bytes);
}
