import { questionsToShow, wordsIn } from '#shared/domain/answers.ts';
import type { Language } from '#shared/domain/answers.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Sort } from '#renderer/data/searchCore.ts';

/** What the list can show of a lead, but answers. */
export type ColumnName =
  | 'name'
  | 'company'
  | 'heat'
  | 'stage'
  | 'interests'
  | 'owner'
  | 'captured'
  | 'score'
  | 'maturity'
  | 'fit'
  | 'quadrant'
  | 'intention'
  | 'wantsContact'
  | 'bant'
  | 'forecast'
  | 'sale'
  | 'saleAmount'
  | 'saleDay'
  | 'source'
  | 'via'
  | 'next'
  | 'promises'
  | 'consents'
  | 'tags'
  | 'size'
  | 'industry'
  | 'territory'
  | 'competitor'
  | 'email'
  | 'phone'
  | 'visits'
  | 'updated';

export type Column = {
  /** A `ColumnName`, or `answer:<question id>`. */
  readonly name: string;
  /** The orders a click on its header goes through; none when it cannot be sorted. */
  readonly sorts: readonly Sort[];
  /** Least width in rem, and its share of what is left (0: it never grows). */
  readonly width: number;
  readonly grow: number;
};

/** A column of the list, and where it is one of the questionnaire its question. */
export type LeadColumn = Column & ({ readonly kind: ColumnName } | { readonly kind: 'answer'; readonly question: Question });

type Row = readonly [kind: ColumnName, width: number, grow: number, ...sorts: Sort[]];

const ROWS: readonly Row[] = [
  ['name', 11, 2.2, 'name'],
  ['company', 8, 1.5, 'company'],
  ['heat', 8, 0, 'heat'],
  ['stage', 7.5, 0],
  ['interests', 7, 1.5],
  ['owner', 6, 1],
  ['captured', 6.5, 0, 'newest', 'oldest'],
  ['score', 5.5, 0, 'score'],
  ['maturity', 6, 0],
  ['fit', 4.5, 0],
  ['quadrant', 6.5, 0],
  ['intention', 6.5, 0],
  ['wantsContact', 7.5, 0],
  ['bant', 6, 0],
  ['forecast', 7.5, 0, 'forecast'],
  ['sale', 6, 0],
  ['saleAmount', 7.5, 0, 'sale'],
  ['saleDay', 7.5, 0],
  ['source', 8, 0.5],
  ['via', 7, 0],
  ['next', 9, 0.5, 'deadline'],
  ['promises', 8, 0, 'promises'],
  ['consents', 7.5, 0],
  ['tags', 7, 1],
  ['size', 6, 0],
  ['industry', 7, 1],
  ['territory', 6.5, 0],
  ['competitor', 7, 1],
  ['email', 10, 1.5],
  ['phone', 9, 0],
  ['visits', 5, 0],
  ['updated', 7, 0, 'updated'],
];

/** Every column there is but those of answers. */
export const LEAD_COLUMNS: readonly LeadColumn[] = ROWS.map(([kind, width, grow, ...sorts]) => ({ kind, name: kind, width, grow, sorts }));

/** What is shown until somebody chooses. */
export const USUAL_COLUMNS: readonly string[] = ['name', 'company', 'heat', 'stage', 'interests', 'owner', 'captured'];

/** So many of them a small window, or one at 200 %, has room for. */
export const NARROW_COLUMNS = 4;

const ANSWER = 'answer:';

/** All columns of a show: the fixed ones, then one for each of its questions. */
export const columnsOf = (show: Pick<Show, 'questionnaire'>): LeadColumn[] => [
  ...LEAD_COLUMNS,
  ...questionsToShow(show).map((question): LeadColumn => ({
    kind: 'answer',
    question,
    name: `${ANSWER}${question.id}`,
    width: 8,
    grow: 1,
    sorts: [],
  })),
];

/**
 * The columns that are shown, in order; names nobody knows (a question of another show) are passed over, and a list without any is the
 * usual one. Who a lead is always stands first.
 */
export function shownColumns(chosen: readonly string[] | undefined, show: Pick<Show, 'questionnaire'>): LeadColumn[] {
  const known = new Map(columnsOf(show).map((column) => [column.name, column]));
  const names = chosen ?? USUAL_COLUMNS;
  const shown = [...new Set(['name', ...names])].flatMap((name) => known.get(name) ?? []);
  return shown.length > 1 ? shown : USUAL_COLUMNS.flatMap((name) => known.get(name) ?? []);
}

/** The list with a column moved by places; the first stays where it is. */
export function withMoved(names: readonly string[], name: string, by: number): readonly string[] {
  const at = names.indexOf(name);
  const to = at + by;
  if (at < 1 || to < 1 || to >= names.length) return names;
  return names.toSpliced(at, 1).toSpliced(to, 0, name);
}

/** The list with a column at its end, or without it. */
export const withToggled = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names.filter((one) => one !== name) : [...names, name];

/** The words of a question's column. */
export const questionWords = ({ words, id }: Question, language: Language): string => wordsIn(words, language) || id;

/** Gap between columns and space at both ends, rem. */
const GAP = 0.75;

/** Widths as a grid of CSS has them, and the least width of all together. */
export function gridOf(columns: readonly Column[]): { readonly template: string; readonly least: string } {
  const template = columns.map(({ width, grow }) => (grow === 0 ? `${width}rem` : `minmax(${width}rem, ${grow}fr)`)).join(' ');
  const least = columns.reduce((sum, { width }) => sum + width + GAP, GAP);
  return { template, least: `${least}rem` };
}

const ASCENDING = new Set<Sort>(['name', 'company', 'oldest', 'deadline', 'promises']);

/** The order after a click on a column's header: its next one, or the newest first after its last. */
export function nextSort({ sorts }: Pick<Column, 'sorts'>, now: Sort): Sort {
  const place = sorts.indexOf(now);
  return sorts[place + 1] ?? (place === -1 ? now : 'newest');
}

/** What a screen reader is told of a header (`aria-sort`). */
export const ariaSort = ({ sorts }: Pick<Column, 'sorts'>, now: Sort): 'ascending' | 'descending' | 'none' => {
  if (!sorts.includes(now)) return 'none';
  return ASCENDING.has(now) ? 'ascending' : 'descending';
};
