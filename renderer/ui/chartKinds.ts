/** What a series of a chart stands for; each has a shade and a pattern (or a dash and a marker) of its own, so that grey paper tells them apart. */
export type SeriesKind = 'main' | 'soft' | 'strong' | 'plan' | 'bad';

export type Series = { readonly label: string; readonly kind: SeriesKind };

/** Size of a drawing on paper, px; its legend stands above it. */
export type ChartSize = { readonly width: number; readonly height: number };

/** A value that all bars or points are held against. */
export type ChartLine = { readonly value: number; readonly label: string };

/** Dashes of lines, in the order of drawing and leaving out, px. */
export const DASHES: Readonly<Record<SeriesKind, string>> = {
  main: '',
  soft: '7 4',
  strong: '',
  plan: '2 4',
  bad: '9 3 2 3',
};

/** Name that a pattern has in a drawing whose own name is `id`. */
export const patternName = (id: string, kind: SeriesKind): string => `${id}-${kind}`;
