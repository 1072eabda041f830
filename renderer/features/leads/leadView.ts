import { create } from 'zustand';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Filters, Sort } from '#renderer/data/searchCore.ts';
import { withoutPart } from './filterParts.ts';
import type { FilterPart } from './filterParts.ts';

/** What the list is showing: kept while the program runs, so that Back finds the list as it was left. */
export type LeadView = {
  readonly text: string;
  readonly filters: Filters;
  readonly sort: Sort;
  /** The row under the keys: its place, and whose it is. */
  readonly at: number;
  readonly selected: LeadId | null;
};

export const useLeadView = create<LeadView>(() => ({ text: '', filters: {}, sort: 'newest', at: 0, selected: null }));

const FROM_TOP = { at: 0, selected: null } as const;

/** Searches as typed; the keys are on the first row again. */
export const setText = (text: string): void => useLeadView.setState({ text, ...FROM_TOP });

/** Sets one filter; undefined takes it off. */
export const setFilter = <K extends keyof Filters>(name: K, value: Filters[K] | undefined): void =>
  useLeadView.setState(({ filters: { [name]: _before, ...others } }) => ({
    filters: value === undefined ? others : { ...others, [name]: value },
    ...FROM_TOP,
  }));

/** Filters that are made of parts: one a question, a purpose, a member of staff's answer. */
export type PartedFilter = 'bant' | 'consents' | 'answers';

/** Sets one part of a filter; undefined takes it off, and the filter with its last part. */
export const setFilterPart = <K extends PartedFilter, P extends keyof NonNullable<Filters[K]>>(
  name: K,
  part: P,
  value: NonNullable<Filters[K]>[P] | undefined,
): void => {
  const { [part]: _before, ...others } = { ...useLeadView.getState().filters[name] } as NonNullable<Filters[K]>;
  const after = value === undefined ? others : { ...others, [part]: value };
  // the same parts as before but for one, which is of its own kind
  setFilter(name, Object.keys(after).length === 0 ? undefined : (after as Filters[K]));
};

/** Takes one thing off that is asked of the leads. */
export const takeOff = (part: Pick<FilterPart, 'name' | 'part'>): void =>
  useLeadView.setState(({ filters }) => ({ filters: withoutPart(filters, part), ...FROM_TOP }));

/** Sorts the list another way. */
export const setSort = (sort: Sort): void => useLeadView.setState({ sort, ...FROM_TOP });

/** Takes off the search and every filter. */
export const clearView = (): void => useLeadView.setState({ text: '', filters: {}, ...FROM_TOP });

/** Puts the keys on a row. */
export const selectRow = (at: number, selected: LeadId | null): void => useLeadView.setState({ at, selected });

/** Whether anything narrows the list. */
export const isNarrowed = ({ text, filters }: Pick<LeadView, 'text' | 'filters'>): boolean =>
  text.trim() !== '' || Object.keys(filters).length > 0;
