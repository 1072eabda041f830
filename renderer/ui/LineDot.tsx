import type { SeriesKind } from './chartKinds.ts';

type Props = {
  readonly kind: SeriesKind;
  /** Of how many points one has a marker. */
  readonly every?: number;
  /** Given by the chart: which point it is and where it lies, px; nothing where it has no value. */
  readonly index?: number;
  readonly cx?: number | undefined;
  readonly cy?: number | null | undefined;
};

const PATHS: Readonly<Record<SeriesKind, string>> = {
  main: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  soft: 'M-3.5-3.5h7v7h-7z',
  strong: 'M0-5l5 5l-5 5l-5-5z',
  plan: 'M0-4.5l4.5 8h-9z',
  bad: 'M-4-4l8 8M-4 4l8-8',
};

/** The marker of a series: disc, square, diamond, open triangle, cross. */
export function LineDot({ kind, every = 1, index = 0, cx, cy }: Props) {
  if (cx === undefined || cy === undefined || cy === null || index % every !== 0) return null;
  return (
    <path
      d={PATHS[kind]}
      transform={`translate(${cx} ${cy})`}
      fill={kind === 'plan' || kind === 'bad' ? 'var(--chart-ground)' : `var(--series-${kind})`}
      stroke={`var(--series-${kind})`}
      strokeWidth={kind === 'bad' ? 2.4 : 1.4}
    />
  );
}
