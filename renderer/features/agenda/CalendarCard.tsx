import { Alert, Badge, Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pauseCalendar, readLinks, readWantedFor, removeCalendar, resumeCalendar } from '#renderer/data/calendars.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatMoment } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import { calendarSecretName } from '#shared/formats/calendar/secretName.ts';
import { CalendarConflict } from './CalendarConflict.tsx';
import { signInAgain } from './connectCalendar.ts';
import type { ConnectCalendarFault } from './connectCalendar.ts';
import { seenSync, useSyncs } from './syncState.ts';
import type { SyncSeen } from './syncState.ts';

function SignInAgain({ account }: { readonly account: CalendarAccount }) {
  const { t } = useTranslation();
  const store = useStore();
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<ConnectCalendarFault | null>(null);
  const submit = async (): Promise<void> => {
    const done = await signInAgain(store, account, password);
    setFault(done.ok ? null : done.error);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Group align="flex-end" gap="xs">
        <PasswordInput
          style={{ flex: 1 }}
          label={t('calendar.password')}
          value={password}
          required
          error={fault === null ? null : t(`calendar.error.${fault}`)}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit">{t('calendar.sign_in')}</Button>
      </Group>
    </form>
  );
}

/** That a sync runs, or how the last one ended; nothing before the first. */
function SyncLine({ seen }: { readonly seen: SyncSeen | undefined }) {
  const { t } = useTranslation();
  const words =
    seen?.stop !== undefined
      ? t('calendar.syncing')
      : seen?.last === undefined
        ? null
        : t(`calendar.last_${seen.last.how}`, { when: formatMoment(seen.last.at) });
  return (
    <Text size="sm" c="dimmed" data-testid="sync-line">
      {words}
    </Text>
  );
}

/** One calendar: what is in step, what waits for a person, and the deeds. */
export function CalendarCard({ account }: { readonly account: CalendarAccount }) {
  const { t } = useTranslation();
  const store = useStore();
  const seen = useSyncs((all) => all[account.id]);
  const links = useLive((live) => readLinks(live, account.id), [account.id]) ?? [];
  const wanted = useLive((live) => readWantedFor(live, account), [account.id, account.rep])?.length ?? 0;
  const kept = links.filter(({ state }) => state === 'kept').length;
  const conflicts = links.filter(({ state }) => state === 'conflict');
  const failed = links.find(({ state }) => state === 'failed');
  const paused = account.isPaused ? (account.pausedFor ?? { kind: 'person' as const, reason: '' }) : null;
  const sync = async (): Promise<void> => {
    const end = await seenSync({ store, calendars: booth }, account, { signal: new AbortController().signal });
    if (end.pause === 'stopped') return;
    const isDone = end.pause === undefined && end.dueAt === null && end.conflicts.length + end.refused.length === 0;
    const { created, updated, deleted, taken } = end;
    const words = isDone
      ? t('calendar.synced', { created, updated, deleted, taken })
      : end.pause === 'offline'
        ? t('calendar.sync_offline')
        : t('calendar.sync_waits');
    notifications.show({ title: account.name, message: words, color: isDone ? 'green' : 'orange' });
  };
  const remove = async (): Promise<void> => {
    await removeCalendar(store, account.id);
    await booth.secretDelete({ name: calendarSecretName(account) });
    notifications.show({ message: t('calendar.removed') });
  };
  return (
    <Paper withBorder radius="md" p="sm">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Title order={4} size="h6" lineClamp={1}>
              {account.name}
            </Title>
            <Text size="sm" c="dimmed" truncate>
              {account.user} · {new URL(account.url).host}
            </Text>
          </div>
          {paused === null && (
            <Badge variant="light" tt="none" style={{ flexShrink: 0 }}>
              {t('calendar.states', { kept, waiting: Math.max(0, wanted - kept - conflicts.length) })}
            </Badge>
          )}
        </Group>
        {paused === null && <SyncLine seen={seen} />}
        {paused !== null && (
          <Alert
            color={paused.kind === 'person' ? 'gray' : 'orange'}
            title={t(`calendar.paused_${paused.kind}`, { reason: paused.reason })}
          >
            {paused.kind === 'auth' && <SignInAgain account={account} />}
          </Alert>
        )}
        {failed !== undefined && <Alert color="red">{t('calendar.refused', { reason: failed.reason ?? '' })}</Alert>}
        {conflicts.length > 0 && (
          <Stack gap="xs">
            <Text fw={600}>{t('calendar.conflict_title')}</Text>
            {conflicts.slice(0, 20).map((link) => (
              <CalendarConflict key={link.id} account={account} link={link} />
            ))}
          </Stack>
        )}
        <Group gap="xs">
          {seen?.stop === undefined ? (
            <Button size="xs" disabled={account.isPaused} onClick={() => void sync()}>
              {t('calendar.sync')}
            </Button>
          ) : (
            <Button size="xs" variant="default" onClick={seen.stop}>
              {t('calendar.stop')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            onClick={() => void (account.isPaused ? resumeCalendar(store, account.id) : pauseCalendar(store, account.id))}
          >
            {account.isPaused ? t('calendar.resume') : t('calendar.pause')}
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => void remove()}>
            {t('calendar.remove')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
