import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import type { Run } from './useExportRun.ts';

/** How far an export is, and how it ended: where the file went, and who is not in it. */
export function ExportOutcome({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { progress, end } = run;
  if (end === null) {
    if (progress === null) return null;
    return (
      <Stack gap={4} aria-live="polite">
        <Progress value={(100 * progress.done) / Math.max(1, progress.total)} animated aria-label={t('handover.export')} />
        <Text size="sm">{t('handover.exporting', progress)}</Text>
      </Stack>
    );
  }
  if (!end.ok)
    return (
      <Alert color={end.error === 'stopped' || end.error === 'cancelled' ? 'gray' : 'red'}>
        {end.error === 'stopped' ? t('handover.stopped') : t('handover.failed', { reason: t(`handover.fault_${end.error}`) })}
      </Alert>
    );
  const { path, written, left } = end.value;
  return (
    <Alert color="green">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{t('handover.done', { count: written })}</Text>
          {left.length > 0 && (
            <Text size="sm" data-testid="left-out">
              {t('files.left_file', { count: left.length })}
            </Text>
          )}
          <Text size="sm" data-testid="saved-path" style={{ overflowWrap: 'anywhere' }}>
            {path}
          </Text>
        </div>
        <Button size="xs" variant="white" leftSection={<IconFolderOpen size={16} />} onClick={() => void booth.showInFolder({ path })}>
          {t('handover.show_folder')}
        </Button>
      </Group>
    </Alert>
  );
}
