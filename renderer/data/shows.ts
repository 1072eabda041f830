import { changesBetween } from '#shared/domain/history.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { commit } from './commit.ts';
import { readAll, readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** All shows, the latest first. */
export const readShows = async (store: Store): Promise<Show[]> =>
  (await readAll(store, 'shows')).sort((a, b) => b.firstDay.localeCompare(a.firstDay) || b.createdAt - a.createdAt);

/** One show; undefined when there is none. */
export const readShow = (store: Store, id: ShowId): Promise<Show | undefined> => readRecord(store, 'shows', id);

/** Writes a show, new or changed. */
export const saveShow = (store: Store, show: Show): Promise<void> =>
  inTurn(show.id, async () => {
    const before = await readShow(store, show.id);
    const changes = before === undefined ? [] : changesBetween(before, show);
    if (before !== undefined && changes.length === 0) return;
    await commit(store, { puts: [{ table: 'shows', record: show }], line: { action: 'show', leadId: null, changes } });
  });
