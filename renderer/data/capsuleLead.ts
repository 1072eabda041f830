import type { Copy } from '#shared/domain/causalJoin.ts';
import { shapeOf } from '#shared/domain/causalShapes.ts';
import { graveId, isBuried } from '#shared/domain/grave.ts';
import type { Grave } from '#shared/domain/grave.ts';
import type { Heard } from '#shared/domain/heard.ts';
import type { HistoryLine } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Interaction } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { changesOf, mergeCopy, mergeLead, notesBeside } from './capsuleJoin.ts';
import type { Contents, Copies } from './capsuleContents.ts';
import type { SealedRow } from './db.ts';
import type { Put } from './put.ts';
import type { RecordOf } from './records.ts';
import { openCopy } from './stamps.ts';
import type { Store } from './store.ts';

/** What hangs from a lead, merged with it in one commit. */
const CHILDREN = ['captures', 'interactions', 'appointments', 'promises', 'media'] as const;
type Child = (typeof CHILDREN)[number];

/** One lead of a capsule with everything that hangs from it. */
export type Bundle = {
  readonly id: LeadId;
  readonly lead: Copy<Lead>;
  readonly children: { readonly [T in Child]: Copy<RecordOf[T]>[] };
  readonly heard: Heard[];
};

const emptyBundle = (lead: Copy<Lead>): Bundle => ({
  id: lead.record.id,
  lead,
  children: { captures: [], interactions: [], appointments: [], promises: [], media: [] },
  heard: [],
});

const hang = <T extends Child>(bundles: ReadonlyMap<LeadId, Bundle>, table: T, copies: Copies[T]): void => {
  for (const copy of copies) {
    // every table of children has records of its own kind, all with the id of their lead
    const list = bundles.get(copy.record.leadId)?.children[table] as (typeof copy)[] | undefined;
    list?.push(copy);
  }
};

/** The leads of a capsule, each with what hangs from it; what hangs from no lead of it is left out. */
export function bundlesOf({ copies, heard }: Pick<Contents, 'copies' | 'heard'>): Bundle[] {
  const bundles = new Map(copies.leads.map((lead) => [lead.record.id, emptyBundle(lead)]));
  for (const table of CHILDREN) hang(bundles, table, copies[table]);
  for (const line of heard) if (line.leadId !== null) bundles.get(line.leadId)?.heard.push(line);
  return [...bundles.values()];
}

/** What a bundle changes on this laptop: rows to write, what the history says, and for the count. */
export type LeadMerge = {
  readonly id: LeadId;
  readonly kind: 'new' | 'changed' | 'same';
  readonly puts: readonly Put[];
  readonly line: Partial<HistoryLine>;
  readonly notes: number;
  /** The lead it was merged into, here or elsewhere: it is sent nowhere. */
  readonly into?: LeadId;
};

/** What a merge works with besides the store: graves of both sides, this laptop's own id, whose lines it knows, and whose capsule it is. */
export type Merging = {
  readonly graves: ReadonlyMap<string, Grave>;
  readonly laptop: string;
  readonly from: string;
  /** New leads come as they were judged: this laptop has the same definitions, or only wants to know what there is. */
  readonly isJudged: boolean;
};

/** Rows of this laptop by `table/id`. */
type Rows = ReadonlyMap<string, SealedRow>;

const nameOf = (table: string, id: string): string => `${table}/${id}`;

/** What this laptop has of some bundles, one question a table. */
async function readRows(store: Store, bundles: readonly Bundle[]): Promise<Rows> {
  const rows = new Map<string, SealedRow>();
  const read = async (table: Child | 'leads' | 'heard', ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    for (const row of await store.db[table].bulkGet([...ids])) if (row !== undefined) rows.set(nameOf(table, row.id), row);
  };
  await read(
    'leads',
    bundles.map(({ id }) => id),
  );
  for (const table of CHILDREN)
    await read(
      table,
      bundles.flatMap(({ children }) => children[table].map(({ record }) => record.id)),
    );
  await read(
    'heard',
    bundles.flatMap(({ heard }) => heard.map(({ id }) => id)),
  );
  return rows;
}

type Side = { readonly store: Store; readonly rows: Rows; readonly graves: Merging['graves']; readonly puts: Put[]; notes: number };

