import { useTranslation } from 'react-i18next';
import { questionWords } from './leadColumns.ts';
import type { ColumnName, LeadColumn } from './leadColumns.ts';

/** The columns of always, whose words are older than the others'. */
const USUAL = ['name', 'company', 'heat', 'stage', 'interests', 'owner', 'captured'] as const satisfies readonly ColumnName[];
/** Columns that are called as the company's definitions call them. */
const DEFINED = { maturity: 'maturity', fit: 'fit', intention: 'intention', wantsContact: 'wants-contact' } as const;

type Usual = (typeof USUAL)[number];
const isUsual = (kind: ColumnName): kind is Usual => USUAL.some((one) => one === kind);
const isDefined = (kind: ColumnName): kind is keyof typeof DEFINED => Object.hasOwn(DEFINED, kind);

/** How a column is called on the screens, in the company's own words where it has some. */
export function useColumnLabel(): (column: LeadColumn) => string {
  const { t, i18n } = useTranslation();
  return (column) => {
    const { kind } = column;
    if (kind === 'answer') return questionWords(column.question, i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
    if (isUsual(kind)) return t(`leads.column.${kind}`);
    return isDefined(kind) ? t(`definitions.label.${DEFINED[kind]}`) : t(`leadlist.column.${kind}`);
  };
}
