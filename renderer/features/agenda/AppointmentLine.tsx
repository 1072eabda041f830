import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsMove, IconCalendarDown, IconCalendarX, IconPhone, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cancelAppointment } from '#renderer/data/appointments.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { saveIcs } from './inviteDeeds.ts';

type Props = { readonly appointment: Appointment; readonly show: Show; readonly onMove?: () => void };

/** One appointment with what can be done to it; one that was cancelled is struck out. */
export function AppointmentLine({ appointment, show, onMove }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { startsAt, endsAt, kind } = appointment;
  const isOff = appointment.cancelledAt !== undefined;
  const Kind = kind === 'call' ? IconPhone : IconUsers;
  const cancel = async (): Promise<void> => {
    await cancelAppointment(store, appointment.id);
    notifications.show({ message: t('agenda.cancelled') });
  };
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
        <Kind size={18} aria-label={t(`agenda.${kind}`)} style={{ flexShrink: 0 }} />
        <Text size="sm" fw={600} {...(isOff ? { td: 'line-through', c: 'dimmed' } : {})}>
          {formatDay(startsAt, show.zone)} {formatTime(startsAt, show.zone)}–{formatTime(endsAt, show.zone)}
        </Text>
      </Group>
      <Group gap={4} wrap="nowrap">
        <Tooltip label={t('agenda.ics')}>
          <ActionIcon variant="subtle" size={32} aria-label={t('agenda.ics')} onClick={() => void saveIcs({ store, show }, appointment.id)}>
            <IconCalendarDown size={18} />
          </ActionIcon>
        </Tooltip>
        {onMove !== undefined && !isOff && (
          <Tooltip label={t('agenda.move')}>
            <ActionIcon variant="subtle" size={32} aria-label={t('agenda.move')} onClick={onMove}>
              <IconArrowsMove size={18} />
            </ActionIcon>
          </Tooltip>
        )}
        {!isOff && (
          <Tooltip label={t('agenda.cancel')}>
            <ActionIcon variant="subtle" color="red" size={32} aria-label={t('agenda.cancel')} onClick={() => void cancel()}>
              <IconCalendarX size={18} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </Group>
  );
}
