import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { useFigures } from '#renderer/data/useFigures.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly search: Search };

/** How many of the target became leads, and how far they came. */
export function FunnelPanel({ show, search }: Props) {
  const { t } = useTranslation();
  const figures = useFigures(search, show.id)?.[0];
  return (
    <Title order={3}>
      {t('funnel.title')} {figures === undefined ? '' : formatNumber(figures.total.leads)}
    </Title>
  );
}
