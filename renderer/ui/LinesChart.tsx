import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip } from 'recharts';
import { ticksOf } from './chartFit.ts';
import { DASHES } from './chartKinds.ts';
import type { ChartLine, ChartSize, Series } from './chartKinds.ts';
import { ChartSpace } from './ChartSpace.tsx';
import { LabelsBelow, ValuesBeside } from './ChartTicks.tsx';
import { ChartTip } from './ChartTip.tsx';
import { LineDot } from './LineDot.tsx';
import { LIMIT } from './seriesPaint.ts';

/** One place of the chart: a value a series; null: not known there (yet). */
export type LineDatum = { readonly label: string; readonly values: readonly (number | null)[] };

type Props = {
  readonly data: readonly LineDatum[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  readonly line?: ChartLine;
  /** Given: this size, in the colours of paper; else it fills its parent. */
  readonly size?: ChartSize;
};

const valueOf = (datum: LineDatum | undefined, at: number): number | null => {
  const value = datum?.values[at] ?? null;
  return value !== null && Number.isFinite(value) ? value : null;
};

const strokeOf = ({ kind }: Series) =>
  ({ stroke: `var(--series-${kind})`, strokeDasharray: DASHES[kind], strokeWidth: kind === 'strong' ? 3.4 : 2.2 }) as const;

/** Points that get a marker of their own at most; of more only some do. */
const MARKED = 24;

function legendOf({ series, line, format }: Props) {
  const many = series.length > 1 ? series : [];
  return [
    ...many.map((one) => ({
      label: one.label,
      sign: (
        <>
          <path d="M0 7h22" fill="none" {...strokeOf(one)} />
          <LineDot kind={one.kind} cx={11} cy={7} />
        </>
      ),
    })),
    ...(line === undefined ? [] : [{ label: `${line.label} ${format(line.value)}`, sign: <path d="M0 7h22" {...LIMIT} /> }]),
  ];
}

/** Values over time as lines, told apart by dash and marker; what is not known is a gap. Nothing is drawn of no data. */
export function LinesChart(chart: Props) {
  const { data, series, format, line, size } = chart;
  if (data.length === 0) return null;
  const known = data.flatMap((datum) => series.map((_, at) => valueOf(datum, at)).filter((value) => value !== null));
  const ticks = ticksOf(line === undefined ? known : [...known, line.value]);
  const labels = data.map(({ label }) => label);
  const every = Math.ceil(data.length / MARKED);
  const linesOf = (place: number): string[] =>
    series.flatMap(({ label }, at) => {
      const value = valueOf(data[place], at);
      return value === null ? [] : [`${label}: ${format(value)}`];
    });
  return (
    <ChartSpace size={size} legend={() => legendOf(chart)}>
      {() => (
        <LineChart
          {...size}
          data={data.map((_, at) => ({ at }))}
          margin={{ top: 10, right: 8, bottom: 2, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <LabelsBelow labels={labels} isPoints />
          <ValuesBeside ticks={ticks} format={format} />
          {size === undefined && (
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--chart-quiet)' }}
              content={<ChartTip labels={labels} linesOf={linesOf} />}
            />
          )}
          {line !== undefined && <ReferenceLine y={line.value} {...LIMIT} />}
          {series.map((one, at) => (
            <Line
              // oxlint-disable-next-line react/no-array-index-key -- a series is its place in each datum
              key={at}
              dataKey={(datum: { readonly at: number }) => valueOf(data[datum.at], at)}
              type="linear"
              isAnimationActive={false}
              activeDot={false}
              {...strokeOf(one)}
              dot={<LineDot kind={one.kind} every={every} />}
            />
          ))}
        </LineChart>
      )}
    </ChartSpace>
  );
}
