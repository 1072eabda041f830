import { canonical } from '#shared/domain/causal.ts';
import type { Copy } from '#shared/domain/causalJoin.ts';
import { shapeOf } from '#shared/domain/causalShapes.ts';
import type { SharedTable } from '#shared/domain/causalShapes.ts';
import { graveId, isBuried } from '#shared/domain/grave.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { laptopId } from './actor.ts';
import { allGraves, buryAll } from './capsuleGraves.ts';
import type { Graves } from './capsuleGraves.ts';
import { mergeCopy } from './capsuleJoin.ts';
import { bundlesOf, planLeads } from './capsuleLead.ts';
import type { Bundle, LeadMerge, Merging } from './capsuleLead.ts';
import type { Contents } from './capsuleContents.ts';
import { commit } from './commit.ts';
import type { Put } from './put.ts';
import { mendMerges } from './mendMerges.ts';
import { leaveMerged } from './mergedOutbox.ts';
import { readRecord } from './read.ts';
import { saveSetting, readSetting } from './settings.ts';
import { openCopy } from './stamps.ts';
import { contentsWithoutErased } from './suppressed.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What a merge did, or would do. `doubles`: pairs of leads that have an e-mail, phone or badge in common, one of them new here. */
export type MergeReport = {
  readonly leads: number;
  readonly added: number;
  readonly changed: number;
  readonly notes: number;
  readonly doubles: number;
  /** Fields that people wrote differently, on leads and the rest; told after a merge only. */
  readonly clashes: number;
  /** Leads and attendees that were left out: they were erased here or there. */
  readonly erased: number;
};

export type MergeOptions = {
  readonly isTrial?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
};

/** New leads that one commit writes. */
const LEADS_A_COMMIT = 100;
const ROWS_A_COMMIT = 250;
const NEVER = Number.MAX_SAFE_INTEGER;
/** A number that more leads share is a switchboard's, not a person's. */
const MOST_OF_A_KEY = 20;

type SmallTable = Exclude<SharedTable, 'leads' | 'captures' | 'interactions' | 'appointments' | 'promises' | 'media'>;

/** Whoever edits these records does so in this lane. */
const laneOf = (table: SmallTable, { id }: { readonly id: string }, showId: ShowId): string =>
  table === 'shows' ? id : table === 'repcalendars' ? `rep-calendar:${id}` : table === 'tallies' ? `tally:${showId}` : `import:${showId}`;

type Some = { readonly copies: readonly Copy<{ readonly id: string }>[]; readonly graves: Graves };

const listOf = ({ record }: Copy): string => String(new Map<string, unknown>(Object.entries(record)).get('listId'));

/** A list that was deleted takes its attendees with it, also those of a copy that does not know. */
async function livingOnly(store: Store, table: SmallTable, { copies, graves }: Some): Promise<Some['copies']> {
  if (table !== 'attendees') return copies;
  const gone = new Set(copies.map(listOf).filter((id) => graves.has(graveId('lists', id))));
  const here = new Set(
    await store.db.lists
      .where('id')
      .anyOf([...gone])
      .primaryKeys(),
  );
  return copies.filter((copy) => !gone.has(listOf(copy)) || here.has(listOf(copy)));
}

async function mergeSome(
  store: Store,
  table: SmallTable,
  { copies, graves }: { copies: readonly Copy<{ id: string }>[]; graves: Graves },
): Promise<Put[]> {
  const rows = await store.db[table].bulkGet(copies.map(({ record }) => record.id));
  const merged = await Promise.all(
    copies.map(async (theirs, at): Promise<Put[]> => {
      const row = rows[at];
      const ours = row === undefined ? undefined : ((await openCopy(store, table, row)) ?? undefined);
      const copy = mergeCopy<object>(shapeOf(table), ours, theirs);
      if (copy === null || isBuried(graves.get(graveId(table, theirs.record.id)), copy.causal)) return [];
      // the copies of a table are its records
      return [{ table, record: copy.record, ...(copy.causal === undefined ? {} : { causal: copy.causal }) } as Put];
    }),
  );
  return merged.flat();
}

