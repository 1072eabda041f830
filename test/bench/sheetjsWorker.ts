import { expose, transfer } from 'comlink';
import { utils, write } from 'xlsx';
import { exportRows } from '#shared/formats/export/column.ts';
import type { Column } from '#shared/formats/export/column.ts';
import type { Cell, ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { full } from '#shared/formats/export/full.ts';

let columns: readonly Column[] = [];
const rows: (string | number | Date | null)[][] = [];

const plain = (cell: Cell): string | number | Date | null => (typeof cell === 'object' && cell !== null ? new Date(cell.wall) : cell);

const sheetjs = {
  /** Adds the same rows that our writer gets. */
  add(leads: readonly ExportLead[], context: ExportContext): void {
    if (columns.length === 0) {
      columns = full.columns(context);
      rows.push(columns.map(({ header }) => header));
    }
    for (const row of exportRows(leads, columns, context).rows) rows.push(row.map(plain));
  },

  /** The whole file at once, as SheetJS makes it. */
  end(): Uint8Array<ArrayBuffer> {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Leads');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer); // what `type: 'array'` gives
    return transfer(bytes, [bytes.buffer]);
  },
};

export type SheetjsWorker = typeof sheetjs;

expose(sheetjs);
