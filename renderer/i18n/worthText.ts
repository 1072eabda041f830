import i18next, { t } from 'i18next';
import { LEAST_LEADS } from '#shared/domain/figures/goAgain.ts';
import type { Change, Reason } from '#shared/domain/figures/goAgain.ts';
import { formatMoney, formatNumber, formatShare } from './format.ts';

const language = (): string => i18next.resolvedLanguage ?? 'en';

/** A return on investment in whole percent, with its sign: 0.5 is +50 %. */
export const formatReturn = (roi: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(roi);

/** From here on cents do not matter. */
const CENTS_BELOW = 100;

/** What one of something costs: with cents while it is cheap. */
export const formatEach = (value: number, currency: string): string =>
  value >= CENTS_BELOW || Number.isInteger(value)
    ? formatMoney(value, currency)
    : new Intl.NumberFormat(language(), { style: 'currency', currency }).format(value);

/** How many times: two significant digits. */
export const formatTimes = (times: number): string => new Intl.NumberFormat(language(), { maximumSignificantDigits: 2 }).format(times);

/** A list as one says it: "a, b and c". */
export const formatList = (words: readonly string[]): string => new Intl.ListFormat(language(), { type: 'conjunction' }).format(words);

/** A month (`2026-03`) in short words. */
export const formatMonth = (month: string): string => {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(at) ? month : new Intl.DateTimeFormat(language(), { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(at);
};

/** A country (ISO 3166 alpha-2) in words; what is none stays as it is. */
export const countryText = (code: string): string =>
  /^[A-Z]{2}$/u.test(code) ? (new Intl.DisplayNames(language(), { type: 'region' }).of(code) ?? code) : code;

/** A reason for or against going again, with its figures; money in the currency of the show. */
export function reasonText(reason: Reason, currency: string): string {
  const money = (value: number): string => formatMoney(value, currency);
  switch (reason.kind) {
    case 'running':
    case 'costs-missing':
    case 'no-target':
      return t(`roi.reason.${reason.kind}`);
    case 'no-others':
      return t('roi.reason.no-others', { currency });
    case 'few':
      return t('roi.reason.few', { leads: formatNumber(reason.leads), least: formatNumber(LEAST_LEADS) });
    case 'paid':
    case 'lost':
      return t(`roi.reason.${reason.kind}`, { margin: money(reason.margin), cost: money(reason.cost), roi: formatReturn(reason.roi) });
    case 'covered':
    case 'open':
    case 'thin': {
      const { margin, pipeline, cost, share } = reason;
      return t(`roi.reason.${reason.kind}`, {
        margin: money(margin),
        pipeline: money(pipeline),
        cost: money(cost),
        share: formatShare(share),
      });
    }
    case 'outcomes-missing':
      return t('roi.reason.outcomes-missing', { known: formatNumber(reason.known), qualified: formatNumber(reason.qualified) });
    case 'goal': {
      const told = (value: number): string => (reason.goal === 'revenue' ? money(value) : formatNumber(value));
      const words = { goal: t(`roi.goal.${reason.goal}`), reached: told(reason.reached), target: told(reason.target) };
      return t(reason.isLate ? 'roi.reason.goal_late' : `roi.reason.goal_${reason.tone}`, words);
    }
    case 'price': {
      const prices = { each: formatEach(reason.each, currency), usual: formatEach(reason.usual, currency) };
      return t(`roi.reason.price_${reason.tone}`, { ...prices, shows: formatNumber(reason.shows) });
    }
    case 'target':
      return t(`roi.reason.target_${reason.tone}`, { share: formatShare(reason.share) });
  }
}

/** What to change when going again. */
export function changeText(change: Change, currency: string): string {
  switch (change.kind) {
    case 'cost':
      return t('roi.change.cost', {
        kind: t(`setup.cost.${change.of}`),
        share: formatShare(change.share),
        amount: formatMoney(change.amount, currency),
      });
    case 'goal':
      return t('roi.change.goal', { goal: t(`roi.goal.${change.goal}`) });
    case 'follow-up':
      return t('roi.change.follow-up', { open: formatNumber(change.open) });
    case 'audience':
    case 'outcomes':
      return t(`roi.change.${change.kind}`);
  }
}
