import type { BadgeFormat } from '#shared/domain/badgeFormat.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { leadsOfShow } from './leads.ts';
import { editShow } from './shows.ts';
import type { Store } from './store.ts';

/** Ids of leads that are a code nobody could read yet, the latest first: by the index alone. */
export async function readUnresolvedIds(store: Store, showId: ShowId): Promise<string[]> {
  const rows = await leadsOfShow(store, showId)
    .filter((row) => row['stage'] === 'unresolved')
    .toArray();
  return rows.map(({ id }) => id).toReversed();
}

const namesOf = (formats: readonly BadgeFormat[]): string => formats.map(({ name }) => name).join(', ');

/**
 * Changes the badge formats taught for a show, in turn with every other change of it. Resolves with the show as it is on the disk;
 * undefined when there is no such show. A change that leaves them as they are writes nothing.
 */
export const changeBadgeFormats = (
  store: Store,
  showId: ShowId,
  change: (formats: readonly BadgeFormat[]) => readonly BadgeFormat[],
): Promise<Show | undefined> =>
  editShow(store, showId, {
    change: (show) => {
      const { badgeFormats: before = [] } = show;
      const after = change(before);
      return JSON.stringify(before) === JSON.stringify(after) ? show : { ...show, badgeFormats: after };
    },
    changes: (before, after) => [
      { field: 'badgeFormats', from: namesOf(before.badgeFormats ?? []), to: namesOf(after.badgeFormats ?? []) },
    ],
  });
