import { useId } from 'react';
import type { ReactNode } from 'react';
import { ChartPatterns } from '#renderer/ui/ChartPatterns.tsx';
import { ChartLegend } from '#renderer/ui/ChartLegend.tsx';
import type { Series } from '#renderer/ui/chartKinds.ts';
import { paintOf } from '#renderer/ui/seriesPaint.ts';
import chart from '#renderer/ui/Chart.module.css';
import classes from './Report.module.css';

/** A line of a table with its bar: a value a series, one after the other. `bar` null: nothing is drawn. */
export type BarLine = { readonly name: string; readonly bar: readonly number[] | null; readonly cells: readonly string[] };

type Props = {
  readonly title: string;
  readonly text?: ReactNode;
  /** Names of the columns; the first is of the names, the bars have none. */
  readonly head: readonly string[];
  readonly lines: readonly BarLine[];
  readonly series: readonly Series[];
  readonly empty: string;
  /** Of a bar, px. */
  readonly barWidth?: number;
};

/** Of a bar, px. */
const HEIGHT = 13;

type BarProps = {
  readonly id: string;
  readonly values: readonly number[];
  readonly most: number;
  readonly width: number;
  readonly series: readonly Series[];
};

/** The bar of a line: its parts beside each other, in the order of the series. */
function Bar({ id, values, most, width, series }: BarProps) {
  const scale = most > 0 ? (width - 2) / most : 0;
  const starts = values.map((_, at) => values.slice(0, at).reduce((sum, value) => sum + value * scale, 1));
  return (
    <svg width={width} height={HEIGHT} aria-hidden>
      {values.map((value, at) =>
        value * scale < 0.5 ? null : (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a part is its place
            key={at}
            x={starts[at]}
            y={1}
            width={value * scale}
            height={HEIGHT - 2}
            {...paintOf(id, series[at]?.kind ?? 'main')}
          />
        ),
      )}
    </svg>
  );
}

/** A table whose lines are bars as well: chart and numbers in one, read out as the table it is. */
export function BarTable({ title, text, head, lines, series, empty, barWidth = 210 }: Props) {
  const id = useId().replaceAll(/[^\w-]/gu, '');
  const [first = '', ...columns] = head;
  const most = Math.max(0, ...lines.map(({ bar }) => (bar ?? []).reduce((sum, value) => sum + value, 0)));
  const items = series.map(({ label, kind }) => ({ label, sign: <rect x={1} y={1} width={20} height={12} {...paintOf(id, kind)} /> }));
  return (
    <section className={`${classes['block']} ${chart['colors']}`}>
      <h2>{title}</h2>
      {text !== undefined && text !== false && <p>{text}</p>}
      {lines.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <>
          <ChartPatterns id={id} />
          {series.length > 1 && (
            <div aria-hidden>
              <ChartLegend items={items} />
            </div>
          )}
          <table className={classes['bars']}>
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {first}
                </th>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, bar, cells }, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- two lines may be called the same
                <tr key={at}>
                  <th scope="row">{name}</th>
                  <td>{bar !== null && <Bar id={id} values={bar} most={most} width={barWidth} series={series} />}</td>
                  {cells.map((cell, place) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
