import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import classes from './ChartFigure.module.css';

/** The numbers of a chart: names of the columns, and rows that begin with what they are about. */
export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

type TableProps = { readonly title: string; readonly table: ChartTable };

/** The numbers of a chart as a table. */
function NumbersTable({ title, table: { head, rows } }: TableProps) {
  return (
    <table className={classes['table']}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {head.map((name, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column is its place; two may be called the same
            <th key={at} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells], at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two rows may be called the same
          <tr key={at}>
            <th scope="row">{name}</th>
            {cells.map((cell, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Props = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly table: ChartTable;
  readonly tableWords: { readonly show: string; readonly hide: string };
  /** Of the drawing, px; 240 unless told. */
  readonly height?: number;
  /** Said instead of drawing and table when the table has no rows. */
  readonly empty?: string;
  /** On paper: drawing and table below each other, no button, the drawing as high as it is. */
  readonly isPaper?: boolean;
  /** The drawing; it fills the figure's width and `height`. */
  readonly children: ReactNode;
};

/**
 * A drawing with its title and the very same numbers as a table: seen after a press of the button, always there for who hears the screen.
 * The drawing itself is not read out.
 */
export function ChartFigure({ title, note, table, tableWords, height = 240, empty = '–', isPaper = false, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isEmpty = table.rows.length === 0;
  const isShown = isPaper || isOpen;
  return (
    <figure className={classes['figure']} aria-labelledby={id} data-paper-figure={isPaper ? '' : undefined}>
      <div className={classes['head']}>
        <figcaption>
          <div id={id} className={classes['title']}>
            {title}
          </div>
          {note !== undefined && <div className={classes['note']}>{note}</div>}
        </figcaption>
        {!isPaper && !isEmpty && (
          <Button variant="subtle" size="compact-sm" aria-pressed={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? tableWords.hide : tableWords.show}
          </Button>
        )}
      </div>
      {isEmpty ? (
        <p className={classes['empty']}>{empty}</p>
      ) : (
        <>
          <div aria-hidden style={isPaper ? undefined : { height }}>
            {children}
          </div>
          <div className={isShown ? classes['shown'] : classes['heard']}>
            <NumbersTable title={title} table={table} />
          </div>
        </>
      )}
    </figure>
  );
}
