import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ReferenceArea, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import type { Quadrant } from '#shared/domain/score.ts';
import { MarkPoint } from './MarkPoint.tsx';
import type { Mark } from './quadrantMarks.ts';
import classes from './QuadrantChart.module.css';

type Props = {
  readonly marks: readonly Mark[];
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly lines: { readonly matureFrom: number; readonly fitFrom: number };
  readonly onPick: (mark: Mark) => void;
};

const TICKS = [0, 25, 50, 75, 100];
/** Both axes run from 0 to 100. */
const axis = { type: 'number', domain: [0, 100], ticks: TICKS, tick: { className: classes['tick'] ?? '' } } as const;
const line = { stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '4 4' } as const;

type Area = { readonly quadrant: Quadrant; readonly x: readonly [number, number]; readonly y: readonly [number, number] };

/** Fit across, maturity up; four named quadrants; each mark is a lead, or several in one place. One stop of Tab, arrows go from mark to mark. */
export function QuadrantChart({ marks, counts, lines, onPick }: Props) {
  const { t } = useTranslation();
  const data = useMemo(() => marks.map(({ fit, maturity }) => ({ fit, maturity })), [marks]);
  const { matureFrom, fitFrom } = lines;
  const areas: readonly Area[] = [
    { quadrant: 'check', x: [0, fitFrom], y: [matureFrom, 100] },
    { quadrant: 'sell', x: [fitFrom, 100], y: [matureFrom, 100] },
    { quadrant: 'leave', x: [0, fitFrom], y: [0, matureFrom] },
    { quadrant: 'nurture', x: [fitFrom, 100], y: [0, matureFrom] },
  ];
  const named = (term: 'fit' | 'maturity') => ({
    value: t('definitions.axis', { axis: t(`definitions.label.${term}`) }),
    className: classes['axis'] ?? '',
  });
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart margin={{ top: 16, right: 24, bottom: 18, left: 0 }} accessibilityLayer={false}>
        <XAxis {...axis} dataKey="fit" label={{ ...named('fit'), position: 'insideBottom', offset: -12 }} />
        <YAxis {...axis} dataKey="maturity" width={58} label={{ ...named('maturity'), angle: -90, position: 'center', dx: -18 }} />
        {areas.map(({ quadrant, x, y }) => (
          <ReferenceArea
            key={quadrant}
            x1={x[0]}
            x2={x[1]}
            y1={y[0]}
            y2={y[1]}
            className={classes[quadrant] ?? ''}
            label={{
              value: t('definitions.quadrantCount', { quadrant: t(`definitions.quadrant.${quadrant}`), count: counts[quadrant] }),
              position: x[0] === 0 ? 'insideTopLeft' : 'insideTopRight',
              className: classes['areaName'] ?? '',
            }}
          />
        ))}
        <ReferenceLine x={fitFrom} {...line} />
        <ReferenceLine y={matureFrom} {...line} />
        <Scatter data={data} isAnimationActive={false} shape={<MarkPoint marks={marks} onPick={onPick} />} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
