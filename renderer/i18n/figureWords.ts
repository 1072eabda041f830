import i18next, { getFixedT } from 'i18next';
import type { TFunction } from 'i18next';
import type { Level, Step } from '#shared/domain/figures/funnel.ts';
import { isVisitorSource } from '#shared/domain/visitorSource.ts';

/** Figures are told in one of these: a report's may be another than the screen's. */
export type FigureLanguage = 'en' | 'fr';

/** Words and numbers in one language. */
export type FigureWords = {
  readonly language: FigureLanguage;
  readonly t: TFunction;
  readonly number: (value: number) => string;
  /** A share 0…1 in percent, two significant digits. */
  readonly share: (share: number | null) => string;
  /** A return: whole percent with its sign. */
  readonly gain: (roi: number | null) => string;
  /** Times something: two significant digits. */
  readonly times: (times: number) => string;
  readonly money: (value: number | null, currency: string) => string;
  /** What one of something costs: with cents below a hundred. */
  readonly each: (value: number | null, currency: string) => string;
  /** Calendar days (`2026-03-14`), and from one to another. */
  readonly date: (day: string) => string;
  readonly days: (first: string, last: string) => string;
  readonly weekday: (day: string) => string;
  readonly hour: (hour: number) => string;
  readonly month: (month: string) => string;
  readonly instant: (at: number, zone: string) => string;
  readonly list: (words: readonly string[]) => string;
  readonly country: (code: string) => string;
  readonly source: (source: string) => string;
  readonly level: (level: Level) => string;
  readonly step: (step: Pick<Step, 'from' | 'to'>) => string;
};

/** From here on cents do not matter. */
const CENTS_BELOW = 100;

const dayAt = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** How numbers and days are written in a language; what is not known is a dash. */
function formatsOf(language: FigureLanguage, unknown: string) {
  const known =
    <V>(write: (value: V) => string) =>
    (value: V | null) =>
      value === null ? unknown : write(value);
  const numbers = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(language, options);
    return (value: number): string => format.format(value);
  };
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
    // a day that is none (a damaged file) stays as it is written
    return (at: number, raw: string): string => (Number.isNaN(at) ? raw : format.format(at));
  };
  const amount = (currency: string, options: Intl.NumberFormatOptions = { maximumFractionDigits: 0 }) =>
    numbers({ style: 'currency', currency, ...options });
  const [long, short, month] = [
    dates({ dateStyle: 'long' }),
    dates({ weekday: 'short', day: 'numeric', month: 'short' }),
    dates({ month: 'short', year: '2-digit' }),
  ];
  const clock = dates({ hour: 'numeric' });
  const regions = new Intl.DisplayNames(language, { type: 'region' });
  const span = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    number: numbers({}),
    share: known(numbers({ style: 'percent', maximumSignificantDigits: 2 })),
    gain: known(numbers({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })),
    times: numbers({ maximumSignificantDigits: 2 }),
    money: (value: number | null, currency: string) => (value === null ? unknown : amount(currency)(value)),
    each: (value: number | null, currency: string) =>
      value === null ? unknown : amount(currency, value >= CENTS_BELOW || Number.isInteger(value) ? undefined : {})(value),
    date: (day: string) => long(dayAt(day), day),
    days: (first: string, last: string) =>
      dayAt(last) > dayAt(first) ? span.formatRange(dayAt(first), dayAt(last)) : long(dayAt(first), first),
    weekday: (day: string) => short(dayAt(day), day),
    hour: (hour: number) => clock(Date.UTC(2026, 0, 1, hour), ''),
    month: (text: string) => month(dayAt(`${text}-01`), text),
    instant: (at: number, zone: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at),
    list: (words: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words),
    country: (code: string) => (/^[A-Z]{2}$/u.test(code) ? (regions.of(code) ?? code) : code),
  };
}

/** Words and numbers in a language; company words (`adoptTerms`) are those of that language. */
function newWords(language: FigureLanguage): FigureWords {
  const t = getFixedT(language);
  const level = (one: Level): string => (one === 'target' ? t('funnel.target') : t(`definitions.label.${one}`));
  return {
    language,
    t,
    ...formatsOf(language, t('roi.unknown')),
    source: (source) => (source === '' ? t('roi.no_source') : isVisitorSource(source) ? t(`sale.source.${source}`) : source),
    level,
    step: ({ from, to }) => t('funnel.step', { from: level(from), to: level(to) }),
  };
}

/** Made once a language: formats of Intl cost more than what they write. */
const made = new Map<FigureLanguage, FigureWords>();

/** Words and numbers in a language, by default that of the screen. */
export function figureWords(language: FigureLanguage = i18next.resolvedLanguage === 'fr' ? 'fr' : 'en'): FigureWords {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = newWords(language);
  made.set(language, words);
  return words;
}
