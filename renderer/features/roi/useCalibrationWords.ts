import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { formatTimes } from '#renderer/i18n/worthText.ts';
import { LEAST_DECIDED } from '#shared/domain/figures/calibration.ts';
import type { Calibration } from '#shared/domain/figures/calibration.ts';

/** What a rating is worth, in one sentence. */
export function useCalibrationSentence(): (calibration: Calibration) => string {
  const { t } = useTranslation();
  return ({ rates, hotToWarm: { verdict, times, low, high } }) => {
    const [hot, warm] = [rates.find(({ heat }) => heat === 'hot'), rates.find(({ heat }) => heat === 'warm')];
    const shares = { hot: formatShare(hot?.rate ?? 0), warm: formatShare(warm?.rate ?? 0) };
    switch (verdict) {
      case 'few':
        return t('roi.hot_few', {
          least: formatNumber(LEAST_DECIDED),
          hot: formatNumber(hot?.decided ?? 0),
          warm: formatNumber(warm?.decided ?? 0),
        });
      case 'more':
        return times === null || low === null || high === null
          ? t('roi.hot_only', shares)
          : t('roi.hot_more', { ...shares, times: formatTimes(times), low: formatTimes(low), high: formatTimes(high) });
      case 'same':
      case 'less':
        return t(`roi.hot_${verdict}`, shares);
    }
  };
}
