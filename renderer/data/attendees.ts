import type { Attendee, AttendeeList, ListMapping } from '#shared/domain/attendee.ts';
import type { ListId, ShowId } from '#shared/domain/ids.ts';
import { resolveWaiting } from './attendeeMatch.ts';
import { newIdentities } from './attendeeIdentity.ts';
import type { AttendeeInput, Identities } from './attendeeIdentity.ts';
import { codeKey } from './keys.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { openRow, readAll, readWhere } from './read.ts';
import type { Store } from './store.ts';
import { readSuppressed, withoutErased } from './suppressed.ts';
import type { Suppressed } from './suppressed.ts';
import { inTurn } from './turns.ts';

/** Rows that one commit writes: large enough to be quick, small enough for the screen to breathe. */
const ROWS_A_COMMIT = 250;

export type { AttendeeInput };
export type ListInput = {
  readonly showId: ShowId;
  readonly name: string;
  readonly rows: AsyncIterable<readonly AttendeeInput[]>;
  readonly mapping?: ListMapping;
};

/** What an import did with the rows: new, changed, as before, twice in the file; `gone` are those of earlier imports that it no longer has. */
export type ImportReport = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly repeated: number;
  readonly gone: number;
  /** People who were erased: they are left out. */
  readonly erased: number;
  /** Ids that another list of the show has too: this one holds from now on. */
  readonly elsewhere: number;
  /** Earlier scans that have their names now. */
  readonly resolved: number;
  /** False when it was stopped: what came until then is kept. */
  readonly isWhole: boolean;
};

export type ImportOptions = { readonly signal?: AbortSignal; readonly onProgress?: (rows: number) => void };

/** Lists of a show, the latest import first. */
export const readLists = async (store: Store, showId: ShowId): Promise<AttendeeList[]> =>
  (await readWhere(store, 'lists', { index: 'showId', value: showId })).sort((a, b) => b.importedAt - a.importedAt);

type Tally = { rows: number; erased: number; added: number; changed: number; same: number; repeated: number; elsewhere: number };
type Import = {
  readonly store: Store;
  readonly list: AttendeeList;
  readonly identities: Identities;
  readonly others: ReadonlySet<string>;
  readonly suppressed: Suppressed;
  readonly tally: Tally;
  /** The commit under way: the next rows are prepared meanwhile, never written before it has ended. */
  inFlight: Promise<void>;
};

const isAlike = (a: Attendee, b: Attendee): boolean => a.code === b.code && JSON.stringify(a.contact) === JSON.stringify(b.contact);

async function countElsewhere({ store, others }: Import, fresh: readonly Attendee[]): Promise<number> {
  const codes = fresh.flatMap(({ code }) => code ?? []);
  if (others.size === 0 || codes.length === 0) return 0;
  const keys = await Promise.all(codes.map((code) => codeKey(code, store.codec)));
  const rows = await store.db.attendees.where('keys').anyOf(keys).distinct().toArray();
  return rows.filter((row) => others.has(String(row['listId']))).length;
}

async function saveRows(job: Import, all: readonly AttendeeInput[]): Promise<void> {
  const { store, list, tally } = job;
  const { rows, erased } = await withoutErased(job.suppressed, all, list.showId);
  tally.erased += erased;
  const identified = await job.identities.take(rows);
  const fresh: Attendee[] = [];
  for (const { row, id, before } of identified) {
    if (id === null) {
      tally.repeated += 1;
      continue;
    }
    const { code, contact } = row;
    const record: Attendee = { v: 1, id, listId: list.id, contact, ...(code === undefined ? {} : { code }) };
    const known = before === undefined ? undefined : await openRow(store, 'attendees', before);
    if (known === undefined) tally.added += 1;
    else if (isAlike(known, record)) tally.same += 1;
    else tally.changed += 1;
    if (known === undefined || !isAlike(known, record)) fresh.push(record);
  }
  if (fresh.length === 0) return;
  tally.elsewhere += await countElsewhere(job, fresh);
  const puts = fresh.map((record): Put => ({ table: 'attendees', record }));
  await job.inFlight;
  job.inFlight = commit(store, { puts, line: { action: 'import', leadId: null } });
  job.inFlight.catch(() => undefined); // heard by whoever waits for it next
}

/** The list of that name at the show, or a new one, as it stands from now on. */
async function beginList(
  store: Store,
  { showId, name, mapping }: ListInput,
): Promise<{ list: AttendeeList; isAgain: boolean; others: Set<string> }> {
  const lists = await readLists(store, showId);
  const known = lists.find((list) => list.name === name);
  const fresh: AttendeeList = { v: 1, id: store.newId() as ListId, showId, name, importedAt: 0, rows: 0 }; // a fresh id for a list
  const list: AttendeeList = {
    ...(known ?? fresh),
    importedAt: store.now(),
    isComing: true,
    ...(mapping === undefined ? {} : { mapping }),
  };
  await commit(store, { puts: [{ table: 'lists', record: list }], line: { action: 'import', leadId: null } });
  return { list, isAgain: known !== undefined, others: new Set(lists.map(({ id }) => id).filter((id) => id !== list.id)) };
}

async function countGone({ store, list, identities }: Import): Promise<number> {
  const ids = await store.db.attendees.where('listId').equals(list.id).primaryKeys();
  return ids.filter((id) => !identities.has(id)).length;
}

