import { textWidth } from './chartFit.ts';
import type { ChartLine } from './chartKinds.ts';

/** One place of a chart: a value a series, and where the first bar (or the stack) should end. */
export type BarDatum = { readonly label: string; readonly values: readonly number[]; readonly mark?: number };

/** A value that can be drawn: what is missing or no number is nothing. */
export const valueAt = (datum: BarDatum | undefined, at: number): number => {
  const value = datum?.values[at] ?? 0;
  return Number.isFinite(value) ? value : 0;
};

/** All values of a place together. */
export const totalAt = (datum: BarDatum | undefined): number => (datum?.values ?? []).reduce((sum, _, at) => sum + valueAt(datum, at), 0);

type Bars = { readonly data: readonly BarDatum[]; readonly isStacked?: boolean; readonly line?: ChartLine };

/** What a chart must reach: each bar or each stack, each mark, and the line. */
export const reachOf = ({ data, isStacked = false, line }: Bars): readonly number[] => [
  ...data.flatMap((datum) => [
    ...(isStacked ? [totalAt(datum)] : datum.values.map((_, at) => valueAt(datum, at))),
    ...(datum.mark === undefined ? [] : [datum.mark]),
  ]),
  ...(line === undefined ? [] : [line.value]),
];

type Wish = { readonly isRows: boolean; readonly format: (value: number) => string };

/** Room that values need beyond the ends of bars, px. */
export function marginOf(reach: readonly number[], { isRows, format }: Wish) {
  const hasNegative = reach.some((value) => value < 0);
  if (!isRows) return { top: 20, right: 8, bottom: hasNegative ? 16 : 2, left: 0 };
  const width = Math.max(0, ...reach.map((value) => textWidth(format(value)))) + 12;
  return { top: 4, right: width, bottom: 2, left: hasNegative ? width : 0 };
}
