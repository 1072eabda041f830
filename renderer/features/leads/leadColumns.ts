import type { Sort } from '#renderer/data/searchCore.ts';

type Column = {
  readonly name: 'name' | 'company' | 'stage' | 'heat' | 'interests' | 'owner' | 'captured';
  /** The orders a click on its header goes through; none when it cannot be sorted. */
  readonly sorts: readonly Sort[];
};

/** Columns of the list, from left to right. */
export const LEAD_COLUMNS: readonly Column[] = [
  { name: 'name', sorts: ['name'] },
  { name: 'company', sorts: ['company'] },
  { name: 'heat', sorts: ['heat'] },
  { name: 'stage', sorts: [] },
  { name: 'interests', sorts: [] },
  { name: 'owner', sorts: [] },
  { name: 'captured', sorts: ['newest', 'oldest'] },
];

const ASCENDING = new Set<Sort>(['name', 'company', 'oldest']);

/** The order after a click on a column's header: its next one, or the newest first after its last. */
export function nextSort(column: Column, now: Sort): Sort {
  const place = column.sorts.indexOf(now);
  return column.sorts[place + 1] ?? (place === -1 ? now : 'newest');
}

/** What a screen reader is told of a header (`aria-sort`). */
export const ariaSort = (column: Column, now: Sort): 'ascending' | 'descending' | 'none' => {
  if (!column.sorts.includes(now)) return 'none';
  return ASCENDING.has(now) ? 'ascending' : 'descending';
};
