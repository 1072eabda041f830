import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void };

/** Who did what, and when. */
export function AuditPanel(_props: Props) {
  const { t } = useTranslation();
  return <Title order={3}>{t('audit.title')}</Title>;
}
