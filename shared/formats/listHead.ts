import { isDataRow, readBareColumns, readColumns } from './readColumns.ts';
import type { Column } from './readColumns.ts';

/** The top of a list: its columns, the first rows below the header, and how many lines come before the first row. */
export type ListHead = {
  readonly columns: readonly Column[];
  readonly sample: readonly (readonly string[])[];
  /** Lines before the first visitor: a banner and the header; none in a list that begins at once. */
  readonly skipped: number;
};

/** Rows looked at before the columns are named. */
const HEAD_ROWS = 220;
/** A banner has no more lines than this. */
const MOST_BANNER = 12;

const filled = (row: readonly string[] | undefined): number => (row ?? []).filter((cell) => cell.trim() !== '').length;

/** Lines above the header: a title of the list, a date, a count. They have far fewer cells than what follows, and tell no column. */
function bannerLines(rows: readonly (readonly string[])[]): number {
  const widest = Math.max(0, ...rows.slice(0, MOST_BANNER + 8).map(filled));
  if (widest < 3) return filled(rows[0]) < 2 && filled(rows[1]) + filled(rows[2]) > 2 ? 1 : 0;
  for (let from = 0; from < Math.min(MOST_BANNER, rows.length - 1); from += 1) {
    const cells = filled(rows[from]);
    if (cells * 2 > widest || cells === widest) return from;
    const named = readColumns({ header: rows[from] ?? [], rows: [] }).filter(({ field }) => field !== null).length;
    if (named >= 2 && cells * 3 > widest) return from;
  }
  return 0;
}

/** Reads the top of a list: where its header is, what its columns hold. A list without a header gets numbers for names, so that a person can choose. */
export function readHead(rows: Iterable<string[]>): ListHead {
  const top: string[][] = [];
  for (const row of rows) {
    top.push(row);
    if (top.length >= HEAD_ROWS) break;
  }
  const banner = bannerLines(top);
  const [first, ...others] = top.slice(banner);
  if (first === undefined) return { columns: [], sample: [], skipped: 0 };
  const width = Math.max(...top.slice(banner).map((row) => row.length));
  const wide = Array.from({ length: width }, (_none, at) => first[at] ?? '');
  if (isDataRow(first)) return { columns: readBareColumns([first, ...others]), sample: [first, ...others], skipped: banner };
  return { columns: readColumns({ header: wide.map((cell) => cell.trim()), rows: others }), sample: others, skipped: banner + 1 };
}
