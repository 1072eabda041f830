import type { BadgeFormat } from '#shared/domain/badgeFormat.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { commit } from './commit.ts';
import { readShow } from './shows.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Ids of leads that are a code nobody could read yet, the latest first: by the index alone. */
export async function readUnresolvedIds(store: Store, showId: ShowId): Promise<string[]> {
  const range = store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER]);
  const rows = await range.filter((row) => row['stage'] === 'unresolved').toArray();
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
  inTurn(showId, async () => {
    const before = await readShow(store, showId);
    if (before === undefined) return undefined;
    const formats = before.badgeFormats ?? [];
    const badgeFormats = change(formats);
    if (JSON.stringify(formats) === JSON.stringify(badgeFormats)) return before;
    const show: Show = { ...before, badgeFormats };
    await commit(store, {
      puts: [{ table: 'shows', record: show }],
      line: { action: 'show', leadId: null, changes: [{ field: 'badgeFormats', from: namesOf(formats), to: namesOf(badgeFormats) }] },
    });
    return show;
  });
