import type { HistoryAction } from '#shared/domain/history.ts';
import type { LeadId, PromiseId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import { commit } from './commit.ts';
import { openRows, readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What is promised and for when: a day `2026-03-14`, and a time of day in minutes of the show's zone where one was said. */
export type PromiseInput = { readonly leadId: LeadId; readonly text: string; readonly dueOn: string; readonly dueAtMinutes?: number };

/** Writes down something staff said they would do, owned by who is at the laptop. Resolves when it is saved; undefined without the lead. */
export const makePromise = (store: Store, { leadId, text, dueOn, dueAtMinutes }: PromiseInput): Promise<PromiseMade | undefined> =>
  inTurn(leadId, async () => {
    const lead = await readRecord(store, 'leads', leadId);
    if (lead === undefined) return undefined;
    const by = store.staff();
    const record: PromiseMade = {
      v: 1,
      id: store.newId() as PromiseId, // a fresh id becomes the kind it is used for
      showId: lead.showId,
      leadId,
      text,
      owner: by,
      dueOn,
      ...(dueAtMinutes === undefined ? {} : { dueAtMinutes }),
      madeAt: store.now(),
      madeBy: by,
    };
    const changes = [{ field: 'promise', from: '', to: text }];
    await commit(store, { puts: [{ table: 'promises', record }], queue: [leadId], line: { action: 'promise', leadId, changes } });
    return record;
  });

type PromiseEdit = { readonly action: HistoryAction; readonly change: (promise: PromiseMade) => PromiseMade };

/** Changes a promise in turn with every other edit of its lead; undefined when it is gone. */
async function changePromise(store: Store, id: PromiseId, { action, change }: PromiseEdit): Promise<PromiseMade | undefined> {
  const leadId = (await readRecord(store, 'promises', id))?.leadId;
  if (leadId === undefined) return undefined;
  return inTurn(leadId, async () => {
    const before = await readRecord(store, 'promises', id);
    if (before === undefined) return undefined;
    const record = change(before);
    const changes = [{ field: 'promise', from: before.text, to: record.text }];
    await commit(store, { puts: [{ table: 'promises', record }], queue: [leadId], line: { action, leadId, changes } });
    return record;
  });
}

/** Marks a promise as kept, or open again. */
export const keepPromise = (store: Store, id: PromiseId, isKept: boolean): Promise<PromiseMade | undefined> =>
  changePromise(store, id, {
    action: 'promise-kept',
    change: ({ keptAt: _at, keptBy: _by, ...open }) => (isKept ? { ...open, keptAt: store.now(), keptBy: store.staff() } : open),
  });

/** Gives a promise to somebody else of the booth; it stays open. */
export const givePromise = (store: Store, id: PromiseId, owner: StaffId): Promise<PromiseMade | undefined> =>
  changePromise(store, id, { action: 'promise-given', change: (promise) => ({ ...promise, owner }) });

/** Hands a promise over to somebody outside the booth, by name; null takes it back. Handed over, it is counted no more. */
export const handOverPromise = (store: Store, id: PromiseId, name: string | null): Promise<PromiseMade | undefined> =>
  changePromise(store, id, {
    action: 'promise-given',
    change: ({ handedTo: _to, ...promise }) =>
      name === null ? promise : { ...promise, handedTo: { name, at: store.now(), by: store.staff() } },
  });

/** Sets another day, and time of day, for a promise. */
export const movePromise = (
  store: Store,
  id: PromiseId,
  { dueOn, dueAtMinutes }: Pick<PromiseInput, 'dueOn' | 'dueAtMinutes'>,
): Promise<PromiseMade | undefined> =>
  changePromise(store, id, {
    action: 'promise',
    change: ({ dueAtMinutes: _old, ...promise }) => ({ ...promise, dueOn, ...(dueAtMinutes === undefined ? {} : { dueAtMinutes }) }),
  });

/** Takes a promise back that was written down by mistake; the history keeps that it was made. */
export const dropPromise = (store: Store, { id, leadId, text }: Pick<PromiseMade, 'id' | 'leadId' | 'text'>): Promise<void> =>
  inTurn(leadId, () =>
    commit(store, {
      puts: [],
      deletes: [{ table: 'promises', id }],
      queue: [leadId],
      line: { action: 'promise-dropped', leadId, changes: [{ field: 'promise', from: text, to: '' }] },
    }),
  );

/** The open promises of a show, the most urgent first. */
export async function readOpenPromises(store: Store, showId: ShowId): Promise<PromiseMade[]> {
  const rows = await store.db.promises.where('showId').equals(showId).toArray();
  const open = (
    await openRows(
      store,
      'promises',
      rows.filter((row) => row['state'] === 'open'),
    )
  ).filter(isOpenPromise);
  return open.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || (a.dueAtMinutes ?? 1440) - (b.dueAtMinutes ?? 1440));
}
