import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What opens the data of this laptop. */
export function ProtectionPanel() {
  const { t } = useTranslation();
  return <Title order={3}>{t('protect.title')}</Title>;
}
