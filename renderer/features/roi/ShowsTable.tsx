import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney, formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { formatEach, formatReturn } from '#renderer/i18n/worthText.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { ShowRow } from '#shared/domain/figures/comparison.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import classes from './Roi.module.css';

type Props = { readonly rows: readonly ShowRow[]; readonly chosen: ShowId };

const COLUMNS = [
  'leads',
  'qualifiedRate',
  'onTarget',
  'captured',
  'cost',
  'costPerLead',
  'costPerQualified',
  'costPerCustomer',
  'won',
  'roi',
  'expected',
] as const;
type Column = (typeof COLUMNS)[number];

/** Real shows beside each other, a row each. */
export function ShowsTable({ rows, chosen }: Props) {
  const { t } = useTranslation();
  const nameOf = (column: Column): string => (column === 'cost' || column === 'won' ? t(`roi.${column}`) : t(`roi.measure.${column}`));
  const told = (value: number | null, say: (value: number) => string): string => (value === null ? t('roi.unknown') : say(value));
  const cellOf = (row: ShowRow, column: Column): string => {
    const money = (value: number): string => formatMoney(value, row.currency);
    const each = (value: number): string => formatEach(value, row.currency);
    switch (column) {
      case 'leads':
        return formatNumber(row.leads);
      case 'qualifiedRate':
      case 'onTarget':
      case 'captured':
        return told(row[column], formatShare);
      case 'cost':
        return told(row.cost, money);
      case 'costPerLead':
        return told(row.prices.lead.each, each);
      case 'costPerQualified':
        return told(row.prices.qualified.each, each);
      case 'costPerCustomer':
        return told(row.prices.customer.each, each);
      case 'won':
        return money(row.revenue);
      case 'roi':
      case 'expected':
        return told(row[column], formatReturn);
    }
  };
  return (
    <Paper withBorder radius="lg" p="md" className={classes['wide'] ?? ''}>
      <PanelHead title={t('roi.shows')} text={t('roi.shows_note')} />
      <div className={classes['scroll']}>
        <table className={`${classes['table'] ?? ''} ${classes['shows'] ?? ''}`} data-testid="shows-compared">
          <thead>
            <tr>
              <th scope="col">{t('roi.show')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {nameOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-chosen={row.id === chosen ? '' : undefined}>
                <th scope="row">
                  <span className={classes['name']}>{row.name}</span>
                  <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {formatDate(row.firstDay)}
                  </Text>
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} className={classes['money']}>
                    {cellOf(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Paper>
  );
}
