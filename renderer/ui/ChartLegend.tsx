import type { ReactNode } from 'react';
import classes from './Chart.module.css';

export type LegendItem = { readonly label: string; readonly sign: ReactNode };

type Props = { readonly items: readonly LegendItem[] };

/** What each pattern or line of a drawing stands for; the sign is drawn 22 × 14 px. */
export const ChartLegend = ({ items }: Props) =>
  items.length === 0 ? null : (
    <div className={classes['legend']}>
      {items.map(({ label, sign }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- drawn anew as a whole, and two series may be called the same
        <span key={at}>
          <svg width={22} height={14}>
            {sign}
          </svg>
          {label}
        </span>
      ))}
    </div>
  );
