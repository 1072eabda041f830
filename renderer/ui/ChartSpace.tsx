import { useId } from 'react';
import type { ReactElement } from 'react';
import { ResponsiveContainer } from 'recharts';
import classes from './Chart.module.css';
import type { ChartSize } from './chartKinds.ts';
import { ChartLegend } from './ChartLegend.tsx';
import type { LegendItem } from './ChartLegend.tsx';
import { ChartPatterns } from './ChartPatterns.tsx';

type Props = {
  readonly size: ChartSize | undefined;
  readonly legend: (id: string) => readonly LegendItem[];
  readonly children: (id: string) => ReactElement;
};

/** Where a drawing stands: patterns and legend, and the space it fills, or the size it has on paper. What it shows is told by the table behind it. */
export function ChartSpace({ size, legend, children }: Props) {
  const id = useId().replaceAll(/[^\w-]/gu, '');
  return (
    <div className={size === undefined ? classes['chart'] : `${classes['chart']} ${classes['paper']}`} aria-hidden>
      <ChartPatterns id={id} />
      <ChartLegend items={legend(id)} />
      <div className={classes['drawing']}>
        {size === undefined ? (
          <ResponsiveContainer width="100%" height="100%">
            {children(id)}
          </ResponsiveContainer>
        ) : (
          children(id)
        )}
      </div>
    </div>
  );
}
