import { Alert, Button, FileButton, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconFiles, IconFolder } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCapture } from './captureState.ts';
import type { IntakeError } from './intake.ts';

type Props = { readonly onFiles: (files: readonly File[]) => void; readonly onStop: () => void; readonly reading?: ReactNode };

const ACCEPTED = 'image/*,.heic,.heif,.tif,.tiff,.pdf,.vcf,.vcard,.json,.csv,.tsv,.xlsx,.xls';
const LISTED = 5;

/** Chromium opens a folder instead of files when its own attribute is set; React's types do not know it. */
const folderInput = (label: string): Record<string, string> => ({ 'aria-label': label, webkitdirectory: '' });

function IntakeState({ onStop }: Pick<Props, 'onStop'>) {
  const { t } = useTranslation();
  const intake = useCapture((state) => state.intake);
  if (intake === null) return null;
  const isRunning = intake.done < intake.total;
  return (
    <Stack gap={6} mt="sm" aria-live="polite">
      <Progress value={(100 * intake.done) / Math.max(1, intake.total)} animated={isRunning} aria-label={t('capture.title')} />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate>
          {isRunning ? t('capture.intake', intake) : t('capture.intake_done', { count: intake.total - intake.failed.length })}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={isRunning ? onStop : () => useCapture.setState({ intake: null })}>
          {isRunning ? t('capture.intake_stop') : t('app.close')}
        </Button>
      </Group>
      {intake.failed.length > 0 && (
        <Alert color="orange" p="xs" title={t('capture.intake_failed', { count: intake.failed.length })}>
          {/* errors of the intake are the ends of these keys */}
          {intake.failed.slice(0, LISTED).map(({ name, error }) => (
            <Text key={name} size="sm">
              {name}: {t(`capture.file_${error as IntakeError}`)}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}

/** Files and folders, by drop, paste or choice; a run over many shows how far it is and what failed. */
export function IntakePanel({ onFiles, onStop, reading }: Props) {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md" style={{ borderStyle: 'dashed' }}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{t('capture.drop')}</Text>
          <Text size="sm" c="dimmed">
            {t('capture.drop_hint')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <FileButton multiple accept={ACCEPTED} onChange={onFiles} inputProps={{ 'aria-label': t('capture.pick') }}>
            {(props) => (
              <Button size="xs" variant="default" leftSection={<IconFiles size={16} />} {...props}>
                {t('capture.pick')}
              </Button>
            )}
          </FileButton>
          <FileButton multiple onChange={onFiles} inputProps={folderInput(t('capture.pick_folder'))}>
            {(props) => (
              <Button size="xs" variant="default" leftSection={<IconFolder size={16} />} {...props}>
                {t('capture.pick_folder')}
              </Button>
            )}
          </FileButton>
        </Group>
      </Group>
      <IntakeState onStop={onStop} />
      {reading}
    </Paper>
  );
}
