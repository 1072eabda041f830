import type { StaffId } from './ids.ts';
import type { BantKey, Heat, Stage, VisitorAction } from './stage.ts';

/** Head count of a company, as forms and CRMs ask for it. */
export type SizeBand = '1-9' | '10-49' | '50-249' | '250-999' | '1000+';
export const SIZE_BANDS: readonly SizeBand[] = ['1-9', '10-49', '50-249', '250-999', '1000+'];

/** Part of a purchase the visitor has (BANT's A, in detail). */
export type BuyingRole = 'decides' | 'influences' | 'buys' | 'uses' | 'gathers';
export const BUYING_ROLES: readonly BuyingRole[] = ['decides', 'influences', 'buys', 'uses', 'gathers'];

/** What a visitor's fit is judged by. */
export type FitCriterion = 'role' | 'size' | 'industry' | 'territory';
export const FIT_CRITERIA: readonly FitCriterion[] = ['role', 'size', 'industry', 'territory'];

/**
 * Whom the company wants to meet; an empty list asks nothing. Roles are words looked for in the job title, territories begin like the
 * visitor's (`FR`, `FR-75`: country by ISO 3166 alpha-2, then the first signs of the postal code).
 */
export type TargetProfile = {
  readonly roles: readonly string[];
  readonly sizes: readonly SizeBand[];
  readonly industries: readonly string[];
  readonly territories: readonly string[];
};

/** What to do next with a lead of a temperature, and within how many days. */
export type NextAction = { readonly kind: 'nurture' | 'qualify' | 'hand-over'; readonly withinDays: number };

/** Something the company may say in its own words. */
export type Term = Stage | Heat | BantKey | 'maturity' | 'fit' | 'intention' | 'wants-contact';
export type TermWords = { readonly label?: string; readonly text?: string };
export type TermLanguage = 'en' | 'fr';
export const TERMS: readonly Term[] = [
  ...(['unresolved', 'contact', 'lead', 'mql', 'sql', 'qualified', 'customer', 'ambassador', 'disqualified'] as const),
  ...(['cold', 'warm', 'hot', 'maturity', 'fit', 'budget', 'authority', 'need', 'timeline', 'intention', 'wants-contact'] as const),
];

/**
 * What this company means by warm, hot and fitting: one version of it. Points are 0…100, weights 0…10. A version never changes;
 * another opinion is another version, and each lead keeps the number of the one it was judged by.
 */
export type Definitions = {
  readonly version: number;
  readonly changedAt: number;
  readonly by: StaffId | null;
  /** Points of the most mature thing the visitor did. */
  readonly maturity: Readonly<Record<VisitorAction, number>>;
  /** Points on top of it. */
  readonly secondVisit: number;
  readonly bantYes: number;
  readonly intention: number;
  /** How much each criterion counts among those the target asks for. */
  readonly weights: Readonly<Record<FitCriterion, number>>;
  readonly target: TargetProfile;
  /** Score from which a lead is proposed as warm, and as hot. */
  readonly warmFrom: number;
  readonly hotFrom: number;
  /** Where the quadrants part: mature from, fitting from. */
  readonly matureFrom: number;
  readonly fitFrom: number;
  readonly next: Readonly<Record<Heat, NextAction>>;
  /** The company's own words, where they differ from the program's. */
  readonly words: Readonly<Record<TermLanguage, Partial<Readonly<Record<Term, TermWords>>>>>;
  /** The version that this one takes back: it says again what was said before that one. */
  readonly undoes?: number;
};

/** What definitions say, without which version it is. */
export type DefinitionsContent = Omit<Definitions, 'version' | 'changedAt' | 'by' | 'undoes'>;

/** What a version says. */
export function contentOf({ version: _version, changedAt: _at, by: _by, undoes: _undoes, ...content }: Definitions): DefinitionsContent {
  return content;
}

/** What a show begins with, version 1; the order of maturity is that of PRODUCT.md §2: scan < newsletter < … < appointment. */
export const firstDefinitions: Definitions = {
  version: 1,
  changedAt: 0,
  by: null,
  maturity: { scan: 5, newsletter: 15, document: 25, demo: 45, 'call-back': 60, quote: 80, appointment: 100 },
  secondVisit: 15,
  bantYes: 12,
  intention: 20,
  weights: { role: 3, size: 2, industry: 3, territory: 2 },
  target: { roles: [], sizes: [], industries: [], territories: [] },
  warmFrom: 25,
  hotFrom: 60,
  matureFrom: 50,
  fitFrom: 50,
  next: {
    cold: { kind: 'nurture', withinDays: 30 },
    warm: { kind: 'qualify', withinDays: 7 },
    hot: { kind: 'hand-over', withinDays: 2 },
  },
  words: { en: {}, fr: {} },
};

type Defined = { readonly definitions?: readonly Definitions[] };

/** The definitions a show works with now: its last version, else the first ones. */
export const definitionsOf = (show: Defined | undefined): Definitions => show?.definitions?.at(-1) ?? firstDefinitions;

/** The definitions of a version; when the show does not have it (any more), those it works with now. */
export const definitionsAt = (show: Defined | undefined, version: number): Definitions =>
  show?.definitions?.find((one) => one.version === version) ?? (version === 1 ? firstDefinitions : definitionsOf(show));

/** The next version of a show's definitions; all earlier ones stay. The first ones become part of the list with the first change. */
export function withDefinitions(
  show: Defined,
  change: DefinitionsContent & Pick<Definitions, 'undoes'>,
  { now, by }: { readonly now: number; readonly by: StaffId | null },
): readonly Definitions[] {
  const before = show.definitions ?? [firstDefinitions];
  const version = 1 + Math.max(...before.map((one) => one.version));
  return [...before, { ...change, version, changedAt: now, by }];
}

/** What taking back the last change means: the versions that no longer hold, and the one whose content holds again. */
export type DefinitionsUndo = { readonly undone: readonly number[]; readonly holds: Definitions };

/**
 * What an undo takes back; null when the first definitions hold. After an undo, the next one takes back the change before it. A version
 * that was made by an undo says the same as the one it went back to, so the two are taken back together.
 */
export function undoOf(show: Defined | undefined): DefinitionsUndo | null {
  const opinions: { readonly versions: number[]; readonly first: Definitions }[] = [];
  for (const one of show?.definitions ?? []) {
    if (one.undoes === undefined) {
      opinions.push({ versions: [one.version], first: one });
    } else {
      opinions.pop();
      opinions.at(-1)?.versions.push(one.version);
    }
  }
  const [last, before] = [opinions.at(-1), opinions.at(-2)];
  return last === undefined || before === undefined ? null : { undone: last.versions, holds: before.first };
}
