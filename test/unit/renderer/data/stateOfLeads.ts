import { readLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { LeadId } from '#shared/domain/ids.ts';

/** All that is on the disk of some leads but their history and the instants of their last change: records, and the rows that hang from them. */
export const stateOf = (store: Store, ids: readonly LeadId[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { history: _lines, ...rows } = await readTimeline(store, id);
      return { lead: { ...(await readLead(store, id)), updatedAt: 0 }, rows };
    }),
  );
