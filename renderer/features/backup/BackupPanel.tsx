import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Backups of this laptop: where they go, when the last was made, and the way back from one. */
export function BackupPanel() {
  const { t } = useTranslation();
  return <Title order={3}>{t('backup.title')}</Title>;
}
