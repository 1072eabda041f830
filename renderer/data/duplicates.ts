import { wrap } from 'comlink';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { OpenKeys } from './codec.ts';
import { DATABASE } from './db.ts';
import { newDuplicateEngine } from './duplicateEngine.ts';
import type { DuplicateEngine, DuplicatePair } from './duplicateEngine.ts';
import { readLead, updateLead } from './leads.ts';
import type { JournalOp, Store } from './store.ts';
import type { DuplicatesWorker } from './workers/duplicates.ts';
import { hearSaves } from './hearSaves.ts';

export type { DuplicatePair } from './duplicateEngine.ts';

/** The engine as it is used here, and what ends it. */
export type DuplicatePort = DuplicateEngine & { readonly stop: () => void };

/** Starts the worker on a database; the keys go there as WebCrypto holds them, nobody can read them back. */
export async function startDuplicatesWorker(keys: OpenKeys, name: string = DATABASE): Promise<DuplicatePort> {
  const worker = new Worker(new URL('./workers/duplicates.ts', import.meta.url), { type: 'module', name: 'duplicates' });
  const remote = wrap<DuplicatesWorker>(worker);
  await remote.open(name, keys);
  return {
    all: (showId) => remote.all(showId),
    of: (showId, id) => remote.of(showId, id),
    update: (ops) => remote.update(ops),
    stop: () => worker.terminate(),
  };
}

/** The engine of a store while it runs. It holds the leads of a show, so it is ended when nobody has asked for a while. */
type Connection = {
  readonly start: () => Promise<DuplicatePort>;
  port: Promise<DuplicatePort> | null;
  idle: ReturnType<typeof setTimeout> | null;
};

const connections = new WeakMap<Store, Connection>();

/** Nobody asks any more: at the booth the next lead page comes sooner. */
const IDLE_MS = 60_000;

/** Says how the engine of a store is started (a worker in the program); without it, it runs in this thread. */
export function connectDuplicates(store: Store, start: () => Promise<DuplicatePort>): void {
  const connection: Connection = { start, port: null, idle: null };
  connections.set(store, connection);
  store.onSaved.push((ops: readonly JournalOp[]) => {
    const mine = ops.filter(({ table }) => table === 'leads');
    if (mine.length > 0) void connection.port?.then((port) => port.update(mine));
  });
}

const inThisThread = (store: Store): (() => Promise<DuplicatePort>) => {
  return () => Promise.resolve({ ...newDuplicateEngine(store), stop: () => undefined });
};

function connectionOf(store: Store): Connection {
  if (!connections.has(store)) connectDuplicates(store, inThisThread(store));
  const connection = connections.get(store);
  if (connection === undefined) throw new Error('no connection after connecting');
  return connection;
}

function end(connection: Connection): void {
  const { port } = connection;
  connection.port = null;
  void port?.then((one) => one.stop());
}

function portOf(store: Store): Promise<DuplicatePort> {
  const connection = connectionOf(store);
  if (connection.idle !== null) clearTimeout(connection.idle);
  connection.idle = setTimeout(() => end(connection), IDLE_MS);
  connection.port ??= connection.start();
  return connection.port;
}

/**
 * Leads of a show that may be one person: every pair at least as likely as not, the likeliest first, with what agrees and what differs.
 * Without those a person said are two people, without discarded and merged leads. Looked for beside the screen; the first answer for 5,000
 * leads takes some seconds, later ones only what has changed.
 */
export const findDuplicates = async (store: Store, showId: ShowId): Promise<DuplicatePair[]> => (await portOf(store)).all(showId);

/** Whom a lead may be among those of its show, the likeliest first, told as `findDuplicates` does but without reading all pairs. */
export const findSame = async (store: Store, { id, showId }: Pick<Lead, 'id' | 'showId'>): Promise<DuplicatePair[]> =>
  (await portOf(store)).of(showId, id);

/** Pause between two answers to one watcher: a merge or an edit is seen at once, an import does not ask for each of its leads. */
const PAUSE_MS = 400;

/** Tells an answer now and after each change of a lead, with a pause between. Answers what ends it. */
export function watchPairs(store: Store, ask: () => Promise<DuplicatePair[]>, onPairs: (pairs: DuplicatePair[]) => void): () => void {
  const state = { isOver: false, isBusy: false, isStale: true };
  async function run(): Promise<void> {
    state.isBusy = true;
    try {
      while (state.isStale && !state.isOver) {
        state.isStale = false;
        const pairs = await ask();
        if (!state.isOver) onPairs(pairs);
        await new Promise((resolve) => {
          setTimeout(resolve, PAUSE_MS);
        });
      }
    } finally {
      state.isBusy = false;
    }
  }
  connectionOf(store); // the engine hears of a change before those who watch
  const deafen = hearSaves(store, (ops) => {
    if (!ops.some(({ table }) => table === 'leads')) return;
    state.isStale = true;
    if (!state.isBusy) void run();
  });
  void run();
  return () => {
    state.isOver = true;
    deafen();
  };
}

const without = (lead: Lead, other: LeadId): Lead => {
  const { notSameAs: _old, ...rest } = lead;
  const left = (lead.notSameAs ?? []).filter((id) => id !== other);
  return left.length === 0 ? rest : { ...rest, notSameAs: left };
};

const withOther = (lead: Lead, other: LeadId): Lead =>
  lead.notSameAs?.includes(other) === true ? lead : { ...lead, notSameAs: [...(lead.notSameAs ?? []), other] };

/** Changes what one lead says of another; the history names who it is, its record has the id. */
async function setApart(
  store: Store,
  id: LeadId,
  { other, isApart }: { readonly other: LeadId; readonly isApart: boolean },
): Promise<void> {
  const them = await readLead(store, other);
  const name = them === undefined ? '' : nameOf(them);
  await updateLead(store, id, {
    action: 'edit',
    change: (lead) => (isApart ? withOther(lead, other) : without(lead, other)),
    changes: (before, after) =>
      before.notSameAs?.length === after.notSameAs?.length
        ? []
        : [{ field: 'notSameAs', from: isApart ? '' : name, to: isApart ? name : '' }],
  });
}

/** Says of two leads that they are two people: kept on both, either is enough, and they are not proposed again. */
export async function sayDifferent(store: Store, [a, b]: readonly [LeadId, LeadId]): Promise<void> {
  await setApart(store, a, { other: b, isApart: true });
  await setApart(store, b, { other: a, isApart: true });
}

/** Takes `sayDifferent` back. */
export async function takeBackDifferent(store: Store, [a, b]: readonly [LeadId, LeadId]): Promise<void> {
  await setApart(store, a, { other: b, isApart: false });
  await setApart(store, b, { other: a, isApart: false });
}
