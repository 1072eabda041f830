import type { SeriesKind } from './chartKinds.ts';
import { patternName } from './chartKinds.ts';

/** How an area of a series is painted in the drawing `id` (`ChartPatterns`): the edge alone stands out 3 : 1 from the ground. */
export const paintOf = (id: string, kind: SeriesKind) =>
  ({
    fill: kind === 'main' ? 'var(--series-main)' : `url(#${patternName(id, kind)})`,
    stroke: `var(--series-${kind})`,
    strokeWidth: 1.4,
    ...(kind === 'plan' ? { strokeDasharray: '4 3' } : {}),
  }) as const;

/** How the line is drawn that all is held against. */
export const LIMIT = { stroke: 'var(--chart-text)', strokeDasharray: '6 4', strokeWidth: 1.6 } as const;
