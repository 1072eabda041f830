import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import { addDays, minutesText } from '#shared/lib/time.ts';
import { minutesOfClock } from './clock.ts';
import { useAsking } from './useAsking.ts';

export type Due = Pick<PromiseMade, 'dueOn' | 'dueAtMinutes'>;

type Props = { readonly promise: PromiseMade; readonly today: string; readonly onMove: (due: Due) => void; readonly onClose: () => void };

const DAYS = [0, 1, 2, 7, 14] as const;

/** Another day for a promise: one of the usual ones by a digit, or any day and hour. */
export function MoveBox({ promise, today, onMove, onClose }: Props) {
  const { t } = useTranslation();
  useAsking();
  const [day, setDay] = useState(promise.dueOn < today ? today : promise.dueOn);
  const [clock, setClock] = useState(promise.dueAtMinutes === undefined ? '' : minutesText(promise.dueAtMinutes));
  const title = t('followup.move.title');
  const usual = DAYS.map((days, at) => ({ days, key: String(at + 1), dueOn: addDays(today, days) }));
  useShortcuts(
    usual.map(({ days, key, dueOn }) => ({
      key,
      group: title,
      label: t('leads.promise.in', { count: days }),
      run: () => onMove({ dueOn }),
    })),
  );
  const minutes = minutesOfClock(clock);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (day !== '') onMove({ dueOn: day, ...(minutes === null ? {} : { dueAtMinutes: minutes }) });
        }}
      >
        <Stack gap="xs">
          <Text lineClamp={3}>{promise.text}</Text>
          {usual.map(({ days, key, dueOn }) => (
            <Button
              key={key}
              variant="default"
              justify="space-between"
              rightSection={<KeyHint keys={key} />}
              onClick={() => onMove({ dueOn })}
            >
              {t('leads.promise.in', { count: days })} · {formatDate(dueOn)}
            </Button>
          ))}
          <Group align="end" grow preventGrowOverflow={false}>
            <TextInput type="date" label={t('followup.move.day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
            <TextInput
              type="time"
              label={t('followup.move.hour')}
              value={clock}
              onChange={(event) => setClock(event.currentTarget.value)}
            />
            <Button type="submit" disabled={day === ''}>
              {t('followup.move.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
