import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Setting } from '#shared/domain/setting.ts';

/** When the laptop locks itself, and what opens it again. */
export function LockPanel({ setting: _setting }: { readonly setting: Setting }) {
  const { t } = useTranslation();
  return <Title order={3}>{t('lock.title')}</Title>;
}
