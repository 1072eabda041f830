import { getNiceTickValues } from 'recharts';

/** Size of words in a chart, px. */
export const CHART_FONT = 13;

const NARROW = new Set("fijlrtI.,:;'|!()[] ");
const BROAD = new Set('mwMW%@+−');
/** Wide scripts (Hangul, kana, CJK, full-width forms) and pictures. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** About how wide a text is, px: enough to know what fits, without asking the page to lay it out. */
export function textWidth(text: string, font: number = CHART_FONT): number {
  let ems = 0;
  for (const sign of text)
    ems += NARROW.has(sign) ? 0.36 : WIDE.test(sign) ? 1.05 : BROAD.has(sign) ? 0.95 : sign >= 'A' && sign <= 'Z' ? 0.74 : 0.62;
  return ems * font;
}

/** A text in one line, cut with an ellipsis where it would be wider than `room`, px; never cut within a sign. */
export function cutText(text: string, room: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (textWidth(line) <= room) return line;
  const end = textWidth('…');
  let width = 0;
  let kept = '';
  for (const sign of line) {
    width += textWidth(sign);
    if (width + end > room) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/** Between two labels beside each other, px. */
const GAP = 8;
/** A cut label narrower than this tells nothing, px. */
const TELLING = 52;

/** Which labels under columns are written (every nth), and how wide each may be, px. */
export type LabelPlan = { readonly every: number; readonly room: number };

/** Chooses labels for columns `band` px wide: all of them, cut if need be, as long as a cut one still tells something; else every second, third… */
export function planLabels(labels: readonly string[], band: number): LabelPlan {
  const longest = Math.max(0, ...labels.map((label) => textWidth(label.trim())));
  if (band <= 0) return { every: Math.max(1, labels.length), room: longest };
  const wanted = Math.min(longest, TELLING) + GAP;
  const every = Math.max(1, Math.ceil(wanted / band));
  return { every, room: every * band - GAP };
}

/** Room of one label under columns, px; 0: it is left out. `isStart`: it begins under its column and reaches over those without a name. */
export function placeLabel(labels: readonly string[], at: number, band: number): { readonly room: number; readonly isStart: boolean } {
  const hasGaps = labels.includes('');
  if (hasGaps) {
    const next = labels.findIndex((label, place) => place > at && label !== '');
    return { room: labels[at] === '' ? 0 : ((next === -1 ? labels.length : next) - at) * band - GAP / 2, isStart: true };
  }
  const { every, room } = planLabels(labels, band);
  return { room: at % every === 0 ? room : 0, isStart: false };
}

/** Lowest and highest value a chart must show, with 0: bars begin there. */
export function extentOf(values: Iterable<number>): readonly [number, number] {
  let [low, high] = [0, 0];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** How many ticks a chart has, more or less. */
const TICKS = 5;

/** Round values from the lowest to the highest of a chart, with 0; whole ones where all values are whole. */
export function ticksOf(values: readonly number[]): readonly number[] {
  const [low, high] = extentOf(values);
  const top = low === high ? low + 1 : high;
  const isWhole = values.every(Number.isInteger);
  const count = isWhole ? Math.min(TICKS, top - low + 1) : TICKS;
  return getNiceTickValues([low, top], count, !isWhole).filter(Number.isFinite);
}
