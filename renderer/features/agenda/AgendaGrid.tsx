import { useEffect, useRef } from 'react';
import type { CSSProperties, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import { zonesDiffer } from '#shared/domain/repCalendar.ts';
import { localTime } from '#shared/lib/time.ts';
import classes from './Agenda.module.css';
import { AgendaColumn } from './AgendaColumn.tsx';
import type { Column } from './agendaColumns.ts';
import { moveOnAgenda } from './agendaDeeds.ts';
import type { Desk } from './agendaDeeds.ts';
import { timeAt, useAgendaDrag } from './agendaDrag.ts';
import type { Entry } from './agendaEntries.ts';
import { useAgenda } from './agendaState.ts';
import type { Moving } from './agendaState.ts';
import { cityOf, useEntryWords } from './agendaWords.ts';
import { marksOf, stepOfSlots } from './dayAxis.ts';
import type { DayAxis } from './dayAxis.ts';
import { useRepZones } from './repZones.ts';

type Props = {
  readonly desk: Desk;
  readonly columns: readonly Column[];
  readonly now: number;
  readonly onPress: (entry: Entry, isByKey: boolean) => void;
  readonly onFree: (column: Column, at: number) => void;
};

/** An hour is high enough that a slot holds a line of words. */
const hourHeightOf = (slotMinutes: number): number => Math.min(160, Math.max(54, (24 * 60) / slotMinutes));

const labelsOf = ({ marks }: DayAxis): string => marks.map(({ label }) => label).join();

/** The axis whose hours stand at the side: the one most columns have. */
function usualAxis(columns: readonly Column[]): DayAxis | undefined {
  const counted = columns.map(({ axis }) => ({ axis, same: columns.filter((other) => labelsOf(other.axis) === labelsOf(axis)).length }));
  return counted.toSorted((a, b) => b.same - a.same)[0]?.axis;
}

function Gutter({ axis, zone, second }: { readonly axis: DayAxis; readonly zone: string; readonly second: string | null }) {
  const top = (at: number): CSSProperties => ({ top: `${((at - axis.startsAt) / (axis.endsAt - axis.startsAt)) * 100}%` });
  const others = second !== null && zonesDiffer(second, zone, axis.startsAt) ? marksOf(axis, second) : [];
  return (
    <div className={classes['gutter']} aria-hidden>
      {axis.marks.map(({ at }) => (
        <span key={at} className={classes['hour']} style={top(at)}>
          {formatTime(at, zone)}
        </span>
      ))}
      {others.map(({ at }) => (
        <span key={at} className={`${classes['hour'] ?? ''} ${classes['second'] ?? ''}`} style={top(at)}>
          {formatTime(at, second ?? zone)}
        </span>
      ))}
    </div>
  );
}

/** Days or reps side by side, time downwards. */
export function AgendaGrid({ desk, columns, now, onPress, onFree }: Props) {
  const { t } = useTranslation();
  const { show, agenda } = desk;
  const { view, rep } = useAgenda();
  const words = useEntryWords(show);
  const zones = useRepZones();
  const frame = useRef<HTMLDivElement>(null);
  const hourHeight = hourHeightOf(show.slotMinutes);
  const drop = ({ appointment }: Entry, to: Moving): void => {
    const { startsAt, endsAt } = appointment;
    void moveOnAgenda(desk, appointment, { rep: to.rep, startsAt: to.startsAt, endsAt: to.startsAt + endsAt - startsAt });
  };
  const grab = useAgendaDrag({ columns, zone: show.zone, step: stepOfSlots(show.slotMinutes) }, drop);
  const axis = usualAxis(columns);
  const today = localTime(now, show.zone).day;
  const second = rep === null || view !== 'day' ? null : (zones.get(rep) ?? null);
  const begin = columns[0]?.axis.startsAt ?? 0;
  // what comes first of the day's work is in view when another day is
  useEffect(() => {
    const hidden = (show.hours.from - localTime(begin, show.zone).minutes) / 60;
    frame.current?.scrollTo({ top: Math.max(0, hidden * hourHeight - 12) });
  }, [begin, hourHeight, show.hours.from, show.zone]);
  if (axis === undefined) return null;
  const click = (event: MouseEvent): void => {
    const place = timeAt(event, columns);
    if (place !== null) onFree(place.column, place.at);
  };
  const style: CSSProperties & Record<'--columns' | '--gutter', string> = {
    '--columns': String(columns.length),
    '--gutter': second === null ? '76px' : '142px',
  };
  return (
    <section
      className={classes['scroll']}
      style={style}
      ref={frame}
      data-scroll
      data-testid="agenda-grid"
      aria-label={t('agenda.board.grid')}
    >
      <div className={classes['heads']}>
        <div className={classes['corner']} title={t('agenda.zone', { zone: show.zone })}>
          {cityOf(show.zone)}
          {second !== null && <i> · {cityOf(second)}</i>}
        </div>
        {columns.map((column) => (
          <div key={column.key} className={classes['head']} data-today={(view === 'week' && column.axis.day === today) || undefined}>
            {view === 'week' ? formatDay(column.axis.startsAt, show.zone) : column.rep !== null && words.rep(column.rep)}
            {view === 'day' && column.rep !== null && zones.has(column.rep) && (
              <span className={classes['sub']}>{t('agenda.zone', { zone: zones.get(column.rep) })}</span>
            )}
          </div>
        ))}
      </div>
      <div className={classes['columns']}>
        <Gutter axis={axis} zone={show.zone} second={second} />
        {columns.map((column) => (
          <AgendaColumn
            key={column.key}
            column={column}
            show={show}
            agenda={agenda}
            now={now}
            hourHeight={hourHeight}
            hasOwnHours={labelsOf(column.axis) !== labelsOf(axis)}
            onGrab={grab}
            onPress={onPress}
            onFree={click}
          />
        ))}
      </div>
    </section>
  );
}