async function saveBatches(job: Import, rows: ListInput['rows'], { signal, onProgress }: ImportOptions): Promise<void> {
  const isStopped = (): boolean => signal?.aborted === true;
  for await (const batch of rows)
    for (let at = 0; at < batch.length; at += ROWS_A_COMMIT) {
      if (isStopped()) return job.inFlight;
      const some = batch.slice(at, at + ROWS_A_COMMIT);
      await saveRows(job, some);
      job.tally.rows += some.length;
      onProgress?.(job.tally.rows);
      if (isStopped()) return job.inFlight;
    }
  return job.inFlight;
}

async function runImport(store: Store, input: ListInput, options: ImportOptions): Promise<ImportReport> {
  const { list, isAgain, others } = await beginList(store, input);
  const tally: Tally = { rows: 0, erased: 0, added: 0, changed: 0, same: 0, repeated: 0, elsewhere: 0 };
  const job: Import = {
    store,
    list,
    identities: newIdentities(store, list.id, isAgain),
    others,
    suppressed: await readSuppressed(store),
    tally,
    inFlight: Promise.resolve(),
  };
  try {
    await saveBatches(job, input.rows, options);
  } catch (cause) {
    // a file that breaks off: what came is kept, and the list says that it is not whole
    await job.inFlight.catch(() => undefined);
    await commit(store, { puts: [{ table: 'lists', record: await partOf(store, list) }], line: { action: 'import', leadId: null } });
    throw cause;
  }
  const isWhole = options.signal?.aborted !== true;
  const gone = isAgain && isWhole ? await countGone(job) : 0;
  const { gone: _gone, isComing: _coming, isPartial: _partial, ...kept } = list;
  const rows = isWhole ? tally.added + tally.changed + tally.same : Math.max(list.rows, tally.rows - tally.repeated - tally.erased);
  const after: AttendeeList = { ...kept, rows, ...(gone === 0 ? {} : { gone }), ...(isWhole ? {} : { isPartial: true }) };
  await commit(store, { puts: [{ table: 'lists', record: after }], line: { action: 'import', leadId: null } });
  return { ...tally, gone, isWhole, resolved: await resolveWaiting(store, input.showId) };
}

/**
 * Imports an organiser's list: the same name again updates it, and writes only rows that changed. Rows are durable batch by batch; when
 * stopped, what came until then stays. Scans that were waiting for the list are resolved at the end. One import of a show at a time.
 */
export const importAttendees = (store: Store, input: ListInput, options: ImportOptions = {}): Promise<ImportReport> =>
  inTurn(`import:${input.showId}`, () => runImport(store, input, options));

/** A list as it is when its import did not come to an end: it counts the people who are on the disk. */
async function partOf(store: Store, { isComing: _coming, ...list }: AttendeeList): Promise<AttendeeList> {
  return { ...list, rows: await store.db.attendees.where('listId').equals(list.id).count(), isPartial: true };
}

/**
 * At a start: a list whose import was cut off (the program was killed, the laptop lost its power) counts the people who are on the disk, says
 * that it is not whole, and names the scans that waited for them. Answers the names of those lists.
 */
export async function mendImports(store: Store): Promise<string[]> {
  const lists = await readAll(store, 'lists');
  const mended: AttendeeList[] = [];
  for (const list of lists) {
    // an older program did not mark it: a list of nobody that has people
    if (list.isComing !== true && list.rows > 0) continue;
    const part = await partOf(store, list);
    if (list.isComing === true || part.rows > 0) mended.push(part);
  }
  if (mended.length === 0) return [];
  const puts = mended.map((record): Put => ({ table: 'lists', record }));
  await commit(store, { puts, line: { action: 'import', leadId: null } });
  for (const showId of new Set(mended.map((list) => list.showId))) await resolveWaiting(store, showId);
  return mended.map(({ name }) => name);
}

/** Deletes a list with its attendees. Leads keep what it told of them. */
export const deleteList = (store: Store, list: AttendeeList): Promise<void> =>
  inTurn(`import:${list.showId}`, async () => {
    const ids = await store.db.attendees.where('listId').equals(list.id).primaryKeys();
    for (let at = 0; at < ids.length; at += ROWS_A_COMMIT) {
      const deletes = ids.slice(at, at + ROWS_A_COMMIT).map((id) => ({ table: 'attendees', id }) as const);
      await commit(store, { puts: [], deletes, line: { action: 'import', leadId: null } });
    }
    await commit(store, { puts: [], deletes: [{ table: 'lists', id: list.id }], line: { action: 'import', leadId: null } });
  });

const NEVER = Number.MAX_SAFE_INTEGER;
/** Keys asked for at once. */
const KEYS_A_QUERY = 500;

/** How many leads of a show wear an id of each list: by indexes alone, nothing is opened. */
export async function countResolved(store: Store, showId: ShowId): Promise<ReadonlyMap<string, number>> {
  const leads = await store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, NEVER], true, true).toArray();
  const codes = leads.flatMap((row) => (Array.isArray(row['keys']) ? row['keys'].map(String).filter((key) => key.startsWith('c')) : []));
  const counts = new Map<string, number>();
  for (let at = 0; at < codes.length; at += KEYS_A_QUERY) {
    const rows = await store.db.attendees
      .where('keys')
      .anyOf(codes.slice(at, at + KEYS_A_QUERY))
      .distinct()
      .toArray();
    for (const row of rows) counts.set(String(row['listId']), (counts.get(String(row['listId'])) ?? 0) + 1);
  }
  return counts;
}
