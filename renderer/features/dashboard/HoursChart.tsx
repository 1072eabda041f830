import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import { BarsChart } from '#renderer/ui/BarsChart.tsx';
import { ChartFigure } from '#renderer/ui/ChartFigure.tsx';
import { formatDay } from '#renderer/i18n/format.ts';
import { dayBars, hourBars } from './hourBars.ts';
import type { PlanBar } from './hourBars.ts';
import { formatHour } from './liveWords.ts';
import type { LiveFigures } from './useLiveFigures.ts';

const dayWord = (day: string): string => formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC');

/** Of a day its hours; of a whole show its days, or its hours when it has but one. */
function barsOf({ show, plan, whole, scope }: LiveFigures): {
  readonly isHours: boolean;
  readonly bars: readonly (PlanBar<string> & { readonly label: string })[];
} {
  const times = { plan, byQuarter: whole.byQuarter, zone: show.zone, goal: show.goals?.leads };
  const days = dayBars(times);
  const only = scope.kind === 'day' ? scope.date : days.length === 1 ? days[0]?.of : undefined;
  if (only === undefined) return { isHours: false, bars: days.map((bar) => ({ ...bar, label: dayWord(bar.of) })) };
  const hours = hourBars(times, only);
  return { isHours: true, bars: hours.map((bar) => ({ ...bar, of: String(bar.of), label: formatHour(bar.of) })) };
}

/** Leads an hour, or a day, as columns; the plan as a mark at each. */
export function HoursChart({ live, height }: { readonly live: LiveFigures; readonly height: number }) {
  const { t } = useTranslation();
  const { isHours, bars } = barsOf(live);
  const hasPlan = bars.some(({ planned }) => planned !== null);
  const { shows, leads } = live.shape;
  const basis = shows === 0 ? t('live.plan_even') : t('live.plan_past', { count: shows, leads: formatNumber(leads) });
  const title = t(isHours ? 'live.by_hour' : 'live.by_day');
  return (
    <ChartFigure
      title={title}
      {...(hasPlan ? { note: basis } : {})}
      table={{
        head: [t(isHours ? 'live.hour' : 'live.day'), t('live.leads'), ...(hasPlan ? [t('live.planned')] : [])],
        rows: bars.map(({ label, leads: came, planned }) => [
          label,
          formatNumber(came),
          ...(hasPlan ? [planned === null ? '–' : formatNumber(planned)] : []),
        ]),
      }}
      tableWords={{ show: t('figures.table_show'), hide: t('figures.table_hide') }}
      height={height}
      empty={t('figures.chart_empty')}
    >
      <BarsChart
        data={bars.map(({ label, leads: came, planned }) => ({ label, values: [came], ...(planned === null ? {} : { mark: planned }) }))}
        series={[{ label: t('live.leads'), kind: 'main' }]}
        format={formatNumber}
        lie="columns"
        markLabel={t('live.planned')}
      />
    </ChartFigure>
  );
}
