import type { Table } from './readColumns.ts';

/** A sheet of a workbook as text cells. */
export type Sheet = { readonly name: string; readonly table: Table };

/** Whether bytes are an XLSX (a zip) or an XLS (an OLE compound file). */
export function isWorkbook(bytes: Uint8Array): boolean {
  const starts = (...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0);
}

/**
 * The sheets of an XLSX or XLS file that hold anything, cells as they are shown (an id "00123" stays so when the sheet shows it so).
 * The library is loaded on first use. Throws what the library throws when the file is damaged: callers say "not readable".
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const xlsx = await import('xlsx');
  const book = xlsx.read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellStyles: false });
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return [];
    // With raw: false every cell comes as its shown text.
    const grid = xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: false });
    const rows = grid.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
    const [header, ...rest] = rows;
    return header === undefined ? [] : [{ name, table: { header, rows: rest } }];
  });
}
