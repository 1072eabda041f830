import { XAxis, YAxis, useChartWidth, usePlotArea } from 'recharts';
import classes from './Chart.module.css';
import { cutText, placeLabel, textWidth } from './chartFit.ts';

type Labelled = { readonly labels: readonly string[] };

/** Where a tick is: given by the chart to the element that draws it. */
type Given = { readonly payload?: { readonly value: unknown }; readonly x?: number | string; readonly y?: number | string };
const placeOf = ({ payload, x, y }: Given) => ({ value: Number(payload?.value ?? 0), x: Number(x ?? 0), y: Number(y ?? 0) });

/** How far the last label may reach beyond the drawing, px. */
const EDGE = 6;

/** A label under its column, whole in a tooltip where it was cut, left out where there is no room. */
function UnderTick({ labels, ...given }: Labelled & Given) {
  const plot = usePlotArea();
  const { value, x, y } = placeOf(given);
  const label = labels[value] ?? '';
  const band = (plot?.width ?? 0) / Math.max(1, labels.length);
  const { room, isStart } = placeLabel(labels, value, band);
  if (room <= 0) return null;
  const text = cutText(label, room);
  const end = (plot?.x ?? 0) + (plot?.width ?? 0) + EDGE;
  const place = isStart
    ? ({ x: x - band / 2, textAnchor: 'start' } as const)
    : x + textWidth(text) / 2 > end
      ? ({ x: end, textAnchor: 'end' } as const)
      : ({ x, textAnchor: 'middle' } as const);
  return (
    <text {...place} y={y + 12} className={classes['label']}>
      <title>{label}</title>
      {text}
    </text>
  );
}

/** A label left of its row. */
function BesideTick({ labels, room, ...given }: Labelled & Given & { readonly room: number }) {
  const { value, x, y } = placeOf(given);
  const label = labels[value] ?? '';
  return (
    <text x={x - 2} y={y} dy="0.35em" textAnchor="end" className={classes['label']}>
      <title>{label}</title>
      {cutText(label, room)}
    </text>
  );
}

type Values = { readonly ticks: readonly number[]; readonly format: (value: number) => string };

/** A round value left of its line. */
function ValueTick({ format, ...given }: Pick<Values, 'format'> & Given) {
  const { value, x, y } = placeOf(given);
  return (
    <text x={x - 2} y={y} dy="0.35em" textAnchor="end" className={classes['quiet']}>
      {format(value)}
    </text>
  );
}

/** Between labels and the drawing, px. */
const SPACE = 8;

/** The axis of what is compared, under columns. */
export const LabelsBelow = ({ labels }: Labelled) => (
  <XAxis
    dataKey="at"
    type="category"
    interval={0}
    height={22}
    tickLine={false}
    stroke="var(--chart-quiet)"
    tick={<UnderTick labels={labels} />}
  />
);

/** The axis of what is compared, left of rows: as wide as the longest label, at most two fifths of the chart. */
export function LabelsBeside({ labels }: Labelled) {
  const width = useChartWidth() ?? 0;
  const room = Math.min(Math.max(24, ...labels.map((label) => textWidth(label.trim()))) + 2, Math.max(60, width * 0.4));
  return (
    <YAxis
      dataKey="at"
      type="category"
      interval={0}
      width={room + SPACE}
      tickLine={false}
      stroke="var(--chart-quiet)"
      tick={<BesideTick labels={labels} room={room} />}
    />
  );
}

const endsOf = (ticks: readonly number[]): [number, number] => [ticks[0] ?? 0, ticks.at(-1) ?? 1];

/** The axis of values, left of columns. */
export const ValuesBeside = ({ ticks, format }: Values) => (
  <YAxis
    type="number"
    domain={endsOf(ticks)}
    ticks={ticks}
    interval={0}
    width={Math.max(...ticks.map((tick) => textWidth(format(tick)))) + SPACE + 4}
    axisLine={false}
    tickLine={false}
    tick={<ValueTick format={format} />}
  />
);

/** The axis of values of rows: not drawn, each row tells its own; `left`: room for those of bars to the left, between them and the labels, px. */
export const ValuesHidden = ({ ticks, left }: Pick<Values, 'ticks'> & { readonly left: number }) => (
  <XAxis type="number" domain={endsOf(ticks)} ticks={ticks} padding={{ left, right: 0 }} hide />
);
