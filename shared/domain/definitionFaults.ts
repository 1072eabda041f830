import { FIT_CRITERIA, TERMS } from './definitions.ts';
import type { DefinitionsContent, Term, TermLanguage } from './definitions.ts';
import { HEATS } from './stage.ts';
import type { Heat, VisitorAction } from './stage.ts';

/** Largest points, weight and days, and longest texts and lists that definitions may have. */
export const LIMITS = { points: 100, weight: 10, days: 365, label: 40, text: 400, item: 80, items: 200 } as const;

/** A number of the definitions, named by its place in them. */
export type NumberField =
  | `maturity.${VisitorAction}`
  | `next.${Heat}`
  | `weights.${(typeof FIT_CRITERIA)[number]}`
  | 'secondVisit'
  | 'bantYes'
  | 'intention'
  | 'warmFrom'
  | 'hotFrom'
  | 'matureFrom'
  | 'fitFrom';

type ListField = 'target.roles' | 'target.industries' | 'target.territories';
export type DefinitionField = NumberField | ListField | `words.${TermLanguage}.${Term}`;

/** What is wrong with one field; `order`: hot does not begin above warm; `most` is the largest number or length that is taken. */
export type DefinitionFault = {
  readonly field: DefinitionField;
  readonly fault: 'empty' | 'range' | 'order' | 'territory' | 'long';
  readonly most: number;
};

/** Actions of visitors from least to most mature, as PRODUCT.md §2 has them. */
export const ACTIONS: readonly VisitorAction[] = ['scan', 'newsletter', 'document', 'demo', 'call-back', 'quote', 'appointment'];

/** Country by ISO 3166 alpha-2, and after a dash the first signs of the postal code. */
const TERRITORY = /^[A-Z]{2}(-[A-Z0-9]{1,10})?$/u;

type Numbered = { readonly field: NumberField; readonly value: number; readonly most: number };

/** All numbers of the definitions, with the largest each may be; all begin at 0. */
function numbersOf(content: DefinitionsContent): Numbered[] {
  const { maturity, weights, next, secondVisit, bantYes, intention, warmFrom, hotFrom, matureFrom, fitFrom } = content;
  const points = { secondVisit, bantYes, intention, warmFrom, hotFrom, matureFrom, fitFrom } as const;
  return [
    ...ACTIONS.map((action): Numbered => ({ field: `maturity.${action}`, value: maturity[action], most: LIMITS.points })),
    ...FIT_CRITERIA.map((one): Numbered => ({ field: `weights.${one}`, value: weights[one], most: LIMITS.weight })),
    ...HEATS.map((heat): Numbered => ({ field: `next.${heat}`, value: next[heat].withinDays, most: LIMITS.days })),
    // the keys are those written out above
    ...Object.entries(points).map(([field, value]): Numbered => ({ field: field as keyof typeof points, value, most: LIMITS.points })),
  ];
}

function numberFault({ field, value, most }: Numbered): DefinitionFault[] {
  if (Number.isNaN(value)) return [{ field, fault: 'empty', most }];
  return Number.isInteger(value) && value >= 0 && value <= most ? [] : [{ field, fault: 'range', most }];
}

function listFaults({ target }: DefinitionsContent): DefinitionFault[] {
  const lists = [
    ['target.roles', target.roles],
    ['target.industries', target.industries],
    ['target.territories', target.territories],
  ] as const;
  const long = lists.flatMap(([field, list]): DefinitionFault[] => {
    if (list.length > LIMITS.items) return [{ field, fault: 'long', most: LIMITS.items }];
    return list.some((one) => one.length > LIMITS.item) ? [{ field, fault: 'long', most: LIMITS.item }] : [];
  });
  const isStrange = target.territories.some((one) => !TERRITORY.test(one));
  return isStrange ? [...long, { field: 'target.territories', fault: 'territory', most: LIMITS.item }] : long;
}

function wordFaults({ words }: DefinitionsContent): DefinitionFault[] {
  const languages: readonly TermLanguage[] = ['en', 'fr'];
  return languages.flatMap((language) =>
    TERMS.flatMap((term): DefinitionFault[] => {
      const { label = '', text = '' } = words[language][term] ?? {};
      const field = `words.${language}.${term}` as const;
      if (label.length > LIMITS.label) return [{ field, fault: 'long', most: LIMITS.label }];
      return text.length > LIMITS.text ? [{ field, fault: 'long', most: LIMITS.text }] : [];
    }),
  );
}

/**
 * All that keeps definitions from being used, in the order of the screen; empty when nothing does. An empty field of a form is NaN.
 * Points and thresholds are whole numbers 0…100, weights 0…10, days 0…365; hot begins above warm.
 */
export function faultsOf(content: DefinitionsContent): DefinitionFault[] {
  const { warmFrom, hotFrom } = content;
  const order: DefinitionFault[] = hotFrom <= warmFrom ? [{ field: 'hotFrom', fault: 'order', most: LIMITS.points }] : [];
  return [...numbersOf(content).flatMap(numberFault), ...order, ...listFaults(content), ...wordFaults(content)];
}
