import { useTranslation } from 'react-i18next';
import type { Heat } from '#shared/domain/stage.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** What the keys of the list do. */
export type ListDeeds = {
  /** Moves the selection by rows; beyond the ends it stays at the end. */
  readonly move: (rows: number) => void;
  readonly open: () => void;
  readonly rate: (heat: Heat) => void;
  readonly discard: () => void;
  readonly search: () => void;
  /** Opens the panel of filters, and that of columns. */
  readonly filters: () => void;
  readonly columns: () => void;
};

/** Makes the keys of the list live, and lists them under `?`. */
export function useListKeys({ move, open, rate, discard, search, filters, columns }: ListDeeds): void {
  const { t } = useTranslation();
  const group = t('leads.keys');
  const next = { group, label: t('leads.do.next'), run: () => move(1) };
  const previous = { group, label: t('leads.do.previous'), run: () => move(-1) };
  const heat = (value: Heat) => ({ group, label: t('leads.do.rate', { heat: t(`qualify.heat.${value}`) }), run: () => rate(value) });
  const gone = { group, label: t('leads.do.discard'), run: discard };
  useShortcuts([
    { key: '/', group, label: t('leads.do.search'), run: search },
    { key: 'f', group, label: t('leadlist.do.filters'), run: filters },
    { key: 'c', group, label: t('leadlist.do.columns'), run: columns },
    { key: 'arrowdown', ...next },
    { key: 'j', ...next },
    { key: 'arrowup', ...previous },
    { key: 'k', ...previous },
    { key: 'enter', group, label: t('leads.do.open'), run: open },
    { key: '1', ...heat('cold') },
    { key: '2', ...heat('warm') },
    { key: '3', ...heat('hot') },
    { key: 'delete', ...gone },
    { key: 'backspace', ...gone },
  ]);
}