async function ownCopy<T extends Child | 'leads'>({ store, rows }: Side, table: T, id: string): Promise<Copy<RecordOf[T]> | undefined> {
  const row = rows.get(nameOf(table, id));
  return row === undefined ? undefined : ((await openCopy(store, table, row)) ?? undefined);
}

const putOf = (table: Child | 'leads', { record, causal }: Copy, isNew: boolean): Put =>
  // each record came out of the copies of its table
  ({ table, record, ...(causal === undefined ? {} : { causal }), ...(isNew ? { isNew } : {}) }) as Put;

async function mergeChildren(side: Side, table: Child, copies: readonly Copy<{ readonly id: string }>[]): Promise<void> {
  for (const theirs of copies) {
    const { id } = theirs.record;
    const ours = await ownCopy(side, table, id);
    const merged = mergeCopy<object>(shapeOf(table), ours, theirs);
    if (merged === null || isBuried(side.graves.get(graveId(table, id)), merged.causal)) continue;
    side.puts.push(putOf(table, merged, ours === undefined));
    // the table of notes
    if (table === 'interactions') await addNotes(side, { note: merged as Copy<Interaction>, isNew: ours === undefined });
  }
}

async function addNotes(side: Side, { note, isNew }: { note: Copy<Interaction>; isNew: boolean }): Promise<void> {
  if (isNew && note.record.kind === 'note') side.notes += 1;
  for (const beside of notesBeside(note)) {
    if ((await side.store.db.interactions.get(beside.id)) !== undefined) continue;
    side.puts.push({ table: 'interactions', record: beside });
    side.notes += 1;
  }
}

/** Lines of other laptops that this one has not heard of. */
const newHeard = (rows: Rows, lines: readonly Heard[], laptop: string): Put[] =>
  lines
    .filter(({ id }) => !id.startsWith(`${laptop}.`) && !rows.has(nameOf('heard', id)))
    .map((record): Put => ({ table: 'heard', record }));

/** A put later in the list takes the place of one of the same row before it. */
const onceEach = (puts: readonly Put[]): Put[] => [...new Map(puts.map((put) => [nameOf(put.table, put.record.id), put])).values()];

async function planOne(
  store: Store,
  bundle: Bundle,
  { graves, laptop, from, isJudged, rows }: Merging & { readonly rows: Rows },
): Promise<LeadMerge> {
  const side: Side = { store, rows, graves, puts: [], notes: 0 };
  const ours = await ownCopy(side, 'leads', bundle.id);
  const nothing: LeadMerge = { id: bundle.id, kind: 'same', puts: [], line: {}, notes: 0 };
  const merged = ours === undefined && isJudged ? { copy: bundle.lead, line: {} } : await mergeLead(store, ours, bundle.lead);
  if (isBuried(graves.get(graveId('leads', bundle.id)), (merged?.copy ?? ours)?.causal)) return nothing;
  if (merged !== null) side.puts.push(putOf('leads', merged.copy, ours === undefined));
  for (const table of CHILDREN) await mergeChildren(side, table, bundle.children[table]);
  const changed = side.puts.length;
  const puts = [...side.puts, ...newHeard(rows, bundle.heard, laptop)];
  if (puts.length === 0) return nothing;
  const fields = ours === undefined || merged === null ? [] : changesOf(shapeOf('leads'), ours.record, merged.copy.record);
  const line = { changes: [{ field: 'laptop', from, to: from }, ...fields], ...merged?.line };
  const kind = ours === undefined ? 'new' : changed === 0 ? 'same' : 'changed';
  const into = (merged?.copy ?? ours)?.record.mergedInto?.leadId;
  return { id: bundle.id, kind, puts: onceEach(puts), line, notes: side.notes, ...(into === undefined ? {} : { into }) };
}

/** Works out what some leads of a capsule change here; writes nothing. A lead that is known is planned again, alone, in its lane. */
export async function planLeads(store: Store, bundles: readonly Bundle[], merging: Merging): Promise<LeadMerge[]> {
  const rows = await readRows(store, bundles);
  return Promise.all(bundles.map((bundle) => planOne(store, bundle, { ...merging, rows })));
}
