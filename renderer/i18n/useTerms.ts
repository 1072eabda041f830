import { useTranslation } from 'react-i18next';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { Definitions, Term } from '#shared/domain/definitions.ts';

/** A word of the trade: how it is called on the screen, and what it means. */
export type TermSaid = { readonly label: string; readonly text: string };

type Defined = { readonly definitions?: readonly Definitions[] };

/** Says each term in the language of the screen: the company's own words of the definitions at work, else the program's. */
export function useTerms(show: Defined | undefined): (term: Term) => TermSaid {
  const { t, i18n } = useTranslation();
  const own = definitionsOf(show).words[i18n.resolvedLanguage === 'fr' ? 'fr' : 'en'];
  return (term) => ({
    label: own[term]?.label?.trim() || t(`definitions.label.${term}`),
    text: own[term]?.text?.trim() || t(`definitions.text.${term}`),
  });
}
