import { Zip, ZipDeflate } from 'fflate';
import { utf8Of } from '#shared/formats/bytes.ts';
import type { Column } from './column.ts';
import type { Cell } from './exportLead.ts';
import { columnLetters, rowXml, sheetHead, sheetTail, workbookParts } from './sheetXml.ts';

/** Rows go to the compressor this many at a time: the text of a piece stays under a few hundred kB. */
const ROWS_A_PIECE = 100;
/** Half the time of fflate's default for 4 % more bytes. */
const LEVEL = 3;

export type XlsxOptions = {
  readonly sheet: string;
  readonly columns: readonly Pick<Column, 'header' | 'width'>[];
  /** Gets the bytes of the file in order. */
  readonly emit: (bytes: Uint8Array) => void;
  /** Date written on the parts of the file. */
  readonly now: number;
};

/**
 * Writes a workbook with one sheet as a stream: rows are turned into bytes as they come, and nothing of them is kept, so
 * memory does not grow with their number.
 */
export function newXlsx({ sheet, columns, emit, now }: XlsxOptions): {
  add: (rows: readonly (readonly Cell[])[]) => void;
  end: () => void;
} {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    emit(bytes);
  });
  const open = (path: string): ZipDeflate => {
    const part = new ZipDeflate(path, { level: LEVEL });
    part.mtime = now;
    zip.add(part);
    return part;
  };
  for (const [path, xml] of workbookParts(sheet)) open(path).push(utf8Of(xml), true);
  const body = open('xl/worksheets/sheet1.xml');
  const letters = columns.map((_, at) => columnLetters(at));
  let written = 1;
  body.push(utf8Of(sheetHead(columns)));
  return {
    add(rows) {
      for (let at = 0; at < rows.length; at += ROWS_A_PIECE) {
        const piece = rows.slice(at, at + ROWS_A_PIECE).map((row, index) => rowXml(row, written + index + 1, letters));
        body.push(utf8Of(piece.join('')));
        written += piece.length;
      }
    },
    end() {
      body.push(utf8Of(sheetTail(columns.length, written)), true);
      zip.end();
    },
  };
}
