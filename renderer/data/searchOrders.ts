import type { ShowId } from '#shared/domain/ids.ts';
import { ORDERS } from './searchCore.ts';
import type { Entry, Sort } from './searchCore.ts';

/** All leads in each order that was asked for, kept in order as leads change. */
export type Orders = {
  readonly by: (showId: ShowId | null, sort: Sort) => readonly Entry[];
  /** One lead changed: `before` is the very entry that was there. */
  readonly replace: (before: Entry | undefined, after: Entry | undefined) => void;
  /** Many leads of these shows changed: sort anew when next asked. Lists of other shows stay. */
  readonly forget: (showIds: ReadonlySet<ShowId>) => void;
};

type Ordered = { readonly showId: ShowId | null; readonly sort: Sort; readonly list: Entry[] };

/** Where the entry is in the list, or would be. */
function placeOf(list: readonly Entry[], entry: Entry, order: (a: Entry, b: Entry) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other !== undefined && order(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Orders over the entries of a map that its owner changes. */
export function newOrders(entries: ReadonlyMap<string, Entry>): Orders {
  const orders = new Map<string, Ordered>();
  return {
    by(showId, sort) {
      const key = `${sort} ${showId ?? ''}`;
      const known = orders.get(key);
      if (known !== undefined) return known.list;
      const list = [...entries.values()].filter((entry) => showId === null || entry.showId === showId).sort(ORDERS[sort]);
      orders.set(key, { showId, sort, list });
      return list;
    },
    replace(before, after) {
      for (const { showId, sort, list } of orders.values()) {
        const at = before === undefined ? -1 : placeOf(list, before, ORDERS[sort]);
        if (before !== undefined && list[at] === before) list.splice(at, 1);
        if (after !== undefined && (showId === null || after.showId === showId)) list.splice(placeOf(list, after, ORDERS[sort]), 0, after);
      }
    },
    forget(showIds) {
      for (const [key, { showId }] of orders) if (showId === null || showIds.has(showId)) orders.delete(key);
    },
  };
}
