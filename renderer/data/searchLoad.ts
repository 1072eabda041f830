import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Interaction, PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { FigureShow } from '#shared/domain/figures/yardstick.ts';
import type { Span } from '#shared/domain/figures/span.ts';
import { personaOf } from '#shared/domain/figures/persona.ts';
import type { Persona } from '#shared/domain/figures/persona.ts';
import type { Show } from '#shared/domain/show.ts';
import { whereOf } from './codec.ts';
import type { Touched } from './db.ts';
import type { JournalOp } from './store.ts';
import { newNotes, newOpenPromises } from './searchByLead.ts';
import type { Notes, OpenPromises } from './searchByLead.ts';
import { newFigureBook } from './searchFigures.ts';
import type { FigureBook } from './searchFigures.ts';
import { newEntry, setDues, setNotes } from './searchCore.ts';
import type { Entry } from './searchCore.ts';
import { newSearchIndex } from './searchIndex.ts';
import type { SearchIndex } from './searchIndex.ts';
import { idsOfOpen, idsOfShow, openPiece, readRest, readShowAtWork, readSome, SEARCHED } from './searchRead.ts';
import type { Piece, Searched, Source } from './searchRead.ts';
import type { ShowWords } from './searchRow.ts';

export { SEARCHED };

/** How much of the database is in memory: leads of the show at work first, newest first, then what was noted, then the other shows. */
export type SearchProgress = { readonly phase: 'leads' | 'notes' | 'ready'; readonly done: number };

/** The index and what fills it; this is what the worker gives the screens. */
export type SearchEngine = {
  /** Reads and opens everything once; resolves with the rows whose body does not open. */
  readonly load: (onProgress: (progress: SearchProgress) => void) => Promise<Touched[]>;
  /** Takes in saved changes, in the order given; resolves when the answers tell of them. */
  readonly update: (ops: readonly JournalOp[]) => Promise<void>;
  /** All that the leads of a show (null: of each show) add up to; those captured in a span alone, where one is given. */
  readonly figures: (showId: ShowId | null, span?: Span) => ShowFigures[];
  /** When each open promise to the leads of a show is due, ms; in no order. */
  readonly dues: (showId: ShowId) => number[];
  /** Who the hot leads of a show are. */
  readonly persona: (showId: ShowId) => Persona;
} & Pick<SearchIndex, 'page' | 'ids' | 'tally' | 'facets'>;

/** What is in memory; `changed` names rows whose saved change came while the rest was being read: newer than what is read. */
type Memory = {
  readonly index: SearchIndex;
  readonly figures: FigureBook;
  readonly shows: Map<ShowId, ShowWords & FigureShow>;
  readonly notes: Notes;
  readonly promises: OpenPromises;
  readonly changed: Set<string>;
};

/** Makes the entries of leads anew that something hangs from. */
function refresh({ index }: Memory, leads: Iterable<LeadId>, renew: (entry: Entry) => Entry): void {
  const entries = [...new Set(leads)].flatMap((id) => {
    const entry = index.get(id);
    return entry === undefined ? [] : [renew(entry)];
  });
  if (entries.length > 0) index.set(entries);
}

const refreshNotes = (memory: Memory, leads: Iterable<LeadId>): void =>
  refresh(memory, leads, (entry) => setNotes(entry, memory.notes.of(entry.row.id)));
const refreshDues = (memory: Memory, leads: Iterable<LeadId>): void =>
  refresh(memory, leads, (entry) => setDues(entry, memory.promises.of(entry.row.id), memory.shows.get(entry.showId)));

function takeShow(memory: Memory, { id, zone, country, currency, definitions }: Show): void {
  const before = memory.shows.get(id);
  const after = {
    id,
    zone,
    country,
    ...(currency === undefined ? {} : { currency }),
    ...(definitions === undefined ? {} : { definitions }),
  };
  memory.shows.set(id, after);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return;
  memory.figures.forget(id);
  refreshDues(
    memory,
    memory.index.ofShow(id).map(({ row }) => row.id),
  );
}

const entryOf = ({ notes, promises, shows }: Memory, lead: Lead): Entry =>
  newEntry(lead, { notes: notes.of(lead.id), dues: promises.of(lead.id), show: shows.get(lead.showId) });

/** One that was merged is in no list, not even of the discarded: it is the other lead now. */
function takeLeads(memory: Memory, leads: readonly Lead[]): void {
  for (const { id, mergedInto } of leads) if (mergedInto !== undefined && memory.index.get(id) !== undefined) memory.index.remove(id);
  memory.index.set(leads.filter(({ mergedInto }) => mergedInto === undefined).map((lead) => entryOf(memory, lead)));
}

/** Takes in records of a table; our own codec opened them as rows of that table, hence the names. */
const TAKE: { readonly [T in Searched]: (memory: Memory, records: readonly unknown[]) => void } = {
  shows: (memory, records) => (records as Show[]).forEach((show) => takeShow(memory, show)),
  leads: (memory, records) => takeLeads(memory, records as Lead[]),
  interactions: (memory, records) =>
    refreshNotes(
      memory,
      (records as Interaction[]).flatMap((one) => memory.notes.put(one)),
    ),
  promises: (memory, records) =>
    refreshDues(
      memory,
      (records as PromiseMade[]).flatMap((one) => memory.promises.put(one)),
    ),
};

