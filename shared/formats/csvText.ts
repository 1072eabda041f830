import { decodeAs } from './bytes.ts';
import { decodeText } from './charset.ts';
import { tableCharset } from './tableCharset.ts';

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

/** The separator that parts the first lines most evenly; a line above the header that names the list does not count. */
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
    const header = counts.find((count) => count > 1) ?? 1;
    const even = counts.filter((count) => count === header).length / Math.max(1, counts.length);
    // a separator that the first line lacks must part nearly all others
    const score = header < 2 ? 0 : (counts[0] ?? 1) < 2 ? header * even * even : header * (0.3 + even);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Whether a text is a table at all: pictures and programs read as text are full of control signs. */
export function isText(text: string): boolean {
  const sample = text.slice(0, 4_000);
  // every sign below a blank but tab and the ends of lines
  const controls = Array.from(sample, (char) => char.charCodeAt(0)).filter((code) => code < 9 || (code > 13 && code < 32)).length;
  return controls <= sample.length / 100;
}

/** How a person says the text is to be read; what is left out is found. */
export type CsvChoice = { readonly encoding?: string; readonly separator?: Separator };

/** Text of a table's bytes (byte order mark, UTF-16, UTF-8, else the charset its letters speak for), and what separates its fields. */
export function readCsvText(bytes: Uint8Array, choice: CsvChoice = {}): CsvText {
  const chosen = choice.encoding === undefined ? null : decodeAs(bytes, choice.encoding.replace('-sig', ''));
  const found = chosen === null ? decodeText(bytes, tableCharset(bytes)) : { text: chosen, encoding: choice.encoding ?? '' };
  const text = found.text.replace(/^\uFEFF/, '');
  return { text: text.replace(/^sep=.\r?\n/i, ''), encoding: found.encoding, separator: choice.separator ?? sniffSeparator(text) };
}
