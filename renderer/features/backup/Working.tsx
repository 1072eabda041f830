import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import { useBackupState } from './backups.ts';

/** How far main is with a backup, its check or a restore, and the way to stop it. */
export function Working() {
  const { t } = useTranslation();
  const progress = useBackupState(({ state }) => state?.progress ?? null);
  const words = progress === null ? t('backup.working') : t(`backup.step.${progress.step}`, { ...progress });
  const isCounted = progress !== null && progress.total > 1;
  return (
    <Stack gap={4} aria-live="polite" data-testid="backup-working">
      <Progress value={isCounted ? (100 * progress.done) / progress.total : 100} animated aria-label={words} />
      <Group justify="space-between">
        <Text size="sm">{words}</Text>
        <Button size="xs" variant="default" onClick={() => void booth.backupStop()}>
          {t('backup.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
