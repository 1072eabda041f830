import { useTranslation } from 'react-i18next';
import { changedSince } from '#shared/domain/dayClose.ts';
import type { DayClose, Tally } from '#shared/domain/dayClose.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';

/** What screen and paper say of a count, in the language of the program. */
export type DayWords = {
  readonly nameOf: (id: StaffId | null) => string;
  /** The scans and what they are made of, as a sum. */
  readonly sumOf: (tally: Tally) => string;
  readonly closeOf: (close: DayClose) => string;
  /** What is otherwise now than when the day was closed. */
  readonly sinceOf: (close: DayClose, now: Tally) => string;
};

const signed = (by: number): string => (by > 0 ? `+${by}` : `−${-by}`);

/** The words for the counts of a show. */
export function useDayWords(show: Pick<Show, 'staff' | 'zone'>): DayWords {
  const { t } = useTranslation();
  const nameOf = (id: StaffId | null): string =>
    id === null ? t('dayclose.nobody') : (show.staff.find((one) => one.id === id)?.name ?? t('dayclose.former'));
  const sumOf = (tally: Tally): string => {
    const sum = t('dayclose.sum', tally);
    return tally.orphan === 0 ? sum : t('dayclose.sum_orphan', { sum, orphan: tally.orphan });
  };
  return {
    nameOf,
    sumOf,
    closeOf: ({ at, by, total, lastLine, isSame }) => {
      const close = t('dayclose.closed_by', { when: formatInstant(at, show.zone), who: nameOf(by), sum: sumOf(total) });
      return t(isSame ? 'dayclose.closed_line' : 'dayclose.closed_odd', { close, line: formatNumber(lastLine) });
    },
    sinceOf: (close, now) => {
      const changes = changedSince(close, now).map(([kind, by]) =>
        t('dayclose.change', { kind: t(`dayclose.kind.${kind}`), by: signed(by) }),
      );
      return changes.length === 0 ? t('dayclose.since_none') : t('dayclose.since', { changes: changes.join(', ') });
    },
  };
}
