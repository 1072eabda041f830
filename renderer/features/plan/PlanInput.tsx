import { NumberInput, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '#renderer/i18n/format.ts';
import type { PlanValue } from '#shared/domain/figures/planDefaults.ts';
import { PLAN_LIMITS, planFault } from '#shared/domain/figures/planning.ts';
import type { PlanField } from '#shared/domain/figures/planning.ts';
import type { StepRate } from '#shared/domain/figures/rates.ts';
import classes from './Plan.module.css';
import type { Planning } from './usePlan.ts';

type Props = {
  readonly field: PlanField;
  readonly label: string;
  readonly value: PlanValue;
  readonly planning: Planning;
  /** Own rate behind it, where there is one. */
  readonly own?: StepRate | undefined;
  readonly suffix?: string;
  readonly span: 2 | 3;
  readonly hasSlider?: boolean;
};

/** What an arrow key adds or takes; one where nothing is said. */
const STEPS: { readonly [K in PlanField]?: number } = { revenue: 10_000, averageSale: 100, leadRate: 0.1, hours: 0.5 };

/** Where a number comes from, under its field. */
function useOrigin(): (value: PlanValue, own: StepRate | undefined) => string {
  const { t } = useTranslation();
  return ({ origin }, own) => {
    switch (origin) {
      case 'chosen':
        return own === undefined ? '' : t('plan.origin.beside', { rate: formatShare(own.rate) });
      case 'own':
        return own === undefined
          ? t('plan.origin.ownSales')
          : t('plan.origin.own', {
              low: formatShare(own.low),
              high: formatShare(own.high),
              base: formatNumber(own.base),
              count: own.shows,
            });
      case 'show':
        return t('plan.origin.show');
      case 'guess':
        return t('plan.origin.guess');
    }
  };
}

/** One number of a plan: typed, by the arrow keys or a slider; empty it is what the show, its past or a guess says. */
export function PlanInput({ field, label, value, planning, own, suffix, span, hasSlider = false }: Props) {
  const { t, i18n } = useTranslation();
  const originOf = useOrigin();
  const { least, most, isWhole = false } = PLAN_LIMITS[field];
  const isChosen = value.origin === 'chosen';
  const fault = isChosen ? planFault(field, value.value) : null;
  const isFrench = i18n.resolvedLanguage === 'fr';
  const separators = isFrench
    ? { decimalSeparator: ',', allowedDecimalSeparators: [',', '.'], thousandSeparator: '\u202F' }
    : { decimalSeparator: '.', thousandSeparator: ',' };
  const change = (next: number | string): void => planning.edit({ [field]: next === '' ? null : Number(next) });
  return (
    <div data-span={span} data-field={field} data-origin={value.origin} className={value.origin === 'guess' ? classes['guess'] : undefined}>
      <NumberInput
        label={label}
        value={!isChosen || Number.isNaN(value.value) ? '' : value.value}
        placeholder={`${formatNumber(value.value)}${suffix ?? ''}`}
        startValue={value.value}
        onChange={change}
        onBlur={planning.flush}
        clampBehavior="none"
        min={0}
        step={STEPS[field] ?? 1}
        decimalScale={isWhole ? 0 : 4}
        maxLength={18}
        hideControls
        error={fault === null ? undefined : t(`plan.fault.${fault}`, { least: formatNumber(least), most: formatNumber(most) })}
        {...separators}
        {...(suffix === undefined ? {} : { suffix })}
      />
      {hasSlider && (
        <Slider
          mt={8}
          mb={4}
          size="sm"
          thumbSize={18}
          min={1}
          max={100}
          label={null}
          thumbLabel={label}
          value={Math.min(100, Math.max(1, value.value || 1))}
          onChange={change}
          onChangeEnd={planning.flush}
        />
      )}
      <div className={classes['origin']}>{originOf(value, own)}</div>
    </div>
  );
}
