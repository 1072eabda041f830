import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { FieldMapping, Target } from '#shared/domain/target.ts';
import { commit } from './commit.ts';
import { leadsOfShow } from './leads.ts';
import { readAll, readRecord } from './read.ts';
import { readShows } from './shows.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Leads queued or dropped in one transaction. */
const LEADS_A_TIME = 500;

const TARGET_LINE = { action: 'settings', leadId: null } as const;

/** All targets, the oldest first. */
export const readTargets = async (store: Store): Promise<Target[]> =>
  (await readAll(store, 'targets')).sort((a, b) => a.addedAt - b.addedAt);

/** All targets, the oldest first; from then on every saved lead is queued for them, and for files. */
export async function loadTargets(store: Store): Promise<Target[]> {
  const targets = await readTargets(store);
  store.targets.splice(0, store.targets.length, FILES_TARGET, ...targets.map(({ id }) => id));
  return targets;
}

async function realLeads(store: Store): Promise<LeadId[]> {
  const shows = (await readShows(store)).filter(({ isSample }) => !isSample);
  const keys = await Promise.all(shows.map(({ id }) => leadsOfShow(store, id).primaryKeys()));
  return keys.flat() as LeadId[]; // primary keys of the leads' table
}

export type NewTarget = Pick<Target, 'name' | 'config'> & { readonly id: TargetId };

/**
 * Adds a target and queues all leads of all real shows for it. Its id comes from the caller (`store.newId()`), who has put the secret
 * into the vault under it before. The record is written last: a target that is seen is complete.
 */
export async function addTarget(store: Store, { id, name, config }: NewTarget): Promise<Target> {
  const target: Target = { v: 1, id, name, config, addedAt: store.now(), isPaused: false };
  // first, so that a lead captured from now on is queued by its own save
  store.targets.push(id);
  await queueAll(store, id);
  await commit(store, { puts: [{ table: 'targets', record: target }], line: TARGET_LINE });
  return target;
}

/** Makes every lead of every real show due for a target; what the target is known to have as it is costs no call. */
async function queueAll(store: Store, id: TargetId): Promise<void> {
  const leads = await realLeads(store);
  for (let at = 0; at < leads.length; at += LEADS_A_TIME) {
    await commit(store, { puts: [], queue: leads.slice(at, at + LEADS_A_TIME), queueFor: [id], line: TARGET_LINE });
  }
}

/** Forgets a target and what was to be sent to it; what it already has stays there. The caller removes its secret. */
export async function removeTarget(store: Store, id: TargetId): Promise<void> {
  store.targets.splice(0, store.targets.length, ...store.targets.filter((other) => other !== id));
  await commit(store, { puts: [], deletes: [{ table: 'targets', id }], line: TARGET_LINE });
  const range = store.db.outbox.where('[targetId+dueAt]').between([id, 0], [id, Number.MAX_SAFE_INTEGER], true, true);
  const ids = await range.primaryKeys();
  for (let at = 0; at < ids.length; at += LEADS_A_TIME) {
    await commit(store, { puts: [], outbox: { ids: ids.slice(at, at + LEADS_A_TIME), change: () => 'delete' }, line: TARGET_LINE });
  }
}

/** Changes a target in turn with every other change of it; undefined when there is none. */
const updateTarget = (store: Store, id: TargetId, change: (target: Target) => Target): Promise<Target | undefined> =>
  inTurn(id, async () => {
    const before = await readRecord(store, 'targets', id);
    if (before === undefined) return undefined;
    const record = change(before);
    await commit(store, { puts: [{ table: 'targets', record }], line: TARGET_LINE });
    return record;
  });

/** Stops sending to a target, and says why when it was not a person who did it. */
export const pauseTarget = (
  store: Store,
  id: TargetId,
  because: NonNullable<Target['pausedFor']> = { kind: 'person', reason: '' },
): Promise<Target | undefined> => updateTarget(store, id, (target) => ({ ...target, isPaused: true, pausedFor: because }));

/** Sends to a target again. */
export const resumeTarget = (store: Store, id: TargetId): Promise<Target | undefined> =>
  updateTarget(store, id, ({ pausedFor: _gone, ...target }) => ({ ...target, isPaused: false }));

/** Sets where fields go, and makes every lead due again: what changes by it is sent, nothing else. An empty mapping: all as usual. */
export async function setMapping(store: Store, id: TargetId, mapping: FieldMapping): Promise<Target | undefined> {
  const target = await updateTarget(store, id, ({ mapping: _before, ...rest }) =>
    Object.keys(mapping).length === 0 ? rest : { ...rest, mapping },
  );
  if (target !== undefined) await queueAll(store, id);
  return target;
}

/** The newest leads of real shows, newest first; by the index, nothing is opened. */
export async function newestLeads(store: Store, limit: number): Promise<LeadId[]> {
  const shows = (await readShows(store)).filter(({ isSample }) => !isSample);
  const rows = await Promise.all(shows.map(({ id }) => leadsOfShow(store, id).reverse().limit(limit).toArray()));
  return rows
    .flat()
    .sort((a, b) => Number(b['capturedAt']) - Number(a['capturedAt']))
    .slice(0, limit)
    .map(({ id }) => id as LeadId); // primary keys of the leads' table
}

/** All leads a target has or is to get, in the order of their ids; by the index, nothing is opened. */
export async function readTargetLeads(store: Store, targetId: TargetId): Promise<LeadId[]> {
  const rows = await store.db.outbox
    .where('[targetId+dueAt]')
    .between([targetId, 0], [targetId, Number.MAX_SAFE_INTEGER], true, true)
    .toArray();
  return rows.map(({ leadId }) => leadId).sort();
}
