import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import { formatEach } from '#renderer/i18n/worthText.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { PRICED } from '#shared/domain/figures/roi.ts';
import type { Priced, Prices } from '#shared/domain/figures/roi.ts';
import classes from './Roi.module.css';

type Props = { readonly prices: Prices; readonly currency: string };

/** What one lead, qualified lead … customer cost. */
export function PricesPanel({ prices, currency }: Props) {
  const { t } = useTranslation();
  const nameOf = (what: Priced): string => (what === 'appointment' ? t('roi.appointment') : t(`definitions.label.${what}`));
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelHead title={t('roi.prices')} text={t('roi.prices_note')} />
      <table className={classes['table']} data-testid="prices">
        <thead>
          <tr>
            <th scope="col" aria-label={t('roi.prices')} />
            <th scope="col">{t('roi.how_many')}</th>
            <th scope="col">{t('roi.each')}</th>
          </tr>
        </thead>
        <tbody>
          {PRICED.map((what) => {
            const { count, each } = prices[what];
            return (
              <tr key={what}>
                <th scope="row">{nameOf(what)}</th>
                <td>{formatNumber(count)}</td>
                <td className={classes['strong']}>{each === null ? t('roi.unknown') : formatEach(each, currency)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Paper>
  );
}
