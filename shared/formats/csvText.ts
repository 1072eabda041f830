import { decodeText } from './charset.ts';

export type Separator = ',' | ';' | '\t' | '|';

/** A text table before it is parsed: its text, the charset and the separator found. */
export type CsvText = { readonly text: string; readonly encoding: string; readonly separator: Separator };

const SEPARATORS: readonly Separator[] = [';', '\t', '|', ','];
/** Lines looked at to find the separator. */
const SAMPLE_LINES = 20;

/** Fields a line has with a separator, quoted parts left whole. */
function fieldsIn(line: string, separator: Separator): number {
  let quoted = false;
  let count = 1;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) count += 1;
  }
  return count;
}

/** The separator that parts the first lines most evenly; the header decides between equals. */
export function sniffSeparator(text: string): Separator {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const said = SEPARATORS.find((separator) => separator === named);
  if (said !== undefined) return said;
  const lines = text
    .slice(0, 50_000)
    .split(/\r\n|\n|\r/, SAMPLE_LINES)
    .filter((line) => line.trim() !== '');
  let best: { separator: Separator; score: number } = { separator: ',', score: 1 };
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => fieldsIn(line, separator));
    const header = counts[0] ?? 1;
    const even = counts.filter((count) => count === header).length / Math.max(1, counts.length);
    const score = header < 2 ? 0 : header * (0.3 + even);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The 8-bit charset of a table that is not UTF-8: Mac OS Roman when its accents make sense there only, else Windows-1252. */
function fallbackOf(bytes: Uint8Array): string {
  let mac = 0;
  let windows = 0;
  for (const byte of bytes.subarray(0, 200_000)) {
    if (byte >= 0x87 && byte <= 0x9f) mac += 1;
    else if (byte >= 0xc0) windows += 1;
  }
  return mac > windows * 2 + 2 ? 'macintosh' : 'windows-1252';
}

/** Text of a table's bytes (byte order mark, UTF-16, UTF-8, else Windows-1252 or Mac Roman), and what separates its fields. */
export function readCsvText(bytes: Uint8Array): CsvText {
  const { text, encoding } = decodeText(bytes, fallbackOf(bytes));
  const separator = sniffSeparator(text);
  return { text: text.replace(/^sep=.\r?\n/i, ''), encoding, separator };
}
