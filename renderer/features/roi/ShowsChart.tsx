import { Paper, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { formatEach, formatReturn } from '#renderer/i18n/worthText.ts';
import { BarsChart } from '#renderer/ui/BarsChart.tsx';
import { ChartFigure } from '#renderer/ui/ChartFigure.tsx';
import { MEASURES, comparable, isMoney, measureOf } from '#shared/domain/figures/comparison.ts';
import type { Measure, ShowRow } from '#shared/domain/figures/comparison.ts';

type Props = { readonly rows: readonly ShowRow[]; readonly currency: string };

/** Height of a bar with its space, and of the drawing's edge, px. */
const BAR_HEIGHT = 40;
const EDGE = 24;
/** The latest shows are drawn; all are in the table above. */
const DRAWN = 10;

const formatOf = (measure: Measure, currency: string): ((value: number) => string) => {
  if (isMoney(measure)) return (value) => formatEach(value, currency);
  if (measure === 'roi' || measure === 'expected') return formatReturn;
  return measure === 'leads' ? formatNumber : formatShare;
};

/** Shows as bars, by one measure at a time; money of other currencies is left aside, and that is said. */
export function ShowsChart({ rows, currency }: Props) {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<Measure>('roi');
  const { rows: known, aside } = comparable(rows, measure, currency);
  const drawn = known.slice(0, DRAWN).map((row) => ({ id: row.id, label: row.name, value: measureOf(row, measure) ?? 0 }));
  const format = formatOf(measure, currency);
  const name = t(`roi.measure.${measure}`);
  return (
    <Paper withBorder radius="lg" p="md" data-testid="shows-chart">
      <Select
        label={t('roi.measured_by')}
        data={MEASURES.map((value) => ({ value, label: t(`roi.measure.${value}`) }))}
        value={measure}
        allowDeselect={false}
        onChange={(value) => setMeasure(MEASURES.find((one) => one === value) ?? 'roi')}
        w={260}
        mb="sm"
      />
      <ChartFigure
        title={name}
        {...(aside > 0 ? { note: <Text size="sm">{t('roi.aside', { count: aside })}</Text> } : {})}
        table={{ head: [t('roi.show'), name], rows: drawn.map(({ label, value }) => [label, format(value)]) }}
        tableWords={{ show: t('figures.table_show'), hide: t('figures.table_hide') }}
        empty={t('roi.chart_none')}
        height={drawn.length * BAR_HEIGHT + EDGE}
      >
        <BarsChart
          data={drawn.map(({ label, value }) => ({ label, values: [value] }))}
          series={[{ label: name, kind: 'main' }]}
          format={format}
          lie="rows"
        />
      </ChartFigure>
    </Paper>
  );
}
