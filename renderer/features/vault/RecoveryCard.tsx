import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { Protection } from '#shared/ipc/vault.ts';

type Props = {
  readonly protection: Protection;
  readonly onSet: () => void;
  readonly onProve: () => void;
  readonly onDone: (protection: Protection) => void;
};

function Remove({ onDone }: Pick<Props, 'onDone'>) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    const done = await booth.recoveryRemove();
    if (done.ok) onDone(done.value);
    else notifications.show({ color: 'red', message: t(`vault.fault.${done.error}`) });
  };
  if (!isAsking)
    return (
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t('protect.recovery.remove')}
      </Button>
    );
  return (
    <Group gap="xs">
      <Button color="red" onClick={() => void remove()}>
        {t('protect.recovery.remove_do')}
      </Button>
      <Button variant="default" onClick={() => setAsking(false)}>
        {t('protect.recovery.remove_not')}
      </Button>
    </Group>
  );
}

/** The second way in: whether there is one, since when, and when somebody last proved to have it. */
export function RecoveryCard({ protection, onSet, onProve, onDone }: Props) {
  const { t } = useTranslation();
  const { recovery, mode } = protection;
  const at = (instant: number | null): string => (instant === null ? t('protect.unknown') : formatInstant(instant));
  return (
    <Paper withBorder radius="lg" p="md" data-testid="recovery-card">
      <Stack gap="sm">
        <Title order={4} size="h5">
          {t('vault.recovery')}
        </Title>
        {recovery === null ? (
          <Alert color={mode === 'none' ? 'gray' : 'orange'} title={t('protect.recovery.none')}>
            {t(`protect.recovery.none_${mode}`)}
          </Alert>
        ) : (
          <>
            <Text size="sm">{t('protect.recovery.text')}</Text>
            <Text size="sm" c="dimmed">
              {t('protect.recovery.dates', { set: at(recovery.at), proven: at(recovery.provenAt) })}
            </Text>
          </>
        )}
        <Group gap="xs">
          <Button variant={recovery === null ? 'filled' : 'default'} rightSection={<KeyHint keys="r" />} onClick={onSet}>
            {recovery === null ? t('protect.recovery.make') : t('protect.recovery.replace')}
          </Button>
          {recovery !== null && (
            <>
              <Button variant="default" rightSection={<KeyHint keys="p" />} onClick={onProve}>
                {t('protect.recovery.prove')}
              </Button>
              <Remove onDone={onDone} />
            </>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