async function mergeTable(store: Store, table: SmallTable, { contents, graves }: { contents: Contents; graves: Graves }): Promise<void> {
  const { copies, manifest } = contents;
  const all: readonly Copy<{ id: string }>[] = copies[table];
  const step = table === 'shows' || table === 'repcalendars' ? 1 : ROWS_A_COMMIT;
  for (let at = 0; at < all.length; at += step) {
    const some = all.slice(at, at + step);
    await inTurn(laneOf(table, some[0]?.record ?? { id: '' }, manifest.show.id), async () => {
      const puts = await mergeSome(store, table, { copies: await livingOnly(store, table, { copies: some, graves }), graves });
      if (puts.length > 0) await commit(store, { puts, line: { action: 'capsule', leadId: null } });
    });
  }
}

/** Writes leads that are new here, many in one commit; their histories came with them. */
async function writeNew(store: Store, merges: readonly LeadMerge[]): Promise<void> {
  if (merges.length === 0) return;
  const puts = merges.flatMap((merge) => merge.puts);
  await commit(store, {
    puts,
    queue: merges.flatMap(({ id, into }) => (into === undefined ? [id] : [])),
    line: { action: 'capsule', leadId: null },
  });
}

/** What a lead was merged into; it may come later in the same capsule. */
const intoOf = async (store: Store, id: LeadId): Promise<Pick<Lead, 'id' | 'contact'>> =>
  (await readRecord(store, 'leads', id)) ?? { id, contact: {} };

/** Merges one known lead in its lane, so that no edit is lost meanwhile. */
const writeKnown = (store: Store, bundle: Bundle, merging: Merging): Promise<void> =>
  inTurn(bundle.id, async () => {
    const [merge] = await planLeads(store, [bundle], merging);
    if (merge === undefined || merge.puts.length === 0) return;
    const isLineOnly = merge.kind === 'same';
    const { into } = merge;
    const queue = isLineOnly || into !== undefined ? [] : [bundle.id];
    const outbox = isLineOnly || into === undefined ? undefined : await leaveMerged(store, bundle.id, await intoOf(store, into));
    const line = { action: 'capsule', leadId: isLineOnly ? null : bundle.id, ...(isLineOnly ? {} : merge.line) } as const;
    await commit(store, { puts: merge.puts, queue, line, ...(outbox === undefined ? {} : { outbox }) });
  });

type Known = { readonly bundles: readonly Bundle[]; readonly merging: Merging };

async function writePlans(store: Store, plans: readonly LeadMerge[], { bundles, merging }: Known): Promise<void> {
  await writeNew(
    store,
    plans.filter(({ kind }) => kind === 'new'),
  );
  for (const [at, plan] of plans.entries()) {
    const bundle = bundles[at];
    if (bundle !== undefined && plan.kind !== 'new' && plan.puts.length > 0) await writeKnown(store, bundle, merging);
  }
}

async function mergeLeads(
  store: Store,
  bundles: readonly Bundle[],
  { merging, options }: { merging: Merging; options: MergeOptions },
): Promise<LeadMerge[]> {
  const merges: LeadMerge[] = [];
  for (let at = 0; at < bundles.length && options.signal?.aborted !== true; at += LEADS_A_COMMIT) {
    const some = bundles.slice(at, at + LEADS_A_COMMIT);
    const plans = await planLeads(store, some, merging);
    if (options.isTrial !== true) await writePlans(store, plans, { bundles: some, merging });
    merges.push(...plans);
    options.onProgress?.(merges.length, bundles.length);
  }
  return merges;
}

/** Leads here that no copy came of, to be judged anew: the definitions of their show have changed. */
async function othersOf(store: Store, showId: ShowId, bundles: readonly Bundle[]): Promise<Bundle[]> {
  const known = new Set<string>(bundles.map(({ id }) => id));
  const rows = await store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, NEVER], true, true).toArray();
  const copies = await Promise.all(rows.filter(({ id }) => !known.has(id)).map((row) => openCopy(store, 'leads', row)));
  const leads = copies.flatMap((copy) => (copy === null ? [] : [copy]));
  return bundlesOf({ copies: { ...NO_COPIES, leads }, heard: [] });
}

