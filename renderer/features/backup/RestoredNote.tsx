import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Restored } from '#shared/ipc/backup.ts';
import { useBackupState } from './backups.ts';

const put = (): void => void booth.backupRestoredRead().then((state) => useBackupState.setState({ state }));

/** What the last restore brought, and how much was missing, until somebody has read it. */
export function RestoredNote({ restored }: { readonly restored: Restored }) {
  const { t } = useTranslation();
  const { asOf, leads, missing } = restored;
  return (
    <Alert color="teal" data-testid="restored" title={t('backup.restored', { leads: formatNumber(leads), when: formatInstant(asOf) })}>
      {missing > 0 && t('backup.restored_missing', { count: missing })}
      <Group>
        <Button size="xs" variant="default" onClick={put}>
          {t('backup.restored_ok')}
        </Button>
      </Group>
    </Alert>
  );
}
