import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { useFigures } from '#renderer/data/useFigures.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly search: Search };

/** From a goal of revenue back to the leads of an hour. */
export function PlanPanel({ show, search }: Props) {
  const { t } = useTranslation();
  const figures = useFigures(search, show.id)?.[0];
  return (
    <Title order={3}>
      {t('plan.title')} {figures === undefined ? '' : formatNumber(figures.total.leads)}
    </Title>
  );
}
