import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkShape } from './MarkPicture.tsx';
import type { Mark } from './quadrantMarks.ts';
import classes from './QuadrantChart.module.css';

/** Radius of a mark, px: it grows with the number of leads it stands for, up to a size that hides nobody. */
const radiusOf = (count: number): number => Math.min(22, 7 * Math.sqrt(Math.sqrt(count)));

/** Leads of a mark that are named; the rest is counted. */
const NAMED = 3;

/** Where the keys lead from a mark: to the next or the one before, round and round; null for other keys. */
function stepOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at + count - 1) % count;
  return null;
}

type Props = {
  readonly marks: readonly Mark[];
  readonly onPick: (mark: Mark) => void;
  /** Given by the chart: which mark it is, and where it lies, px. */
  readonly index?: number;
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
};

/** One mark of the chart: pressed by a click, Enter or Space; arrows go to the next. */
export function MarkPoint({ marks, onPick, index = 0, cx, cy }: Props) {
  const { t } = useTranslation();
  const mark = marks[index];
  if (mark === undefined || cx === undefined || cy === undefined) return null;
  const { leads, heat, fit, maturity } = mark;
  const names = leads.slice(0, NAMED).map(({ name }) => (name === '' ? t('definitions.nameless') : name));
  const more = leads.length > NAMED ? [t('definitions.more', { count: leads.length - NAMED })] : [];
  const spoken = t('definitions.markSpoken', { names: [...names, ...more].join(', '), heat: t(`qualify.heat.${heat}`), fit, maturity });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    const next = stepOf(event.key, index, marks.length);
    if (next === null && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) return onPick(mark);
    const other = event.currentTarget.closest('svg')?.querySelector(`[data-mark="${next}"]`);
    if (other instanceof SVGElement) other.focus();
  };
  return (
    <g
      transform={`translate(${cx},${cy})`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- inside an SVG there is no button
      role="button"
      // Tab stops at the first; a stop that moves would draw the chart anew under the focus
      tabIndex={index === 0 ? 0 : -1}
      aria-label={spoken}
      data-mark={index}
      className={classes['mark']}
      onClick={() => onPick(mark)}
      onKeyDown={onKeyDown}
    >
      <title>{spoken}</title>
      <MarkShape heat={heat} radius={radiusOf(leads.length)} />
      {leads.length > 1 && (
        <text className={classes['markCount']} textAnchor="middle" dominantBaseline="central">
          {leads.length}
        </text>
      )}
    </g>
  );
}
