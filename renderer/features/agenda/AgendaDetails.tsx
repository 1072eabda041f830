import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import classes from './Agenda.module.css';
import { obstacleAt } from './agendaDeeds.ts';
import type { Desk } from './agendaDeeds.ts';
import type { Entry } from './agendaEntries.ts';
import { undoLast, useAgenda } from './agendaState.ts';
import { useEntryWords } from './agendaWords.ts';

/** One thing that a key does to the selected appointment. */
export type AgendaDeed = { readonly key: string; readonly label: string; readonly run: () => void };

type Props = { readonly desk: Desk; readonly entry: Entry | undefined; readonly deeds: readonly AgendaDeed[] };

/** The selected appointment with its times everywhere and what can be done to it; where it goes while it moves; the way back of the last deed. */
export function AgendaDetails({ desk, entry, deeds }: Props) {
  const { t } = useTranslation();
  const { show, agenda } = desk;
  const words = useEntryWords(show);
  const moving = useAgenda((state) => state.moving);
  const [last] = useAgenda((state) => state.done);
  const way = (): string => {
    const gone = agenda.entries.find(({ appointment }) => appointment.id === moving?.id);
    if (moving === null || gone === undefined) return '';
    const { rep, startsAt } = moving;
    const obstacle = obstacleAt({ agenda }, { rep, startsAt, endsAt: startsAt + gone.endsAt - gone.startsAt }, gone.appointment);
    const when = `${formatDay(startsAt, show.zone)} ${formatTime(startsAt, show.zone)}`;
    const state = obstacle === null ? t('agenda.board.moving_free') : t(`agenda.board.why.${obstacle}`);
    return `${t('agenda.board.moving', { when, name: words.rep(rep) })}: ${state}. ${moving.by === 'keys' ? t('agenda.board.moving_keys') : ''}`;
  };
  const told = moving === null ? (entry === undefined ? '' : words.times(entry)) : way();
  return (
    <div className={classes['bar']}>
      <div className={classes['told']} aria-live="polite" data-testid="agenda-told">
        {moving === null && entry !== undefined && (
          <Text size="sm" fw={600} truncate>
            {[entry.who || t('agenda.unknown'), entry.company, words.rep(entry.appointment.rep)].filter(Boolean).join(' · ')}
          </Text>
        )}
        <Text size="sm" {...(moving === null ? { c: 'dimmed' } : {})} truncate>
          {told || (last === undefined ? t('agenda.board.none') : last.words)}
        </Text>
      </div>
      {moving === null &&
        deeds.map(({ key, label, run }) => (
          <Button
            key={key}
            size="sm"
            h={36}
            px="sm"
            variant="default"
            style={{ flexShrink: 0 }}
            leftSection={<KeyHint keys={key} />}
            onClick={run}
          >
            {label}
          </Button>
        ))}
      {last !== undefined && (
        <Button
          size="sm"
          h={36}
          px="sm"
          variant="subtle"
          style={{ flexShrink: 0 }}
          rightSection={<KeyHint keys="u" />}
          title={last.words}
          onClick={() => void undoLast()}
        >
          {t('app.undo')}
        </Button>
      )}
    </div>
  );
}
