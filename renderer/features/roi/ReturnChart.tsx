import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney } from '#renderer/i18n/format.ts';
import { formatReturn } from '#renderer/i18n/worthText.ts';
import { BarsChart } from '#renderer/ui/BarsChart.tsx';
import { ChartFigure } from '#renderer/ui/ChartFigure.tsx';
import type { Worth } from '#shared/domain/figures/roi.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Pick<Show, 'lastDay'>; readonly currency: string; readonly worth: Worth };

/** The return a month, a quarter, half a year and a year after the show: of what was won by then, and with what is expected by then. */
export function ReturnChart({ show, currency, worth: { overTime, cost } }: Props) {
  const { t } = useTranslation();
  const told = (roi: number | null): string => (roi === null ? t('roi.unknown') : formatReturn(roi));
  const points = overTime.map((one) => ({ ...one, label: t(one.isOver ? 'roi.days' : 'roi.days_open', { days: one.days }) }));
  return (
    <Paper withBorder radius="lg" p="md" data-testid="return-over-time">
      <ChartFigure
        title={t('roi.over_time')}
        note={t('roi.over_time_note', { day: formatDate(show.lastDay) })}
        table={{
          head: [t('roi.over_time'), t('roi.on'), t('roi.won_by_then'), t('roi.return_won'), t('roi.return_expected')],
          rows:
            cost === null
              ? []
              : points.map(({ label, on, won, roi, expected }) => [
                  label,
                  formatDate(on),
                  formatMoney(won, currency),
                  told(roi),
                  told(expected),
                ]),
        }}
        tableWords={{ show: t('figures.table_show'), hide: t('figures.table_hide') }}
        empty={t('roi.no_return')}
        height={264}
      >
        <BarsChart
          data={points.map(({ label, roi, expected }) => ({ label, values: [roi ?? 0, expected ?? 0] }))}
          series={[
            { label: t('roi.return_won'), kind: 'main' },
            { label: t('roi.return_expected'), kind: 'plan' },
          ]}
          format={formatReturn}
          lie="rows"
        />
      </ChartFigure>
    </Paper>
  );
}
