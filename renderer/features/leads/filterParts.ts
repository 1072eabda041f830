import type { QuestionId } from '#shared/domain/ids.ts';
import type { Filters } from '#renderer/data/searchCore.ts';

/** The filters of the bar itself: they show by themselves that they are on. */
const IN_BAR: ReadonlySet<keyof Filters> = new Set([
  'stage',
  'heat',
  'owner',
  'interest',
  'hasAppointment',
  'toCheck',
  'day',
  'discarded',
] as const);

/** One thing that is asked of leads beyond the bar, as filters of its own. */
export type FilterPart = {
  readonly key: string;
  readonly name: keyof Filters;
  /** The question, purpose or BANT question it is about, where the filter has parts. */
  readonly part: string | null;
  /** This alone. */
  readonly alone: Filters;
};

const PARTED: ReadonlySet<keyof Filters> = new Set(['bant', 'consents', 'answers'] as const);

/** What is asked beyond the filters of the bar, part by part, in the order it was set. */
export function partsOf(filters: Filters): FilterPart[] {
  const names = (Object.keys(filters) as (keyof Filters)[]).filter((name) => !IN_BAR.has(name)); // the names of filters
  return names.flatMap((name): FilterPart[] => {
    const value = filters[name];
    if (!PARTED.has(name)) return [{ key: name, name, part: null, alone: { [name]: value } }];
    return Object.entries(value ?? {}).map(([part, one]) => ({ key: `${name} ${part}`, name, part, alone: { [name]: { [part]: one } } }));
  });
}

/** The filters without one part. */
export function withoutPart(filters: Filters, { name, part }: Pick<FilterPart, 'name' | 'part'>): Filters {
  const { [name]: held, ...others } = filters;
  if (part === null || typeof held !== 'object' || held === null) return others;
  const left = Object.fromEntries(Object.entries(held).filter(([key]) => key !== part));
  return Object.keys(left).length === 0 ? others : { ...others, [name]: left };
}

/** The filters with what depends on the clock asked at `now` (ms): what is late by then. */
export const filtersAt = (filters: Filters, now: number): Filters =>
  filters.promises?.is === 'late' ? { ...filters, promises: { is: 'late', at: now } } : filters;

/** The question a part is about. */
export const questionIdOf = ({ part }: FilterPart): QuestionId => (part ?? '') as QuestionId; // the parts of `answers` are ids of questions
