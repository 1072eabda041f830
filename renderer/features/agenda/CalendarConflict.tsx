import { Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { readRecord } from '#renderer/data/read.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import type { CalendarAccount, CalendarLink, Theirs } from '#shared/domain/calendarAccount.ts';
import { canKeepBoth, keepBoth } from './keepBoth.ts';
import { resolveConflict } from './pullCalendar.ts';
import type { Choice } from './pullCalendar.ts';

type Version = { readonly startsAt: number; readonly endsAt: number; readonly title: string; readonly place: string };

/** Why the calendar's version is not simply another time or other words; null when it is. */
const oddity = ({ isGone, event }: Theirs): 'gone' | 'unreadable' | 'cancelled' | 'repeated' | null => {
  if (isGone) return 'gone';
  if (event === null) return 'unreadable';
  if (event.isCancelled) return 'cancelled';
  return event.isRepeated ? 'repeated' : null;
};

function Side({ version, zone }: { readonly version: Version; readonly zone: string }) {
  return (
    <>
      <Text size="sm" fw={600}>
        {formatDay(version.startsAt, zone)} {formatTime(version.startsAt, zone)}–{formatTime(version.endsAt, zone)}
      </Text>
      <Text size="sm" lineClamp={2}>
        {version.title}
      </Text>
      <Text size="sm" c="dimmed" lineClamp={1}>
        {version.place}
      </Text>
    </>
  );
}

/** Two versions of one appointment side by side; a person says which one holds. */
export function CalendarConflict({ account, link }: { readonly account: CalendarAccount; readonly link: CalendarLink }) {
  const { t } = useTranslation();
  const store = useStore();
  const ours = useLive((live) => readRecord(live, 'appointments', link.appointmentId), [link.appointmentId]);
  const { theirs } = link;
  if (theirs === undefined) return null;
  const odd = oddity(theirs);
  const canTake = odd === null || odd === 'gone' || odd === 'cancelled';
  const choose = async (choice: Choice): Promise<void> => {
    const done = await resolveConflict(store, account, { linkId: link.id, choice });
    if (!done.ok && done.error === 'unreadable') notifications.show({ message: t('calendar.not_taken'), color: 'red' });
  };
  const both = async (): Promise<void> => {
    const done = await keepBoth(store, account, link.id);
    if (done.ok) notifications.show({ message: t('calendar.kept_both'), color: 'teal' });
    else if (done.error === 'taken') notifications.show({ message: t('calendar.both_taken'), color: 'orange' });
    else if (done.error === 'unreadable') notifications.show({ message: t('calendar.not_taken'), color: 'red' });
  };
  const zone = ours?.zone ?? 'UTC';
  return (
    <Paper withBorder radius="md" p="sm">
      <SimpleGrid cols={2}>
        <Stack gap={4} align="flex-start">
          <Text size="xs" c="dimmed">
            {t('calendar.ours')}
          </Text>
          {ours !== undefined && <Side version={ours} zone={zone} />}
          <Button size="xs" mt="auto" onClick={() => void choose('ours')}>
            {t('calendar.keep_ours')}
          </Button>
        </Stack>
        <Stack gap={4} align="flex-start">
          <Text size="xs" c="dimmed">
            {t('calendar.theirs')}
          </Text>
          {odd !== null && (
            <Text size="sm" fw={600}>
              {t(`calendar.${odd}`)}
            </Text>
          )}
          {theirs.event !== null && <Side version={theirs.event} zone={zone} />}
          <Group gap="xs" mt="auto">
            <Button size="xs" variant="default" disabled={!canTake} onClick={() => void choose('theirs')}>
              {odd === 'gone' || odd === 'cancelled' ? t('calendar.take_gone') : t('calendar.keep_theirs')}
            </Button>
            {ours !== undefined && canKeepBoth(theirs, ours) && (
              <Button size="xs" variant="subtle" title={t('calendar.keep_both_text')} onClick={() => void both()}>
                {t('calendar.keep_both')}
              </Button>
            )}
          </Group>
        </Stack>
      </SimpleGrid>
    </Paper>
  );
}
