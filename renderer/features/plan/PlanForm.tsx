import { Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ownRate } from '#shared/domain/figures/planDefaults.ts';
import type { PlanValue } from '#shared/domain/figures/planDefaults.ts';
import { PLAN_FIELDS, planFault, RATE_FIELDS } from '#shared/domain/figures/planning.ts';
import type { PlanField } from '#shared/domain/figures/planning.ts';
import type { StepRate } from '#shared/domain/figures/rates.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './Plan.module.css';
import { PlanInput } from './PlanInput.tsx';
import type { Planning } from './usePlan.ts';

type Props = {
  readonly show: Show;
  readonly planning: Planning;
  readonly values: Readonly<Record<PlanField, PlanValue>>;
  readonly rates: readonly StepRate[];
};

const TIMES = ['days', 'hours', 'months', 'weeks'] as const satisfies readonly PlanField[];

/** The inputs of a plan: the goal, the rates, the time. Each is saved by itself. */
export function PlanForm({ show, planning, values, rates }: Props) {
  const { t } = useTranslation();
  const currency = showCurrency(show);
  const field = (name: PlanField) => ({ field: name, value: values[name], planning });
  const known = RATE_FIELDS.filter((name) => ownRate(name, rates) !== undefined);
  const isOwn = known.every((name) => values[name].origin !== 'chosen');
  const state = PLAN_FIELDS.some((name) => planFault(name, values[name].value) !== null) ? 'wrong' : planning.state;
  const money = { suffix: ` ${currency}`, span: 3 } as const;
  return (
    <Paper withBorder radius="lg" px="md" py="sm" data-testid="plan-form">
      <div className={classes['fields']}>
        <PlanInput {...field('revenue')} {...money} label={t('plan.field.revenue')} />
        <PlanInput {...field('averageSale')} {...money} label={t('plan.field.averageSale')} />
        <Group className={classes['heading'] ?? ''} justify="space-between" wrap="nowrap">
          <h3>{t('plan.rates')}</h3>
          {known.length > 0 && !isOwn && (
            <Button
              size="sm"
              variant="light"
              leftSection={<IconHistory size={18} />}
              onClick={() => planning.edit(Object.fromEntries(known.map((name) => [name, null])))}
            >
              {t('plan.useOwn')}
            </Button>
          )}
        </Group>
        {RATE_FIELDS.map((name) => (
          <PlanInput
            key={name}
            {...field(name)}
            label={t('plan.step', {
              from: name === 'leadRate' ? t('funnel.target') : t(`definitions.label.${name === 'qualifiedRate' ? 'lead' : 'qualified'}`),
              to: t(`definitions.label.${name === 'leadRate' ? 'lead' : name === 'qualifiedRate' ? 'qualified' : 'customer'}`),
            })}
            suffix=" %"
            span={2}
            own={ownRate(name, rates)}
            hasSlider={name !== 'leadRate'}
          />
        ))}
        <div className={classes['heading']}>
          <h3>{t('plan.shows')}</h3>
        </div>
        <PlanInput {...field('share')} label={t('plan.field.share')} suffix=" %" span={3} hasSlider />
        <PlanInput {...field('shows')} label={t('plan.field.shows')} span={3} />
        {TIMES.map((name) => (
          <PlanInput key={name} {...field(name)} label={t(`plan.field.${name}`)} span={3} />
        ))}
      </div>
      <Group justify="space-between" mt="sm" gap="xs">
        <Text size="sm" c="dimmed" component="output" aria-live="polite" data-testid="plan-state" data-state={state}>
          {t(`plan.state.${state}`)}
        </Text>
        <Button variant="default" leftSection={<IconArrowBackUp size={18} />} disabled={!planning.isChanged} onClick={planning.undo}>
          {t('plan.undo')}
        </Button>
      </Group>
    </Paper>
  );
}
