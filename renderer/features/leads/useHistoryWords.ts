import { useTranslation } from 'react-i18next';
import type { FieldChange, HistoryLine } from '#shared/domain/history.ts';
import type { Show } from '#shared/domain/show.ts';

export type HistoryWords = {
  readonly staff: (id: string) => string;
  readonly change: (change: FieldChange) => string;
  readonly stage: (stage: NonNullable<HistoryLine['stage']>) => string;
};

/** History in the words of the screen: fields and answers by their names, staff by theirs, the rest as it was written. */
export function useHistoryWords(show: Show): HistoryWords {
  const { t, i18n } = useTranslation();
  /** The word of a key that may not exist: lines of later versions name fields this one does not know. */
  const word = (key: string, otherwise: string): string => (i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : otherwise); // checked to exist
  const staff = (id: string): string => show.staff.find((one) => one.id === id)?.name ?? t('history.somebody');
  const value = (field: string, text: string): string => {
    if (text === '') return t('history.nothing');
    return field === 'owner' ? staff(text) : word(`history.value.${text}`, text);
  };
  return {
    staff,
    change: ({ field, from, to }) => {
      const name = word(`history.field.${field}`, field);
      // which thing a line is about: it did not change itself
      if (from === to) return t('history.same', { field: name, value: value(field, to) });
      return t('history.change', { field: name, from: value(field, from), to: value(field, to) });
    },
    stage: ({ from, to, because }) =>
      t('history.stage', {
        from: word(`qualify.stage.${from}`, from),
        to: word(`qualify.stage.${to}`, to),
        because: word(`qualify.because.${because}`, because),
      }),
  };
}
