import classes from './NumbersTable.module.css';

/** The numbers of a chart: names of the columns, and rows that begin with what they are about. */
export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

type Props = { readonly title: string; readonly table: ChartTable };

/** The numbers of a chart as a table; its caption is for who hears it, the title stands above. */
export function NumbersTable({ title, table: { head, rows } }: Props) {
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