function takeRecords(memory: Memory, table: Searched, records: readonly unknown[]): void {
  if (records.length > 0) TAKE[table](memory, records);
}

const idOf = (op: JournalOp): string => ('put' in op ? op.put.id : op.del);

/** Takes in saved changes: of each row the last; a body that does not open is left as it was. */
async function takeOps(source: Source, memory: Memory, ops: readonly JournalOp[]): Promise<void> {
  const last = new Map(ops.map((op) => [whereOf(op.table, idOf(op)), op]));
  for (const name of last.keys()) memory.changed.add(name);
  for (const table of SEARCHED) {
    const group = [...last.values()].filter((op) => op.table === table);
    const rows = group.flatMap((op) => ('put' in op && op.table !== 'outbox' ? [op.put] : []));
    takeRecords(memory, table, [...(await openPiece(source, table, rows)).values()]);
    for (const op of group) if ('del' in op) drop(memory, table, op.del);
  }
}

function drop(memory: Memory, table: Searched, id: string): void {
  switch (table) {
    case 'shows': // its leads go with it, one by one
      memory.shows.delete(id as ShowId); // ids of the table of shows
      return memory.figures.forget(id as ShowId);
    case 'leads':
      return memory.index.remove(id as LeadId); // ids of the table of leads
    case 'interactions':
      return refreshNotes(memory, memory.notes.drop(id));
    case 'promises':
      return refreshDues(memory, memory.promises.drop(id));
  }
}

/** What the leads of a show (null: of each show) add up to; a show of which nothing is known yet says nothing. */
function readFigures({ figures, shows }: Memory, showId: ShowId | null, span?: Span): ShowFigures[] {
  const asked = showId === null ? [...shows.values()] : [shows.get(showId)];
  return asked.flatMap((show) => (show === undefined ? [] : [figures.read(show, span)]));
}

/** Those of leads that are in some list: a discarded one waits for nothing. */
function readDues({ index, promises }: Memory, showId: ShowId): number[] {
  const dues: number[] = [];
  for (const id of promises.leads()) {
    const entry = index.get(id);
    if (entry !== undefined && entry.showId === showId && !entry.isDiscarded) dues.push(...entry.row.more.dues);
  }
  return dues;
}

/** Reads everything once: the show at work first, because a booth waits for nobody's old shows. */
async function loadAll(source: Source, memory: Memory, onProgress: (progress: SearchProgress) => void): Promise<Touched[]> {
  const { changed } = memory;
  const damaged: Touched[] = [];
  let done = 0;
  const take = async (table: Searched, pieces: AsyncIterable<Piece>): Promise<void> => {
    for await (const piece of pieces) {
      takeRecords(memory, table, piece.records);
      damaged.push(...piece.damaged);
      if (table === 'leads') done += piece.records.length;
      if (table !== 'shows') onProgress({ phase: table === 'leads' ? 'leads' : 'notes', done });
    }
  };
  await take('shows', readRest(source, 'shows', { without: new Set(), changed }));
  const atWork = await readShowAtWork(source);
  const leads = atWork === null ? [] : await idsOfShow(source, 'leads', atWork);
  await take('leads', readSome(source, 'leads', { ids: leads, changed }));
  await take('promises', readSome(source, 'promises', { ids: await idsOfOpen(source), changed }));
  const notes = atWork === null ? [] : await idsOfShow(source, 'interactions', atWork);
  await take('interactions', readSome(source, 'interactions', { ids: notes, changed }));
  await take('leads', readRest(source, 'leads', { without: new Set(leads), changed }));
  await take('interactions', readRest(source, 'interactions', { without: new Set(notes), changed }));
  return damaged;
}

/** An index of the leads of a database, empty until it is loaded: first those of the show at work. Changes that come while it loads win over what is read. */
export function newSearchEngine(source: Source): SearchEngine {
  const figures: FigureBook = newFigureBook((showId) => index.figures(showId));
  const index = newSearchIndex(figures.replace);
  const memory: Memory = {
    index,
    figures,
    shows: new Map(),
    notes: newNotes(),
    promises: newOpenPromises(),
    changed: new Set(),
  };
  let lane: Promise<void> = Promise.resolve();
  let isLoaded = false;

  async function load(onProgress: (progress: SearchProgress) => void): Promise<Touched[]> {
    const damaged = await loadAll(source, memory, onProgress);
    isLoaded = true;
    memory.changed.clear();
    onProgress({ phase: 'ready', done: 0 });
    return damaged;
  }

  async function takeAll(ops: readonly JournalOp[]): Promise<void> {
    await takeOps(source, memory, ops);
    if (isLoaded) memory.changed.clear();
  }

  return {
    load,
    update(ops) {
      const mine = lane.then(() => takeAll(ops));
      lane = mine.catch(() => undefined);
      return mine;
    },
    page: memory.index.page,
    ids: memory.index.ids,
    tally: memory.index.tally,
    facets: memory.index.facets,
    figures: (showId, span) => readFigures(memory, showId, span),
    dues: (showId) => readDues(memory, showId),
    persona: (showId) => personaOf(memory.index.people(showId)),
  };
}
