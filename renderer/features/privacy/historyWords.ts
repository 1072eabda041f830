import { exists, t } from 'i18next';
import type { FieldChange, HistoryLine } from '#shared/domain/history.ts';
import type { Show } from '#shared/domain/show.ts';

/** History in the words of the screen. */
export type HistoryWords = {
  readonly staff: (id: string) => string;
  readonly action: (action: string) => string;
  readonly change: (change: FieldChange) => string;
  readonly stage: (stage: NonNullable<HistoryLine['stage']>) => string;
};

/** The word of a key that may not exist: lines of other versions name what this one does not know. */
const word = (key: string, otherwise: string): string => (exists(key) ? (t as (key: string) => string)(key) : otherwise); // checked to exist

/** Staff of every show by their names, deeds and fields by theirs, the rest as it was written. */
export function historyWords(shows: readonly Pick<Show, 'staff'>[]): HistoryWords {
  const names = new Map<string, string>(shows.flatMap(({ staff }) => staff.map(({ id, name }) => [id, name] as const)));
  const staff = (id: string): string => names.get(id) ?? t('history.somebody');
  const value = (field: string, text: string): string =>
    text === '' ? t('history.nothing') : field === 'owner' ? staff(text) : word(`history.value.${text}`, text);
  return {
    staff,
    action: (action) => word(`history.${action}`, action),
    change: ({ field, from, to }) => {
      if (field.startsWith('erased-')) return t('history.same', { field: word(`privacy.kind.${field.slice(7)}`, field), value: from });
      const name = field === 'export' ? t('audit.file') : word(`history.field.${field}`, field);
      if (from === to || field === 'export') return t('history.same', { field: name, value: value(field, to) });
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
