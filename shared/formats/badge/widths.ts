/** Share of the texts that have something where a column begins: parts may be empty. */
const FILLED = 0.6;

const isBlank = (char: string): boolean => char === '' || char === ' ';
const kindOf = (char: string): 'digit' | 'letter' | 'other' => (/\d/.test(char) ? 'digit' : /\p{L}/u.test(char) ? 'letter' : 'other');

/** Whether all texts go from digits to letters (or back) here, as where a full column meets the next. */
function changesKind(texts: readonly string[], at: number): boolean {
  const kinds = texts.map((text) => `${kindOf(text.charAt(at - 1))}-${kindOf(text.charAt(at))}`);
  return (kinds[0] === 'digit-letter' || kinds[0] === 'letter-digit') && kinds.every((kind) => kind === kinds[0]);
}

/** Whether a column begins here: all texts are blank before, and most have a sign here. One text alone must have two blanks. */
function beginsAt(texts: readonly string[], at: number): boolean {
  const blanks = texts.length === 1 ? 2 : 1;
  const isGap = texts.every((text) => Array.from({ length: blanks }, (_, back) => text.charAt(at - 1 - back)).every(isBlank));
  const filled = texts.filter((text) => !isBlank(text.charAt(at))).length / texts.length;
  return isGap && filled >= FILLED;
}

/** Places where digits meet letters count before the first blank only: `00123DOE`, not `12B Rue`. */
function firstBlank(texts: readonly string[]): number {
  const blanks = texts.map((text) => text.indexOf(' ')).filter((at) => at >= 0);
  return Math.min(40, ...blanks);
}

/** Widths of the columns of texts that are padded with blanks (the last takes the rest); null when there is only one column. */
export function findWidths(texts: readonly string[]): number[] | null {
  const length = Math.max(0, ...texts.map((text) => text.length));
  const edge = firstBlank(texts);
  const starts = [0];
  for (let at = 1; at < length; at += 1) {
    const isFirst = at < edge && starts.length < 3 && changesKind(texts, at);
    if (isFirst || beginsAt(texts, at)) starts.push(at);
  }
  return starts.length < 2 ? null : starts.map((from, at) => (starts[at + 1] ?? length) - from);
}

/** Whether texts look padded: runs of blanks in each. */
export const arePadded = (texts: readonly string[]): boolean => texts.every((text) => / {2}\S/.test(text));
