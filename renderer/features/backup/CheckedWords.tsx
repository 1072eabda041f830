import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import type { CheckedPoint, OpenFault } from '#shared/ipc/backup.ts';
import type { Result } from '#shared/lib/result.ts';

/** What a check found: whole, or what is missing of it. */
export function CheckedWords({ checked }: { readonly checked: Result<CheckedPoint, OpenFault> }) {
  const { t } = useTranslation();
  if (!checked.ok)
    return (
      <Alert color="red" py={6} data-testid="backup-checked">
        {t(`backup.open_fault.${checked.error}`)}
      </Alert>
    );
  const { at, leads, changes, media, missingChanges, missingMedia } = checked.value;
  const isWhole = missingChanges + missingMedia === 0;
  return (
    <Alert color={isWhole ? 'teal' : 'orange'} py={6} data-testid="backup-checked" data-whole={isWhole}>
      {t(isWhole ? 'backup.checked' : 'backup.checked_damaged', {
        when: formatInstant(at),
        leads: formatNumber(leads),
        changes: formatNumber(changes),
        media: formatNumber(media),
      })}{' '}
      {missingChanges > 0 && t('backup.missing_changes', { count: missingChanges })}{' '}
      {missingMedia > 0 && t('backup.missing_media', { count: missingMedia })}
    </Alert>
  );
}
