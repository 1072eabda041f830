import { useTranslation } from 'react-i18next';
import { addsUp } from '#shared/domain/dayClose.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import type { DayReading } from '#renderer/data/dayClose.ts';
import { useDayWords } from './dayWords.ts';

/** Whether a day adds up, and all that does not belong together, named. */
export type CountWords = { readonly isSound: boolean; readonly head: string; readonly odd: readonly string[] };

/** Names told of at once: nobody reads more in one line. */
const NAMED = 12;

const listOf = (names: readonly string[]): string => [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ');

/** What is said of a day's count. */
export function useCountWords({ count, scans, bare }: DayReading, show: Pick<Show, 'staff' | 'zone'>): CountWords {
  const { t } = useTranslation();
  const { sumOf } = useDayWords(show);
  const { orphans, total } = count;
  const isRight = addsUp(count, scans);
  const names = bare.map((lead) => nameOf(lead) || t('capture.unnamed'));
  const odd = [
    orphans.length > 0 ? t('dayclose.orphans', { count: orphans.length, ids: listOf(orphans) }) : '',
    bare.length > 0 ? t('dayclose.bare', { count: bare.length, names: listOf(names) }) : '',
  ].filter(Boolean);
  return {
    isSound: isRight && odd.length === 0,
    head: isRight ? t('dayclose.adds_up', { sum: sumOf(total) }) : t('dayclose.odd', { scans, counted: total.scans }),
    odd,
  };
}
