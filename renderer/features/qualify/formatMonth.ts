import i18next from 'i18next';

/** A month (`2026-03`) in words. */
export const formatMonth = (month: string): string =>
  new Intl.DateTimeFormat(i18next.resolvedLanguage ?? 'en', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );
