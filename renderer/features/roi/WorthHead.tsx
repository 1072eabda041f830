import { Alert, Button, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCoins } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import { formatReturn } from '#renderer/i18n/worthText.ts';
import { BigFigure } from '#renderer/ui/BigFigure.tsx';
import type { Worth } from '#shared/domain/figures/roi.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './Roi.module.css';

type Props = { readonly show: Show; readonly figures: ShowFigures; readonly worth: Worth; readonly onSetup?: (() => void) | undefined };

/** Without a cost: what is unknown has no colour. */
const toneOf = (roi: number | null): 'plain' | 'good' | 'bad' => (roi === null ? 'plain' : roi >= 0 ? 'good' : 'bad');

/** From what the show cost to what it brought, in five numbers. */
function Heads({ show, figures: { currency, total }, worth }: Pick<Props, 'show' | 'figures' | 'worth'>) {
  const { t } = useTranslation();
  const { cost, revenue, margin, roi, expected, pipeline, breakEven } = worth;
  const money = (value: number): string => formatMoney(value, currency);
  const customers = formatNumber(total.reached.customer);
  const isPart = (show.economics?.marginPercent ?? 100) !== 100;
  return (
    <div className={classes['heads']} data-testid="worth-heads">
      <BigFigure label={t('roi.cost')} value={cost === null ? t('roi.unknown') : money(cost)} />
      <BigFigure
        label={t('roi.won')}
        value={money(revenue)}
        note={isPart ? t('roi.won_margin', { count: customers, margin: money(margin) }) : t('roi.won_note', { count: customers })}
      />
      <BigFigure
        label={t('roi.return')}
        value={roi === null ? t('roi.unknown') : formatReturn(roi)}
        tone={toneOf(roi)}
        note={t('roi.return_note')}
      />
      <BigFigure
        label={t('roi.expected')}
        value={expected === null ? t('roi.unknown') : formatReturn(expected)}
        note={t('roi.expected_note', { amount: money(pipeline) })}
      />
      <BigFigure
        label={t('roi.breakeven')}
        value={breakEven === null ? t('roi.unknown') : formatNumber(breakEven.customers)}
        note={
          breakEven === null
            ? t(cost === null ? 'roi.breakeven_costs' : 'roi.breakeven_missing')
            : t(`roi.breakeven_${breakEven.by}`, { count: customers, margin: money(breakEven.margin) })
        }
      />
    </div>
  );
}

/** What is not known, or left out of the numbers above. */
function remarksOf({ show, figures: { currency, total } }: Pick<Props, 'show' | 'figures'>) {
  const estimated = (show.costs ?? []).reduce((sum, { amount, isEstimate }) => sum + (isEstimate === true ? amount : 0), 0);
  return {
    estimates: estimated > 0 ? formatMoney(estimated, currency) : null,
    apart: total.apart > 0 ? formatNumber(total.apart) : null,
    isWhole: total.revenue + total.pipeline > 0 && show.economics?.marginPercent === undefined,
  };
}

/** Cost, what was won, the return so far and with the pipeline, break-even; what is missing is said, with the way to enter it. */
export function WorthHead({ show, figures, worth, onSetup }: Props) {
  const { t } = useTranslation();
  const { estimates, apart, isWhole } = remarksOf({ show, figures });
  const remarks = [
    ...(estimates === null ? [] : [t('roi.estimates', { amount: estimates })]),
    ...(apart === null ? [] : [t('roi.apart', { count: apart })]),
    ...(isWhole ? [t('roi.margin_whole')] : []),
  ];
  return (
    <Paper withBorder radius="lg" p="md" className={classes['wide'] ?? ''}>
      <Stack gap="sm">
        {worth.cost === null && (
          <Alert color="orange" icon={<IconAlertTriangle size={18} />} p="xs" data-testid="costs-missing">
            <Text size="sm" component="span" mr="md">
              {t('roi.costs_missing')}
            </Text>
            {onSetup !== undefined && (
              <Button size="compact-sm" variant="light" color="orange" leftSection={<IconCoins size={16} />} onClick={onSetup}>
                {t('roi.enter_costs')}
              </Button>
            )}
          </Alert>
        )}
        <Heads show={show} figures={figures} worth={worth} />
        {remarks.length > 0 && (
          <Text size="sm" c="dimmed">
            {remarks.join(' ')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
