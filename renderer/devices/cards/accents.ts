import { foldText } from '#shared/formats/card/text.ts';

/** Lines that share less than this part of their letters are not two readings of one line. */
const SAME_LINE = 0.65;
/** Pairs (first reader, second reader) that are one print: the Latin recogniser takes ß for B and ç for g. */
const TWINS: ReadonlySet<string> = new Set(['Bß', 'gç', 'GÇ']);

/** The first reading with the accents of the second, letter by letter where they stand for one another; else the first as it is. */
export function mergeAccents(first: string, second: string): string {
  const a = Array.from(first.normalize('NFC'));
  const b = Array.from(second.normalize('NFC'));
  const cost = distances(a, b);
  const total = cost[a.length]?.[b.length] ?? Infinity;
  if (1 - total / Math.max(1, a.length, b.length) < SAME_LINE) return first;
  let out = '';
  let i = a.length;
  let j = b.length;
  while (i > 0) {
    const here = cost[i]?.[j] ?? 0;
    if (j > 0 && here === (cost[i - 1]?.[j - 1] ?? 0) + mismatch(a[i - 1], b[j - 1])) {
      out = pick(a[i - 1] ?? '', b[j - 1] ?? '') + out;
      i -= 1;
      j -= 1;
    } else if (j > 0 && here === (cost[i]?.[j - 1] ?? 0) + 1) {
      j -= 1;
    } else {
      out = (a[i - 1] ?? '') + out;
      i -= 1;
    }
  }
  return out;
}

const isAccented = (char: string): boolean => /[^\p{ASCII}]/u.test(char) && /\p{L}/u.test(char);

const mismatch = (a = '', b = ''): number => (a === b ? 0 : foldText(a) === foldText(b) || TWINS.has(a + b) ? 0.1 : 1);

const pick = (a: string, b: string): string => (isAccented(b) && (foldText(a) === foldText(b) || TWINS.has(a + b)) ? matchCase(b, a) : a);

const matchCase = (char: string, like: string): string =>
  char === 'ß' ? char : like === like.toUpperCase() ? char.toUpperCase() : char.toLowerCase();

/** Edit distances of all beginnings of the two texts. */
function distances(a: readonly string[], b: readonly string[]): number[][] {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const up = rows[i - 1] ?? [];
      row.push(Math.min((up[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (up[j - 1] ?? 0) + mismatch(a[i - 1], b[j - 1])));
    }
    rows.push(row);
  }
  return rows;
}
