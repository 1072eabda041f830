import { IconAlertTriangle, IconPhone, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import classes from './Agenda.module.css';
import type { Agenda, Entry } from './agendaEntries.ts';
import { useAgenda } from './agendaState.ts';
import { useEntryWords } from './agendaWords.ts';

type Props = {
  readonly show: Show;
  readonly agenda: Agenda;
  readonly entries: readonly Entry[];
  readonly day: string;
  readonly onPress: (entry: Entry, isByKey: boolean) => void;
};

function Line({ entry, show, agenda, onPress }: Omit<Props, 'entries' | 'day'> & { readonly entry: Entry }) {
  const { t } = useTranslation();
  const words = useEntryWords(show);
  const { appointment, startsAt, endsAt, who, company } = entry;
  const isSelected = useAgenda(({ selected }) => selected === appointment.id);
  const isDoubled = agenda.doubled.has(appointment.id);
  const Kind = appointment.kind === 'call' ? IconPhone : IconUsers;
  return (
    <button
      type="button"
      className={classes['row']}
      data-appointment={appointment.id}
      data-selected={isSelected || undefined}
      onClick={(event) => onPress(entry, event.detail === 0)}
      onDoubleClick={() => onPress(entry, true)}
    >
      <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {formatTime(startsAt, show.zone)}–{formatTime(endsAt, show.zone)}
      </span>
      <Kind size={18} aria-label={t(`agenda.${appointment.kind}`)} />
      <span className={classes['cut']}>
        <b>{who || t('agenda.unknown')}</b> <span className={classes['dim']}>{company}</span>
      </span>
      <span className={classes['cut']}>{words.rep(appointment.rep)}</span>
      <span className={`${classes['cut'] ?? ''} ${classes['dim'] ?? ''}`}>{words.elsewhere(entry)}</span>
      <span>
        {isDoubled && (
          <>
            <IconAlertTriangle size={16} color="var(--mantine-color-red-text)" style={{ verticalAlign: '-3px' }} /> {t('agenda.conflict')}
          </>
        )}
      </span>
    </button>
  );
}

/** All appointments by day; the day in view first. */
export function AgendaList({ show, agenda, entries, day, onPress }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const on = localTime(entry.startsAt, show.zone).day;
    groups.set(on, [...(groups.get(on) ?? []), entry]);
  }
  const first = [...groups.keys()].find((one) => one >= day);
  useEffect(() => {
    frame.current?.querySelector(`[data-day="${first ?? ''}"]`)?.scrollIntoView({ block: 'start' });
  }, [first]);
  return (
    <div className={classes['scroll']} ref={frame} data-testid="agenda-list">
      {[...groups].map(([on, those]) => (
        <section key={on} data-day={on}>
          <h3 className={classes['dayTitle']} style={{ margin: 0 }}>
            {formatDay(those[0]?.startsAt ?? 0, show.zone)}
          </h3>
          {those.map((entry) => (
            <Line key={entry.appointment.id} entry={entry} show={show} agenda={agenda} onPress={onPress} />
          ))}
        </section>
      ))}
    </div>
  );
}
