import { IconAlertTriangle, IconPhone, IconUsers } from '@tabler/icons-react';
import type { CSSProperties, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './Agenda.module.css';
import type { Entry } from './agendaEntries.ts';
import { useAgenda } from './agendaState.ts';
import { useEntryWords } from './agendaWords.ts';
import type { Block } from './dayLayout.ts';

type Props = {
  readonly block: Block<Entry>;
  readonly show: Show;
  readonly isDoubled: boolean;
  /** Everybody stands in one column: say whose it is. */
  readonly isMixed: boolean;
  readonly onGrab: (event: PointerEvent, entry: Entry) => void;
  readonly onPress: (entry: Entry, isByKey: boolean) => void;
};

/** An appointment at its time; calls have another edge and sign than meetings. */
export function AgendaBlock({ block, show, isDoubled, isMixed, onGrab, onPress }: Props) {
  const { t } = useTranslation();
  const words = useEntryWords(show);
  const { item, top, height, lane, lanes } = block;
  const { appointment, who, company } = item;
  const isSelected = useAgenda(({ selected }) => selected === appointment.id);
  const isAway = useAgenda(({ moving }) => moving?.id === appointment.id);
  const Kind = appointment.kind === 'call' ? IconPhone : IconUsers;
  const style: CSSProperties = {
    top: `${top * 100}%`,
    height: `calc(${height * 100}% - 1px)`,
    left: `calc(${(lane / lanes) * 100}% + 2px)`,
    width: `calc(${100 / lanes}% - 4px)`,
  };
  const label = words.summary(item);
  return (
    <button
      type="button"
      className={classes['block']}
      style={style}
      data-appointment={appointment.id}
      data-kind={appointment.kind}
      data-doubled={isDoubled || undefined}
      data-selected={isSelected || undefined}
      data-away={isAway || undefined}
      aria-label={isDoubled ? `${label}, ${t('agenda.board.doubled')}` : label}
      title={words.times(item)}
      onPointerDown={(event) => onGrab(event, item)}
      onClick={(event) => {
        event.stopPropagation();
        onPress(item, event.detail === 0);
      }}
    >
      {isDoubled && <IconAlertTriangle size={14} color="var(--mantine-color-red-text)" />}
      <Kind size={14} />
      <span className={classes['time']}>{formatTime(appointment.startsAt, show.zone)}</span>
      <span className={classes['who']}>{who || t('agenda.unknown')}</span>
      <span className={classes['more']}>{[company, isMixed ? words.rep(appointment.rep) : ''].filter(Boolean).join(' · ')}</span>
    </button>
  );
}
