import { ListError } from './listFault.ts';
import { readZip, unpack } from './zip.ts';
import { xmlPieces } from './xmlPieces.ts';

/** Cells that all repeats of a sheet together may make: a hundred thousand visitors with a hundred columns. */
const MOST_CELLS = 10_000_000;
const CONTENT_MOST = 400_000_000;

/** A row or a cell as it begins; a cell that ends at once is empty, and costs nothing however often it stands there. */
const BEGINNING = /<(?:[\w-]+:)?(table-row|table-cell|covered-table-cell)\b([^<>]*)>/gu;

const repeatsOf = (tag: string, what: string): number => {
  const written = new RegExp(`number-${what}-repeated=["'](\\d{1,9})["']`, 'u').exec(tag)?.[1];
  return written === undefined ? 1 : Number(written);
};

/**
 * Checks what an ODS file (OpenDocument 1.3, §19.676) would become: one row of a few bytes may say that it stands there a million times,
 * sixteen thousand cells wide, and the library writes them all out. Throws ListError `too-large`; other zips pass.
 */
export function checkOds(bytes: Uint8Array): void {
  const content = readZip(bytes).get('content.xml');
  if (content === undefined) return;
  let cells = 0;
  let rows = 1;
  for (const piece of xmlPieces(unpack(bytes, content, CONTENT_MOST), '>')) {
    for (const [, kind, tag = ''] of piece.matchAll(BEGINNING)) {
      if (kind === 'table-row') rows = repeatsOf(tag, 'rows');
      else if (!tag.endsWith('/')) cells += rows * repeatsOf(tag, 'columns');
      if (cells > MOST_CELLS) throw new ListError('too-large');
    }
  }
}
