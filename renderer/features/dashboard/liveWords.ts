import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatMoment, formatNumber, formatTime } from '#renderer/i18n/format.ts';
import type { Forecast } from '#shared/domain/figures/pace.ts';
import { haveOf, needed } from '#shared/domain/figures/needed.ts';
import type { LeadsRange, Need } from '#shared/domain/figures/needed.ts';
import { localTime } from '#shared/lib/time.ts';
import { dueIn } from './scope.ts';
import type { LiveFigures } from './useLiveFigures.ts';

const language = (): string => i18next.resolvedLanguage ?? 'en';

/** An hour of the clock: "9 AM", "9 h". */
export const formatHour = (hour: number): string =>
  new Intl.DateTimeFormat(language(), { hour: 'numeric', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 1, hour));

/** Things one after the other, as the language joins them. */
const formatList = (parts: readonly string[]): string => new Intl.ListFormat(language(), { type: 'conjunction' }).format(parts);

/** Two numbers as a range; one where they are the same. */
const formatRange = (low: number, high: number): string =>
  low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;

/** What is still needed, in words; `more`: how many leads that takes. */
export type NeedWords = { readonly tone: 'good' | 'plain'; readonly line: string; readonly more: string };

/** The sentence of what is still needed, and by when. Null while no goal is set that a show can be held against. */
export function useNeedWords({ show, whole, part, plan, moment, now, scope, span }: LiveFigures): NeedWords | null {
  const { t } = useTranslation();
  const closing = moment.closing ?? Number.POSITIVE_INFINITY;
  const { needs, leads } = needed(show.goals ?? {}, whole.total, { plan, until: closing });
  if (needs.length === 0) return null;
  const isToday = moment.closing !== null && localTime(moment.closing, show.zone).day === localTime(now, show.zone).day;
  const by = moment.closing === null ? '' : (isToday ? formatTime : formatMoment)(moment.closing, show.zone);
  const missing = needs.filter((need) => need.missing > 0);
  if (missing.length === 0)
    return { tone: 'good', line: moment.closing === null ? t('live.need_met') : t('live.need_none', { by }), more: '' };
  const wordOf = ({ of, missing: count }: Need): string => t(`live.need.${of}`, { count, shown: formatNumber(count) });
  const what = formatList(missing.map(wordOf));
  if (moment.closing === null) return { tone: 'plain', line: t('live.need_over', { what }), more: '' };
  return {
    tone: 'plain',
    line: t('live.need_by', { what, by }),
    more: [carriedWords(missing), takesWords(leads, missing)].filter(Boolean).join(' '),
  };

  /** Beside the figures of today: does the sum hold more, or less, than today's own part of the plan? */
  function carriedWords(of: readonly Need[]): string {
    if (scope.kind !== 'day' || span === undefined || scope.date !== moment.date || !isToday) return '';
    const today = haveOf(part.total);
    const by = of.map(
      ({ of: goal, missing: all }) => all - Math.max(0, (dueIn(plan, show.goals?.[goal], { span, now })?.goal ?? 0) - today[goal]),
    );
    if (by.some((more) => more > 0)) return t('live.need_carried');
    return by.some((more) => more < 0) ? t('live.need_early') : '';
  }

  function takesWords(range: LeadsRange | 'early' | null, of: readonly Need[]): string {
    if (range === null || of.every((need) => need.of === 'leads')) return '';
    if (range === 'early') return t('live.takes_early');
    const direct = of.find((need) => need.of === 'leads')?.missing ?? 0;
    if (range.high === direct) return t('live.takes_same');
    if (range.high === null) return t('live.takes_from', { low: formatNumber(range.low) });
    return t('live.takes', { range: formatRange(range.low, range.high) });
  }
}

/** "84 (72–97)"; words for "too early" where nobody can say. */
export function useForecastWords(): (forecast: Forecast | null) => string {
  const { t } = useTranslation();
  return (forecast) =>
    forecast === null
      ? t('live.early')
      : forecast.low === forecast.high
        ? formatNumber(forecast.middle)
        : t('live.forecast', { middle: formatNumber(forecast.middle), range: formatRange(forecast.low, forecast.high) });
}
