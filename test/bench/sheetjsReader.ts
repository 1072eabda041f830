import { expose } from 'comlink';
import { read, utils } from 'xlsx';

const sheetjs = {
  /** Reads a workbook whole, as SheetJS does by itself; answers how many rows it has. */
  async read(file: Blob): Promise<number> {
    const book = read(new Uint8Array(await file.arrayBuffer()), { type: 'array', dense: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    return sheet === undefined ? 0 : utils.decode_range(sheet['!ref'] ?? 'A1').e.r;
  },
};

export type SheetjsReader = typeof sheetjs;

expose(sheetjs);
