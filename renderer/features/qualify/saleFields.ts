import { CURRENCIES } from '#shared/domain/money.ts';
import { nextMonths } from './forecastSale.ts';

/** How fields of whole numbers behave: nothing below 0, no decimals, no arrows. */
export const WHOLE = { min: 0, clampBehavior: 'strict', allowNegative: false, decimalScale: 0, hideControls: true } as const;

/** Largest amount that is taken, in whole units. */
export const MOST_MONEY = 999_999_999;

/** What stands between thousands: a narrow space that does not break in French, a comma in English. */
export const thousandsOf = (language: string | undefined): string => (language === 'fr' ? '\u202F' : ',');

/** Currencies to choose from: the show's first, and the one that is held. */
export const currenciesFor = (own: string, held: string): string[] => [...new Set([own, ...CURRENCIES, held])];

const MONTHS_AHEAD = 24;

/** Months to choose from: the next two years, and the one that is held. */
export const monthsFor = (now: number, held: string | undefined): string[] =>
  [...new Set([...(held === undefined ? [] : [held]), ...nextMonths(now, MONTHS_AHEAD)])].toSorted();
