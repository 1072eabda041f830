import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { Conflict } from '#shared/domain/appointment.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import classes from './Agenda.module.css';
import { settleConflict } from './agendaDeeds.ts';
import type { Desk } from './agendaDeeds.ts';
import { useEntryWords } from './agendaWords.ts';

/** Double bookings that are not over, each with who booked first; the later one moves by one press, the first of them by one key. */
export function AgendaConflicts({ desk, conflicts }: { readonly desk: Desk; readonly conflicts: readonly Conflict[] }) {
  const { t } = useTranslation();
  const { show, agenda } = desk;
  const words = useEntryWords(show);
  const nameOf = ({ id, title }: Appointment): string => agenda.entries.find(({ appointment }) => appointment.id === id)?.who || title;
  if (conflicts.length === 0) return null;
  return (
    <section className={classes['conflicts']} aria-label={t('agenda.board.conflicts', { count: conflicts.length })} data-testid="conflicts">
      {conflicts.map((conflict, at) => {
        const { first, second } = conflict;
        const when = `${formatDay(second.startsAt, show.zone)} ${formatTime(second.startsAt, show.zone)}`;
        return (
          <div key={first.id + second.id} className={classes['conflict']}>
            <IconAlertTriangle size={18} color="var(--mantine-color-red-text)" style={{ flexShrink: 0 }} />
            <span className={classes['cut']} style={{ flex: 1 }}>
              {t('agenda.board.conflict_line', { rep: words.rep(second.rep), when, first: nameOf(first), second: nameOf(second) })}
            </span>
            <Button
              size="xs"
              variant="light"
              color="red"
              style={{ flexShrink: 0 }}
              rightSection={at === 0 ? <KeyHint keys="c" /> : undefined}
              onClick={() => void settleConflict(desk, conflict)}
            >
              {t('agenda.board.settle')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
