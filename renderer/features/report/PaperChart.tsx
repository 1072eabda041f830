import type { ReactNode } from 'react';
import { NumbersTable } from '#renderer/ui/NumbersTable.tsx';
import type { ChartTable } from '#renderer/ui/NumbersTable.tsx';
import classes from './Report.module.css';

type Props = {
  readonly title: string;
  readonly table: ChartTable;
  /** Said instead of both when the table has no rows. */
  readonly empty: string;
  readonly children: ReactNode;
};

/** A drawing on paper with its numbers beside it; never parted by the end of a page. */
export const PaperChart = ({ title, table, empty, children }: Props) => (
  <section className={classes['block']}>
    <h2>{title}</h2>
    {table.rows.length === 0 ? (
      <p>{empty}</p>
    ) : (
      <div className={classes['drawn']}>
        {children}
        <NumbersTable title={title} table={table} />
      </div>
    )}
  </section>
);
