import type { Usual, Weakest } from '#shared/domain/figures/weakest.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';
import { weakestLines } from '#renderer/i18n/weakestText.ts';

/** What a step is usually, or what was planned of it. */
export const usualWords = ({ t, share }: FigureWords, { rate, range }: Usual): string =>
  range === null
    ? t('report.planned', { rate: share(rate) })
    : t('report.range', { rate: share(rate), low: share(range.low), high: share(range.high) });

/** The weakest step of a funnel in words, with what that rests on. */
export function weakestWords(words: FigureWords, weakest: Weakest): string {
  const { t, share, number } = words;
  const count = (many: number | null): string => (many === null ? t('roi.unknown') : number(many));
  return weakestLines({ ...words, rate: share, count }, weakest).join(' ');
}
