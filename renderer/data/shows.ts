import { changesBetween } from '#shared/domain/history.ts';
import type { FieldChange } from '#shared/domain/history.ts';
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

/** Staff as the history tells of them: that somebody has a PIN, never its hash. */
const untold = ({ staff }: Show): string =>
  JSON.stringify(staff.map(({ pin, ...one }) => (pin === undefined ? one : { ...one, hasPin: true })));

function changesOf(before: Show, after: Show): FieldChange[] {
  const told = { from: untold(before), to: untold(after) };
  return changesBetween(before, after).map((change) => (change.field === 'staff' ? { ...change, ...told } : change));
}

const write = (store: Store, record: Show, changes: readonly FieldChange[]): Promise<void> =>
  commit(store, { puts: [{ table: 'shows', record }], line: { action: 'show', leadId: null, changes } });

/** How a show changes. `change` answers the very same show to leave it; `changes` is what the history says, by default the fields that differ. */
export type ShowEdit = {
  readonly change: (show: Show) => Show | Promise<Show>;
  readonly changes?: (before: Show, after: Show) => readonly FieldChange[];
};

/** Writes a show, new or changed. */
export const saveShow = (store: Store, show: Show): Promise<void> =>
  inTurn(show.id, async () => {
    const before = await readShow(store, show.id);
    const changes = before === undefined ? [] : changesOf(before, show);
    if (before === undefined || changes.length > 0) await write(store, show, changes);
  });

/**
 * Changes a show as it is on the disk, in turn with every other change of it. Resolves with the show as it is then; undefined when there
 * is none. A change that changes nothing, or of which there is nothing to tell, writes nothing.
 */
export const editShow = (store: Store, id: ShowId, { change, changes: told = changesOf }: ShowEdit): Promise<Show | undefined> =>
  inTurn(id, async () => {
    const before = await readShow(store, id);
    if (before === undefined) return undefined;
    const after = await change(before);
    const changes = after === before ? [] : told(before, after);
    if (changes.length > 0) await write(store, after, changes);
    return after;
  });

/** The same, told in the history by the fields that differ. */
export const updateShow = (store: Store, id: ShowId, change: ShowEdit['change']): Promise<Show | undefined> =>
  editShow(store, id, { change });
