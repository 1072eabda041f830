import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import classes from './ChartFigure.module.css';
import { NumbersTable } from './NumbersTable.tsx';
import type { ChartTable } from './NumbersTable.tsx';

type Props = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly table: ChartTable;
  readonly tableWords: { readonly show: string; readonly hide: string };
  /** Of the drawing, px; 240 unless told. */
  readonly height?: number;
  /** Said instead of drawing and table when the table has no rows. */
  readonly empty?: string;
  /** The drawing; it fills the figure's width and `height`. */
  readonly children: ReactNode;
};

/**
 * A drawing with its title and the very same numbers as a table: seen after a press of the button, always there for who hears the screen.
 * The drawing itself is not read out.
 */
export function ChartFigure({ title, note, table, tableWords, height = 240, empty = '–', children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isEmpty = table.rows.length === 0;
  return (
    <figure className={classes['figure']} aria-labelledby={id}>
      <div className={classes['head']}>
        <figcaption>
          <div id={id} className={classes['title']}>
            {title}
          </div>
          {note !== undefined && <div className={classes['note']}>{note}</div>}
        </figcaption>
        {!isEmpty && (
          <Button variant="subtle" size="compact-sm" aria-pressed={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? tableWords.hide : tableWords.show}
          </Button>
        )}
      </div>
      {isEmpty ? (
        <p className={classes['empty']}>{empty}</p>
      ) : (
        <>
          <div aria-hidden style={{ height }}>
            {children}
          </div>
          <div className={isOpen ? classes['shown'] : classes['heard']}>
            <NumbersTable title={title} table={table} />
          </div>
        </>
      )}
    </figure>
  );
}
