import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly leadId: LeadId | undefined; readonly onOpen: (id: LeadId) => void };

/** Everything kept of one person: shown, handed out, erased. */
export function PrivacyPanel(_props: Props) {
  const { t } = useTranslation();
  return <Title order={3}>{t('privacy.title')}</Title>;
}
