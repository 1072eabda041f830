import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCalendars } from '#renderer/data/calendars.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { Show } from '#shared/domain/show.ts';
import { CalendarCard } from './CalendarCard.tsx';
import { CalendarForm } from './CalendarForm.tsx';

/** The calendars on servers that appointments are kept in. */
export function CalendarsPanel({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const calendars = useLive(readCalendars, []);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <PanelHead title={t('calendar.title')} text={t('calendar.text')}>
          <Button size="xs" style={{ flexShrink: 0 }} leftSection={<IconCalendarPlus size={16} />} onClick={() => setOpen(true)}>
            {t('calendar.add')}
          </Button>
        </PanelHead>
        {calendars?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('calendar.none')}
          </Text>
        )}
        {(calendars ?? []).map((account) => (
          <CalendarCard key={account.id} account={account} />
        ))}
      </Stack>
      <CalendarForm staff={show.staff} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Paper>
  );
}
