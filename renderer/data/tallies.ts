import type { ShowId } from '#shared/domain/ids.ts';
import { hourOf, tallyId } from '#shared/domain/visitorTally.ts';
import type { VisitorTally } from '#shared/domain/visitorTally.ts';
import { laptopId } from './actor.ts';
import { commit } from './commit.ts';
import { openRows, readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/**
 * Counts visitors of the booth (`by` 1, or -1 to take one back), in the hour it is. Resolves with what this laptop has counted in that
 * hour, when it is saved; below nothing it does not go, and then writes nothing.
 */
export const countVisitors = (store: Store, showId: ShowId, by: number): Promise<number> =>
  inTurn(`tally:${showId}`, async () => {
    const laptop = await laptopId(store.codec);
    const now = store.now();
    const hour = hourOf(now);
    const id = tallyId({ showId, laptop, hour });
    const before = (await readRecord(store, 'tallies', id))?.count ?? 0;
    const count = Math.max(0, before + by);
    if (count === before) return before;
    const record: VisitorTally = { v: 1, id, showId, laptop, hour, count, updatedAt: now };
    await commit(store, {
      puts: [{ table: 'tallies', record }],
      line: { action: 'tally', leadId: null, changes: [{ field: 'visitors', from: String(before), to: String(count) }] },
    });
    return count;
  });

/** What was counted at a show, by all laptops of the team that this one knows of. */
export const readTallies = async (store: Store, showId: ShowId): Promise<VisitorTally[]> =>
  openRows(store, 'tallies', await store.db.tallies.where('showId').equals(showId).toArray());
