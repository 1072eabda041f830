import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import { formatMonth } from '#renderer/i18n/worthText.ts';
import { BarsChart } from '#renderer/ui/BarsChart.tsx';
import { ChartFigure } from '#renderer/ui/ChartFigure.tsx';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import { pipelineMonths } from './pipelineMonths.ts';
import type { MonthPart } from './pipelineMonths.ts';

type Props = { readonly figures: ShowFigures; readonly today: string };

/** Height of a month with its space, and of the drawing's edge, px. */
const ROW_HEIGHT = 30;
const EDGE = 20;

/** The weighted pipeline by the month in which it is expected. */
export function PipelineChart({ figures: { pipelineByMonth, currency, total }, today }: Props) {
  const { t } = useTranslation();
  const parts = pipelineMonths(pipelineByMonth, today);
  const nameOf = ({ kind, month }: MonthPart): string => {
    switch (kind) {
      case 'month':
        return formatMonth(month);
      case 'late':
        return t('roi.pipeline_late');
      case 'later':
        return t('roi.later');
      case 'none':
        return t('roi.no_month');
    }
  };
  const money = (value: number): string => formatMoney(value, currency);
  return (
    <Paper withBorder radius="lg" p="md" data-testid="pipeline">
      <ChartFigure
        title={t('roi.pipeline')}
        note={t('roi.pipeline_note', { total: money(total.pipeline) })}
        table={{
          head: [t('roi.month'), t('roi.amount'), t('roi.leads')],
          rows: parts.map((part) => [nameOf(part), money(part.amount), formatNumber(part.leads)]),
        }}
        tableWords={{ show: t('figures.table_show'), hide: t('figures.table_hide') }}
        empty={t('roi.pipeline_none')}
        height={parts.length * ROW_HEIGHT + EDGE}
      >
        <BarsChart
          data={parts.map((part) => ({ label: nameOf(part), values: [part.amount] }))}
          series={[{ label: t('roi.pipeline'), kind: 'plan' }]}
          format={money}
          lie="rows"
        />
      </ChartFigure>
    </Paper>
  );
}
