import { Group, Progress, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import { spreadOf } from '#shared/domain/routing.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { useRouted } from './useRouted.ts';

function Share({ name, count, total }: { readonly name: string; readonly count: number; readonly total: number }) {
  const { t } = useTranslation();
  return (
    <Group wrap="nowrap" gap="sm">
      <Text size="sm" w={150} truncate>
        {name}
      </Text>
      <Progress value={(100 * count) / Math.max(1, total)} style={{ flex: 1 }} aria-label={name} />
      <Text size="sm" w={110} ta="end">
        {t('team.preview.of', { number: formatNumber(count), total: formatNumber(total) })}
      </Text>
    </Group>
  );
}

/** How the rules as they stand would spread all leads of the show, if everyone began with none. Nothing is changed. */
export function SpreadPreview({ show, rules }: { readonly show: Show; readonly rules: readonly RoutingRule[] }) {
  const { t } = useTranslation();
  const leads = useRouted(show.id);
  const spread = useMemo(() => spreadOf(leads ?? [], rules, show.staff), [leads, rules, show.staff]);
  if (leads === null) return <Text c="dimmed">{t('team.preview.loading')}</Text>;
  if (leads.length === 0) return <Text c="dimmed">{t('team.preview.none')}</Text>;
  return (
    <Stack gap={4} data-testid="spread" component="section" aria-label={t('team.preview.title')}>
      <Text size="sm" fw={600}>
        {t('team.preview.title')}
      </Text>
      {show.staff.map(({ id, name }) => (
        <Share key={id} name={name} count={spread.counts.get(id) ?? 0} total={leads.length} />
      ))}
      {spread.nobody > 0 && <Share name={t('team.preview.nobody')} count={spread.nobody} total={leads.length} />}
    </Stack>
  );
}
