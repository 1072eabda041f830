import classes from './Chart.module.css';

type Props = {
  readonly labels: readonly string[];
  readonly linesOf: (at: number) => readonly string[];
  /** Given by the chart: whether something is under the pointer, and which place. */
  readonly active?: boolean;
  readonly label?: string | number;
};

/** The values under the pointer, in words. */
export function ChartTip({ labels, linesOf, active = false, label }: Props) {
  const at = Number(label);
  if (!active || labels[at] === undefined) return null;
  return (
    <div className={classes['tip']}>
      <b>{labels[at]}</b>
      {linesOf(at).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