const NO_COPIES: Contents['copies'] = {
  shows: [],
  lists: [],
  attendees: [],
  repcalendars: [],
  tallies: [],
  leads: [],
  captures: [],
  interactions: [],
  appointments: [],
  promises: [],
  media: [],
};

/** Pairs of different ids, each once. */
const pairsOf = (ids: readonly string[]): (readonly [string, string])[] =>
  ids.flatMap((one) => ids.filter((other) => one < other).map((other) => [one, other] as const));

/** How many pairs of leads of a show have an e-mail, a phone or a badge in common, at least one of them among `fresh`. */
async function countDoubles(store: Store, showId: ShowId, fresh: ReadonlySet<string>): Promise<number> {
  const rows = await store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, NEVER], true, true).toArray();
  const byKey = new Map<string, string[]>();
  for (const { id, keys } of rows) for (const key of Array.isArray(keys) ? keys : []) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  const shared = [...byKey.values()].filter((ids) => ids.length > 1 && ids.length <= MOST_OF_A_KEY);
  const pairs = shared.flatMap(pairsOf).filter(([one, other]) => fresh.has(one) || fresh.has(other));
  return new Set(pairs.map((pair) => pair.join(' '))).size;
}

const TABLES_WITH_CLASHES = ['shows', 'leads', 'appointments', 'promises'] as const;

async function countClashes(store: Store): Promise<number> {
  const counts = await Promise.all(TABLES_WITH_CLASHES.map((table) => store.db[table].where('clash').equals(1).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function learnLaptops(store: Store, { laptops }: Contents['manifest']): Promise<void> {
  const { laptop = {} } = await readSetting(store);
  const others = { ...laptop.others, ...laptops };
  if (canonical(others) !== canonical(laptop.others)) await saveSetting(store, { laptop: { ...laptop, others } });
}

const definitionsOf = async (store: Store, id: ShowId): Promise<string> => {
  const row = await store.db.shows.get(id);
  return canonical(row === undefined ? undefined : (await openCopy(store, 'shows', row))?.record.definitions);
};

/**
 * Merges a capsule into this laptop: field by field, every note kept, nothing that is here lost. It may be stopped and done again: what
 * is merged twice is merged once. `isTrial` writes nothing and says what would happen. One merge at a time.
 */
export const mergeCapsule = (store: Store, given: Contents, options: MergeOptions = {}): Promise<MergeReport> =>
  inTurn('capsule', async () => {
    const { contents, erased } = await contentsWithoutErased(store, given);
    const { manifest, graves: theirs } = contents;
    const graves = await allGraves(store, theirs);
    const definitions = await definitionsOf(store, manifest.show.id);
    if (options.isTrial !== true) {
      await buryAll(store, theirs, graves);
      for (const table of ['shows', 'lists', 'attendees', 'repcalendars', 'tallies'] as const)
        await mergeTable(store, table, { contents, graves });
      await learnLaptops(store, manifest);
    }
    const own = bundlesOf(contents);
    const here = await definitionsOf(store, manifest.show.id);
    const isRejudged = definitions !== '' && definitions !== here;
    const bundles = isRejudged ? [...own, ...(await othersOf(store, manifest.show.id, own))] : own;
    const isJudged = options.isTrial === true || here === canonical(contents.copies.shows[0]?.record.definitions);
    const merging = { graves, laptop: await laptopId(store.codec), from: manifest.laptop.name, isJudged };
    const merges = await mergeLeads(store, bundles, { merging, options });
    // what both sides made of leads of one visitor
    if (options.isTrial !== true)
      await mendMerges(
        store,
        own.map(({ id }) => id),
      );
    const fresh = new Set<string>(merges.flatMap(({ id, kind }) => (kind === 'new' ? [id] : [])));
    return {
      leads: own.length,
      added: fresh.size,
      changed: merges.filter(({ kind }) => kind === 'changed').length,
      notes: merges.reduce((sum, { notes }) => sum + notes, 0),
      doubles: options.isTrial === true || fresh.size === 0 ? 0 : await countDoubles(store, manifest.show.id, fresh),
      clashes: await countClashes(store),
      erased,
    };
  });
