import type { Separator } from './csvText.ts';
import { ListError } from './listFault.ts';

/** Rows and columns of an Excel sheet: no list has more, and a file of separators alone would fill the memory with empty cells. */
const MOST_ROWS = 1_048_576;
const MOST_CELLS = 16_384;
/** Longest cell: what is behind it is left out (Excel's own limit is 32,767). */
const LONGEST_CELL = 100_000;

const QUOTE = '"';

const isBreak = (char: string): boolean => char === '\n' || char === '\r';

type Cell = { readonly text: string; readonly end: number };

/** Where a quoted cell ends: the quote that a separator, a line's end or the text's end follows; -1 when there is none. */
function closingQuote(text: string, from: number, separator: Separator): number {
  for (let at = text.indexOf(QUOTE, from); at >= 0; at = text.indexOf(QUOTE, at + 1)) {
    if (text.charAt(at + 1) === QUOTE) {
      at += 1;
      continue;
    }
    let next = at + 1;
    while (text.charAt(next) === ' ') next += 1;
    const char = text.charAt(next);
    if (char === '' || char === separator || isBreak(char)) return at;
  }
  return -1;
}

function plainCell(text: string, from: number, separator: Separator): Cell {
  let end = from;
  while (end < text.length && text.charAt(end) !== separator && !isBreak(text.charAt(end))) end += 1;
  return { text: text.slice(from, end), end };
}

function quotedCell(text: string, from: number, separator: Separator): Cell | null {
  const close = closingQuote(text, from + 1, separator);
  if (close < 0) return null;
  let end = close + 1;
  while (text.charAt(end) === ' ') end += 1;
  const inside = text.slice(from + 1, close);
  return { text: inside.includes(QUOTE) ? inside.replaceAll('""', QUOTE) : inside, end };
}

/**
 * The rows of a text table (RFC 4180, but forgiving): lines end by LF, CRLF or CR; quoted cells may hold separators, line ends and doubled
 * quotes; a quote that is never closed is a sign like any other. Lines without anything in them are left out. Takes time linear in the text.
 * Throws ListError when there are more rows or columns than a sheet can have.
 */
export function* csvRows(text: string, separator: Separator): Generator<string[]> {
  let at = 0;
  let row: string[] = [];
  let count = 0;
  // once a quote is found to have no end, no later one has any
  let areQuotesOver = false;
  while (at < text.length) {
    const isQuoted = !areQuotesOver && text.charAt(at) === QUOTE;
    const quoted = isQuoted ? quotedCell(text, at, separator) : null;
    if (isQuoted && quoted === null) areQuotesOver = true;
    const cell = quoted ?? plainCell(text, at, separator);
    if (row.length >= MOST_CELLS) throw new ListError('too-wide');
    row.push(cell.text.length > LONGEST_CELL ? cell.text.slice(0, LONGEST_CELL) : cell.text);
    at = cell.end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (row.some((one) => one.trim() !== '')) {
      count += 1;
      if (count > MOST_ROWS) throw new ListError('too-large');
      yield row;
    }
    row = [];
    at += text.charAt(at) === '\r' && text.charAt(at + 1) === '\n' ? 2 : 1;
  }
}
