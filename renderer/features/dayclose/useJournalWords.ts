import { useTranslation } from 'react-i18next';
import { isSame } from '#renderer/data/compareJournal.ts';
import { formatNumber, formatTime } from '#renderer/i18n/format.ts';
import type { Comparing } from './useComparison.ts';

/** What is said of database and journal: a line that holds, and what is wrong, each a line. */
export type JournalWords = { readonly state: 'reading' | 'same' | 'odd'; readonly head: string; readonly lines: readonly string[] };

/** The comparison in words. `zone`: whose clock says when. */
export function useJournalWords(comparing: Comparing, zone: string): JournalWords {
  const { t } = useTranslation();
  if (comparing.step === 'reading') {
    const { done, total } = comparing;
    const head = t('dayclose.comparing');
    return {
      state: 'reading',
      head,
      lines: total === 0 ? [] : [t('dayclose.comparing_of', { done: formatNumber(done), total: formatNumber(total) })],
    };
  }
  if (comparing.step === 'failed') return { state: 'odd', head: t('dayclose.compare_failed', { reason: comparing.fault }), lines: [] };
  const { found } = comparing;
  const { at, lines, rows, lackedByJournal, lackedByDb, damaged, tables } = found;
  const wrong = [
    lackedByJournal > 0 ? t('dayclose.lacked_journal', { count: lackedByJournal }) : '',
    lackedByDb > 0 ? t('dayclose.lacked_db', { count: lackedByDb }) : '',
    damaged > 0 ? t('dayclose.damaged', { count: damaged }) : '',
    ...tables.map(({ table, inDb, inJournal, differ }) =>
      t('dayclose.odd_table', { table: t(`dayclose.table.${table}`), db: inDb, journal: inJournal, differ }),
    ),
  ].filter(Boolean);
  if (!isSame(found)) return { state: 'odd', head: t('dayclose.differ'), lines: wrong };
  const head = t('dayclose.same', { lines: formatNumber(lines), rows: formatNumber(rows), time: formatTime(at, zone) });
  return { state: 'same', head, lines: wrong };
}
