import i18next from 'i18next';

const language = (): string => i18next.resolvedLanguage ?? 'en';

/** Date and time as people of the language write them, in a zone (IANA). */
export const formatInstant = (at: number, zone?: string): string =>
  new Intl.DateTimeFormat(language(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at);

/** Time of day. */
export const formatTime = (at: number, zone?: string): string =>
  new Intl.DateTimeFormat(language(), { timeStyle: 'short', ...(zone === undefined ? {} : { timeZone: zone }) }).format(at);

/** Weekday and day, such as "Tue 14 Mar". */
export const formatDay = (at: number, zone?: string): string =>
  new Intl.DateTimeFormat(language(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at);

/** Weekday and time of day, such as "Mon 10:05": for instants of the last days. */
export const formatMoment = (at: number, zone?: string): string =>
  new Intl.DateTimeFormat(language(), {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at);

/** A calendar day (`2026-03-14`) in words. */
export const formatDate = (day: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));

/** A whole number with the language's separators. */
export const formatNumber = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** An amount of money without cents. */
export const formatMoney = (value: number, currency: string): string =>
  new Intl.NumberFormat(language(), { style: 'currency', currency, maximumFractionDigits: 0 }).format(value);

/** A share (0.0053 is 0.53 %) in percent with two significant digits: small rates of a large market stay readable. */
export const formatShare = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumSignificantDigits: 2 }).format(share);
