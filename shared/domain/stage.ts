/** Temperature of a lead; warm is MQL, hot is SQL (PRODUCT.md, Glossary). */
export const HEATS = ['cold', 'warm', 'hot'] as const;
export type Heat = (typeof HEATS)[number];

/** Where a lead stands. `unresolved` is a code nobody could read yet. Derived by `stageOf`, never typed in. */
export const STAGES = ['unresolved', 'contact', 'lead', 'mql', 'sql', 'qualified', 'customer', 'ambassador', 'disqualified'] as const;
export type Stage = (typeof STAGES)[number];

/** One BANT answer: what is known, not known yet, or known to be missing. */
export type BantAnswer = 'yes' | 'no';
export type BantKey = 'budget' | 'authority' | 'need' | 'timeline';

/** What a visitor did, from least to most mature. */
export type VisitorAction = 'scan' | 'newsletter' | 'document' | 'demo' | 'call-back' | 'quote' | 'appointment';

export type ConsentPurpose = 'call' | 'email' | 'newsletter' | 'partners';

/** All that the stage rests on. Kept in the history when it changes, so that the history alone rebuilds the stage. */
export type StageFacts = {
  readonly isResolved: boolean;
  /** It has an e-mail or a phone. */
  readonly isReachable: boolean;
  /** In something, or by something they did beyond being scanned, or staff rated them. */
  readonly hasInterest: boolean;
  readonly heatChosen: Heat | undefined;
  readonly heatProposed: Heat;
  readonly appointments: readonly string[];
  readonly probability: number;
  readonly amount: number;
  readonly outcome: 'customer' | 'ambassador' | undefined;
  readonly disqualified: string | undefined;
  readonly isDiscarded: boolean;
};
