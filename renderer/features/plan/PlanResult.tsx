import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconTargetArrow } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { planOf, planRange } from '#shared/domain/figures/planning.ts';
import type { Plan, PlanInputs, RateRanges } from '#shared/domain/figures/planning.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import { GoalsDialog } from './GoalsDialog.tsx';
import classes from './Plan.module.css';
import { peopleText } from './planNumbers.ts';
import { PlanTable } from './PlanTable.tsx';

type Props = { readonly show: Show; readonly inputs: PlanInputs; readonly ranges: RateRanges };

type SentenceProps = { readonly plan: Plan; readonly inputs: PlanInputs; readonly currency: string };

/** The plan in two sentences: what the goal needs, and what each show must bring of it. */
function Sentences({ plan: { year, show, periods }, inputs, currency }: SentenceProps) {
  const { t } = useTranslation();
  return (
    <div data-testid="plan-sentence">
      <p className={classes['sentence']}>
        {t('plan.sentence', {
          revenue: formatMoney(inputs.revenue, currency),
          count: year.customers,
          customers: formatNumber(year.customers),
          qualified: formatNumber(year.qualified),
          leads: formatNumber(year.leads),
          targets: formatNumber(year.targets),
        })}
      </p>
      <p className={classes['sentence']}>
        {t('plan.sentence_shows', {
          count: inputs.shows,
          share: formatShare(inputs.share / 100),
          customers: t('plan.customers', { count: show.customers, many: formatNumber(show.customers) }),
          leads: t('plan.leads', { count: show.leads, many: formatNumber(show.leads) }),
          hourly: peopleText(periods.hour.leads),
        })}
      </p>
    </div>
  );
}

/** What a plan comes to: sentences, the table of periods, and the way to the goals of the show; or why there is no plan. */
export function PlanResult({ show, inputs, ranges }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const plan = planOf(inputs);
  if (!plan.ok)
    return (
      <Alert color="orange" data-testid="no-plan">
        {t(`plan.error.${plan.error}`)}
      </Alert>
    );
  const currency = showCurrency(show);
  const range = planRange(inputs, ranges);
  const market = show.economics?.market;
  const isBeyond = market !== undefined && market > 0 && plan.value.year.targets > market;
  return (
    <Stack gap="sm">
      <Paper withBorder radius="lg" px="md" py="sm">
        <Sentences plan={plan.value} inputs={inputs} currency={currency} />
        {isBeyond && (
          <Group gap={6} wrap="nowrap" align="flex-start" mt={6} c="var(--mantine-color-orange-text)" data-testid="plan-beyond">
            <IconAlertTriangle size={20} style={{ flex: 'none' }} aria-hidden />
            <Text size="sm">{t('plan.beyond', { targets: formatNumber(plan.value.year.targets), market: formatNumber(market) })}</Text>
          </Group>
        )}
      </Paper>
      <Paper withBorder radius="lg" px="md" py="sm">
        <PlanTable plan={plan.value} range={range} currency={currency} share={inputs.share} />
        <Group justify="space-between" wrap="nowrap" mt="sm" gap="lg">
          <Text size="xs" c="dimmed">
            {t(range === null ? 'plan.note' : 'plan.noteRange')}
          </Text>
          <Button style={{ flex: 'none' }} leftSection={<IconTargetArrow size={20} />} onClick={() => setAsking(true)}>
            {t('plan.take')}
          </Button>
        </Group>
      </Paper>
      {isAsking && <GoalsDialog show={show} plan={plan.value} onClose={() => setAsking(false)} />}
    </Stack>
  );
}
