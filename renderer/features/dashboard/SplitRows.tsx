import type { ReactNode } from 'react';
import { formatNumber } from '#renderer/i18n/format.ts';
import classes from './Dashboard.module.css';

export type SplitRow = {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly color: string;
  readonly icon?: ReactNode;
};

/** How a number splits, largest meaning first: each part with its name, its number, and a bar beside it. */
export function SplitRows({ title, rows }: { readonly title: string; readonly rows: readonly SplitRow[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section className={classes['split']} aria-label={title}>
      <h3 className={classes['heading']}>{title}</h3>
      <dl className={classes['rows']}>
        {rows.map(({ id, label, count, color, icon }) => (
          <div key={id} className={classes['row']} data-part={id}>
            <dt>
              {icon}
              <span>{label}</span>
            </dt>
            <dd>
              <span className={classes['track']} aria-hidden>
                <span style={{ width: `${(100 * count) / most}%`, background: color }} />
              </span>
              <b>{formatNumber(count)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
