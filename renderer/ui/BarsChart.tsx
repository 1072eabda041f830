import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip } from 'recharts';
import { marginOf, reachOf, totalAt, valueAt } from './barReach.ts';
import type { BarDatum } from './barReach.ts';
import { BarShape } from './BarShape.tsx';
import type { BarWords, Lie } from './BarShape.tsx';
import { textWidth, ticksOf } from './chartFit.ts';
import type { ChartLine, ChartSize, Series } from './chartKinds.ts';
import { ChartSpace } from './ChartSpace.tsx';
import { LabelsBelow, LabelsBeside, ValuesBeside, ValuesHidden } from './ChartTicks.tsx';
import { ChartTip } from './ChartTip.tsx';
import { LIMIT, paintOf } from './seriesPaint.ts';

type Props = {
  readonly data: readonly BarDatum[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** `columns` for what follows in time, `rows` for names. */
  readonly lie: Lie;
  readonly isStacked?: boolean;
  readonly line?: ChartLine;
  /** What `mark` stands for, in the legend. */
  readonly markLabel?: string;
  /** Given: this size, in the colours of paper; else it fills its parent. */
  readonly size?: ChartSize;
};

function legendOf({ data, series, line, format, markLabel }: Props, id: string) {
  const many = series.length > 1 ? series : [];
  return [
    ...many.map(({ label, kind }) => ({ label, sign: <rect x={1} y={1} width={20} height={12} {...paintOf(id, kind)} /> })),
    ...(markLabel === undefined || data.every(({ mark }) => mark === undefined)
      ? []
      : [{ label: markLabel, sign: <path d="M11 0v14" stroke="var(--chart-text)" strokeWidth={3} /> }]),
    ...(line === undefined ? [] : [{ label: `${line.label} ${format(line.value)}`, sign: <path d="M0 7h22" {...LIMIT} /> }]),
  ];
}

/** What is written at a bar: stacked ones have their values inside and the sum beyond the last. */
function barWords(
  { data, series, format, isStacked = false, widest }: Props & { readonly widest: number },
  at: number,
  index: number,
): BarWords {
  const datum = data[index];
  const value = valueAt(datum, at);
  const isLast = at === series.length - 1;
  return {
    isNegative: value < 0,
    inside: isStacked && value !== 0 && value !== totalAt(datum) ? format(value) : null,
    beyond: isStacked ? (isLast ? format(totalAt(datum)) : null) : format(value),
    widest,
    mark: (isStacked ? isLast : at === 0) ? (datum?.mark ?? null) : null,
  };
}

/** Values of a place in words, for who points at it. */
const tipLines = ({ data, series, format, markLabel }: Props, place: number): readonly string[] => {
  const datum = data[place];
  const mark = datum?.mark === undefined || markLabel === undefined ? [] : [`${markLabel}: ${format(datum.mark)}`];
  return [...series.map(({ label }, at) => `${label}: ${format(valueAt(datum, at))}`), ...mark];
};

/** Bars side by side or stacked. Told apart by shade and pattern; values where there is room; nothing is drawn of no data. */
export function BarsChart(chart: Props) {
  const { data, series, format, lie, isStacked = false, line, size } = chart;
  if (data.length === 0) return null;
  const reach = reachOf(chart);
  const ticks = ticksOf(reach);
  const labels = data.map(({ label }) => label);
  const isRows = lie === 'rows';
  const { left, ...margin } = marginOf(reach, { isRows, format });
  const widest = Math.max(...reach.map((value) => textWidth(format(value))));
  return (
    <ChartSpace size={size} legend={(id) => legendOf(chart, id)}>
      {(id) => (
        <BarChart
          {...size}
          data={data.map((_, at) => ({ at }))}
          layout={isRows ? 'vertical' : 'horizontal'}
          margin={margin}
          barCategoryGap="18%"
          barGap={2}
          accessibilityLayer={false}
        >
          {!isRows && <CartesianGrid vertical={false} stroke="var(--chart-grid)" />}
          {isRows ? <ValuesHidden ticks={ticks} left={left} /> : <LabelsBelow labels={labels} />}
          {isRows ? <LabelsBeside labels={labels} /> : <ValuesBeside ticks={ticks} format={format} />}
          {size === undefined && (
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--chart-grid)', fillOpacity: 0.45 }}
              content={<ChartTip labels={labels} linesOf={(place) => tipLines(chart, place)} />}
            />
          )}
          {series.map(({ kind }, at) => (
            <Bar
              // oxlint-disable-next-line react/no-array-index-key -- a series is its place in each datum
              key={at}
              dataKey={(datum: { readonly at: number }) => valueAt(data[datum.at], at)}
              isAnimationActive={false}
              maxBarSize={isRows ? 30 : 64}
              shape={<BarShape id={id} kind={kind} lie={lie} wordsOf={(index) => barWords({ ...chart, widest }, at, index)} />}
              {...(isStacked ? { stackId: 'all' } : {})}
            />
          ))}
          {reach.some((value) => value < 0) && <ReferenceLine {...(isRows ? { x: 0 } : { y: 0 })} stroke="var(--chart-quiet)" />}
          {line !== undefined && <ReferenceLine {...(isRows ? { x: line.value } : { y: line.value })} {...LIMIT} />}
        </BarChart>
      )}
    </ChartSpace>
  );
}
