import type { LeadId } from '#shared/domain/ids.ts';
import { readMany, readRecord } from './read.ts';
import type { Store } from './store.ts';

/** The leads that were merged into one, and into those, the last merged first; most leads have none. */
export async function readMergedIds(store: Store, id: LeadId): Promise<LeadId[]> {
  const found = new Set<LeadId>();
  let next = (await readRecord(store, 'leads', id))?.mergedFrom ?? [];
  while (next.length > 0) {
    const fresh = next.toReversed().filter((one) => one !== id && !found.has(one));
    for (const one of fresh) found.add(one);
    next = (await readMany(store, 'leads', fresh)).flatMap(({ mergedFrom = [] }) => mergedFrom);
  }
  return [...found];
}
