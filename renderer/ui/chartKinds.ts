/** What a series of a chart stands for; each has a shade and a pattern of its own, so that grey paper tells them apart. */
export type SeriesKind = 'main' | 'soft' | 'strong' | 'plan' | 'bad';

export type Series = { readonly label: string; readonly kind: SeriesKind };

/** Size of a drawing on paper, px; its legend stands above it. */
export type ChartSize = { readonly width: number; readonly height: number };

/** A value that all bars are held against. */
export type ChartLine = { readonly value: number; readonly label: string };

/** Name that a pattern has in a drawing whose own name is `id`. */
export const patternName = (id: string, kind: SeriesKind): string => `${id}-${kind}`;
