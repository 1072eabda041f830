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

async function write(store: Store, before: Show | undefined, after: Show): Promise<void> {
  const changes = before === undefined ? [] : changesOf(before, after);
  if (before !== undefined && changes.length === 0) return;
  await commit(store, { puts: [{ table: 'shows', record: after }], line: { action: 'show', leadId: null, changes } });
}

/** Writes a show, new or changed. */
export const saveShow = (store: Store, show: Show): Promise<void> =>
  inTurn(show.id, async () => write(store, await readShow(store, show.id), show));

/** Changes a show as it is on the disk, in turn with every other change of it; undefined when there is none. */
export const updateShow = (store: Store, id: ShowId, change: (show: Show) => Show): Promise<Show | undefined> =>
  inTurn(id, async () => {
    const before = await readShow(store, id);
    if (before === undefined) return undefined;
    const after = change(before);
    await write(store, before, after);
    return after;
  });
