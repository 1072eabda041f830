import { useXAxisScale, useYAxisScale } from 'recharts';
import classes from './Chart.module.css';
import { CHART_FONT, textWidth } from './chartFit.ts';
import type { SeriesKind } from './chartKinds.ts';
import { paintOf } from './seriesPaint.ts';

/** `columns` stand for what follows in time, `rows` lie beside names. */
export type Lie = 'rows' | 'columns';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What is drawn of one bar. Texts: `inside` in its middle if there is room, `beyond` its end. */
export type BarWords = {
  readonly isNegative: boolean;
  readonly inside: string | null;
  readonly beyond: string | null;
  /** Of all that stands beyond bars the widest, px: above columns stand all values or none. */
  readonly widest: number;
  readonly mark: number | null;
};

/** A box that was drawn towards negative values, with its corner at the top left. */
const upright = ({ x, y, width, height }: Box): Box => ({
  x: Math.min(x, x + width),
  y: Math.min(y, y + height),
  width: Math.abs(width),
  height: Math.abs(height),
});

type ValueProps = { readonly box: Box; readonly text: string };

function InsideValue({ box: { x, y, width, height }, text }: ValueProps) {
  if (width < textWidth(text) + 8 || height < CHART_FONT + 4) return null;
  return (
    <text x={x + width / 2} y={y + height / 2} dy="0.35em" textAnchor="middle" className={classes['value']}>
      {text}
    </text>
  );
}

type BeyondProps = ValueProps & Pick<BarWords, 'isNegative' | 'widest'> & { readonly lie: Lie };

function BeyondValue({ box: { x, y, width, height }, text, lie, isNegative, widest }: BeyondProps) {
  if (lie === 'rows') {
    if (height < CHART_FONT - 3) return null;
    const place = isNegative ? ({ x: x - 5, textAnchor: 'end' } as const) : ({ x: x + width + 5, textAnchor: 'start' } as const);
    return (
      <text {...place} y={y + height / 2} dy="0.35em" className={classes['value']}>
        {text}
      </text>
    );
  }
  // a column's value may reach a little over the gap beside it
  if (width * 1.2 < widest) return null;
  return (
    <text x={x + width / 2} y={isNegative ? y + height + 14 : y - 5} textAnchor="middle" className={classes['value']}>
      {text}
    </text>
  );
}

/** Where a bar should end: a line across it, a little longer than the bar is thick. */
function BarMark({ box: { x, y, width, height }, value, lie }: { readonly box: Box; readonly value: number; readonly lie: Lie }) {
  const [across, up] = [useXAxisScale(), useYAxisScale()];
  const at = (lie === 'rows' ? across : up)?.(value);
  if (at === undefined) return null;
  const path = lie === 'rows' ? `M${at} ${y - 3}v${height + 6}` : `M${x - 3} ${at}h${width + 6}`;
  return (
    <>
      <path d={path} className={classes['markHalo']} />
      <path d={path} className={classes['mark']} />
    </>
  );
}

type Props = {
  readonly id: string;
  readonly kind: SeriesKind;
  readonly lie: Lie;
  readonly wordsOf: (index: number) => BarWords;
  /** Given by the chart: which bar it is, and its box, px. */
  readonly index?: number;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
};

/** One bar with its shade and pattern, its value and its mark; of nothing only value and mark are drawn. */
export function BarShape({ id, kind, lie, wordsOf, index = 0, x = 0, y = 0, width = 0, height = 0 }: Props) {
  const box = upright({ x, y, width, height });
  const { isNegative, inside, beyond, mark, widest } = wordsOf(index);
  return (
    <g>
      {box.width >= 0.5 && box.height >= 0.5 && <rect {...box} {...paintOf(id, kind)} />}
      {inside !== null && <InsideValue box={box} text={inside} />}
      {mark !== null && <BarMark box={box} value={mark} lie={lie} />}
      {beyond !== null && <BeyondValue box={box} text={beyond} lie={lie} isNegative={isNegative} widest={widest} />}
    </g>
  );
}
