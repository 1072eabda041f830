import { changesBetween } from '#shared/domain/history.ts';
import type { FieldChange, HistoryAction } from '#shared/domain/history.ts';
import type { LeadId, PromiseId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { minutesText } from '#shared/lib/time.ts';
import { commit } from './commit.ts';
import { inLiveTurn } from './leads.ts';
import { openRows, readMany, readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What is promised and for when: a day `2026-03-14`, and a time of day in minutes of the show's zone where one was said. */
export type PromiseInput = { readonly leadId: LeadId; readonly text: string; readonly dueOn: string; readonly dueAtMinutes?: number };

/** Writes down something staff said they would do, owned by who is at the laptop. Resolves when it is saved; undefined without the lead. */
export const makePromise = (store: Store, { leadId: to, text, dueOn, dueAtMinutes }: PromiseInput): Promise<PromiseMade | undefined> =>
  inLiveTurn(store, to, async (lead) => {
    const leadId = lead.id;
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

const stateOf = ({ keptAt, handedTo }: PromiseMade): 'kept' | 'handed' | 'open' =>
  keptAt !== undefined ? 'kept' : handedTo === undefined ? 'open' : 'handed';

const dueOf = ({ dueOn, dueAtMinutes }: PromiseMade): string =>
  dueAtMinutes === undefined ? dueOn : `${dueOn} ${minutesText(dueAtMinutes)}`;

const factsOf = (promise: PromiseMade): Readonly<Record<string, string>> => ({
  state: stateOf(promise),
  owner: promise.owner ?? '',
  handedTo: promise.handedTo?.name ?? '',
  dueOn: dueOf(promise),
});

/** What the history tells of a changed promise: which one, and what became of it. */
const told = (before: PromiseMade, after: PromiseMade): FieldChange[] => [
  { field: 'promise', from: before.text, to: after.text },
  ...changesBetween(factsOf(before), factsOf(after)),
];

/** Changes a promise in turn with every other edit of its lead; undefined when it is gone. A change that changes nothing writes nothing. */
async function changePromise(store: Store, id: PromiseId, { action, change }: PromiseEdit): Promise<PromiseMade | undefined> {
  const leadId = (await readRecord(store, 'promises', id))?.leadId;
  if (leadId === undefined) return undefined;
  return inTurn(leadId, async () => {
    const before = await readRecord(store, 'promises', id);
    if (before === undefined) return undefined;
    const record = change(before);
    if (changesBetween(before, record).length === 0) return before;
    const changes = told(before, record);
    await commit(store, { puts: [{ table: 'promises', record }], queue: [leadId], line: { action, leadId, changes } });
    return record;
  });
}

/** Marks a promise as kept, or open again; one that was kept already stays kept by whom it was. */
export const keepPromise = (store: Store, id: PromiseId, isKept: boolean): Promise<PromiseMade | undefined> =>
  changePromise(store, id, {
    action: 'promise-kept',
    change: (promise) => {
      const { keptAt, keptBy: _by, ...open } = promise;
      if (!isKept) return open;
      return keptAt === undefined ? { ...open, keptAt: store.now(), keptBy: store.staff() } : promise;
    },
  });

/** Gives a promise to somebody else of the booth (null: to nobody yet); it stays open. */
export const givePromise = (store: Store, id: PromiseId, owner: StaffId | null): Promise<PromiseMade | undefined> =>
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

/** Takes a promise back that was written down by mistake; the history keeps that it was made. One that is gone already stays so. */
export const dropPromise = (store: Store, { id, leadId }: Pick<PromiseMade, 'id' | 'leadId'>): Promise<void> =>
  inTurn(leadId, async () => {
    const before = await readRecord(store, 'promises', id);
    if (before === undefined) return;
    await commit(store, {
      puts: [],
      deletes: [{ table: 'promises', id }],
      queue: [leadId],
      line: { action: 'promise-dropped', leadId, changes: [{ field: 'promise', from: before.text, to: '' }] },
    });
  });

/** An open promise and whom it was made to. */
export type OpenPromise = { readonly promise: PromiseMade; readonly lead: Lead };

const END_OF_DAY = 1440;

const byDue = (a: PromiseMade, b: PromiseMade): number =>
  a.dueOn.localeCompare(b.dueOn) || (a.dueAtMinutes ?? END_OF_DAY) - (b.dueAtMinutes ?? END_OF_DAY) || a.madeAt - b.madeAt;

/** The open promises of a show with their leads, the most urgent first; those made to a discarded lead are out, as the lead is. */
export async function readOpenPromises(store: Store, showId: ShowId): Promise<OpenPromise[]> {
  const rows = await store.db.promises.where('state').equals('open').toArray();
  const promises = await openRows(
    store,
    'promises',
    rows.filter((row) => row['showId'] === showId),
  );
  const leads = await readMany(store, 'leads', new Set(promises.map(({ leadId }) => leadId)));
  const known = new Map(leads.map((lead) => [lead.id, lead]));
  return promises.toSorted(byDue).flatMap((promise) => {
    const lead = known.get(promise.leadId);
    return lead === undefined || lead.discardedAt !== undefined ? [] : [{ promise, lead }];
  });
}
