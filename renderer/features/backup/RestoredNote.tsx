import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Restored } from '#shared/ipc/backup.ts';
import { useBackupState } from './backups.ts';

/** Puts the note away; with `former`, deletes what was there before. */
const put = (former: boolean): void => void booth.backupRestoredRead({ former }).then((state) => useBackupState.setState({ state }));

/** What the last restore brought, how much was missing, and what of before is still kept. */
export function RestoredNote({ restored }: { readonly restored: Restored }) {
  const { t } = useTranslation();
  const { asOf, leads, missing, former, isRead } = restored;
  return (
    <Alert color="teal" data-testid="restored" title={t('backup.restored', { leads: formatNumber(leads), when: formatInstant(asOf) })}>
      {missing > 0 && t('backup.restored_missing', { count: missing })}{' '}
      {former !== null && t('backup.restored_former', { until: formatInstant(former.until) })}
      <Group mt="xs" gap="xs">
        {former !== null && (
          <Button size="xs" variant="default" onClick={() => put(true)}>
            {t('backup.restored_delete')}
          </Button>
        )}
        {!isRead && (
          <Button size="xs" variant="subtle" onClick={() => put(false)}>
            {t('backup.restored_ok')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
