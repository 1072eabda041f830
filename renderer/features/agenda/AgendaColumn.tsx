import type { MouseEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import { HOUR } from '#shared/lib/time.ts';
import classes from './Agenda.module.css';
import { AgendaBlock } from './AgendaBlock.tsx';
import type { Column } from './agendaColumns.ts';
import { obstacleAt } from './agendaDeeds.ts';
import type { Agenda, Entry } from './agendaEntries.ts';
import { useAgenda } from './agendaState.ts';
import type { DayAxis } from './dayAxis.ts';
import { layBlocks, placeOf } from './dayLayout.ts';
import type { Place } from './dayLayout.ts';

type Props = {
  readonly column: Column;
  readonly show: Show;
  readonly agenda: Agenda;
  readonly now: number;
  readonly hourHeight: number;
  /** The labels of the hours differ from the ones at the side: the clocks change on this day. */
  readonly hasOwnHours: boolean;
  readonly onGrab: (event: PointerEvent, entry: Entry) => void;
  readonly onPress: (entry: Entry, isByKey: boolean) => void;
  readonly onFree: (event: MouseEvent) => void;
};

const percent = ({ top, height }: Place): { top: string; height: string } => ({ top: `${top * 100}%`, height: `${height * 100}%` });

/** Where an appointment that is on its way would be put down, and what is in the way there. */
function Ghost({ column, show, agenda }: Pick<Props, 'column' | 'show' | 'agenda'>) {
  const { t } = useTranslation();
  const moving = useAgenda((state) => state.moving);
  const entry = agenda.entries.find(({ appointment }) => appointment.id === moving?.id);
  if (moving === null || entry === undefined || (column.rep !== null && column.rep !== moving.rep)) return null;
  const slot = { rep: moving.rep, startsAt: moving.startsAt, endsAt: moving.startsAt + entry.endsAt - entry.startsAt };
  const place = placeOf(slot, column.axis);
  if (place === null) return null;
  const obstacle = obstacleAt({ agenda }, slot, entry.appointment);
  return (
    <div className={classes['ghost']} style={percent(place)} data-taken={obstacle !== null || undefined} data-testid="agenda-ghost">
      {formatTime(slot.startsAt, show.zone)} · {obstacle === null ? t('agenda.board.moving_free') : t(`agenda.board.why.${obstacle}`)}
    </div>
  );
}

function Lines({ axis, zone, hasOwnHours }: { readonly axis: DayAxis; readonly zone: string; readonly hasOwnHours: boolean }) {
  return axis.marks.map(({ at }) => {
    const top = `${((at - axis.startsAt) / (axis.endsAt - axis.startsAt)) * 100}%`;
    return (
      <div key={at} className={classes['line']} style={{ top }} aria-hidden>
        {hasOwnHours && <span className={classes['ownHour']}>{formatTime(at, zone)}</span>}
      </div>
    );
  });
}

/** One day of one rep, or of everybody: what is booked, what is in the way, and free time to click on. */
export function AgendaColumn(props: Props) {
  const { column, show, agenda, now, hourHeight, hasOwnHours, onGrab, onPress, onFree } = props;
  const { t } = useTranslation();
  const { axis, entries, quiet } = column;
  const nowPlace = placeOf({ startsAt: now, endsAt: now + 1 }, axis);
  return (
    // the same is done by the key b, and by choosing a slot on a lead's page
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <div
      className={classes['column']}
      style={{ height: ((axis.endsAt - axis.startsAt) / HOUR) * hourHeight }}
      data-column={column.key}
      onClick={onFree}
    >
      {quiet.map((one) => {
        const place = placeOf(one, axis);
        if (place === null) return null;
        const { kind, title, startsAt } = one;
        const words = kind === 'off' || kind === 'buffer' ? '' : title || t(`agenda.board.${kind}`);
        return (
          <div key={`${kind}${startsAt}${one.endsAt}${title}`} className={classes['quiet']} data-kind={kind} style={percent(place)}>
            {words}
          </div>
        );
      })}
      <Lines axis={axis} zone={show.zone} hasOwnHours={hasOwnHours} />
      {layBlocks(entries, axis).map((block) => (
        <AgendaBlock
          key={block.item.appointment.id}
          block={block}
          show={show}
          isDoubled={agenda.doubled.has(block.item.appointment.id)}
          isMixed={column.rep === null}
          onGrab={onGrab}
          onPress={onPress}
        />
      ))}
      <Ghost column={column} show={show} agenda={agenda} />
      {nowPlace !== null && (
        <div className={classes['now']} style={{ top: `${nowPlace.top * 100}%` }} data-testid="agenda-now" aria-hidden />
      )}
    </div>
  );
}
