import { proxy, wrap } from 'comlink';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Persona } from '#shared/domain/figures/persona.ts';
import type { Span } from '#shared/domain/figures/span.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { OpenKeys } from './codec.ts';
import { DATABASE } from './db.ts';
import type { Touched } from './db.ts';
import type { JournalOp, Store } from './store.ts';
import type { Filters, PageQuestion, Question, SearchPage } from './searchCore.ts';
import type { Facets } from './searchFacets.ts';
import { SEARCHED } from './searchLoad.ts';
import type { SearchProgress } from './searchLoad.ts';
import type { SearchWorker } from './workers/search.ts';
import { hearSaves } from './hearSaves.ts';

/** The engine as the handle uses it: the worker's, or one in the same thread (tests, batch). */
export type SearchPort = {
  readonly load: (onProgress: (progress: SearchProgress) => void) => Promise<Touched[]>;
  readonly update: (ops: readonly JournalOp[]) => Promise<void>;
  readonly page: (question: PageQuestion) => Promise<SearchPage> | SearchPage;
  readonly ids: (question: Question) => Promise<LeadId[]> | LeadId[];
  readonly tally: (showId: ShowId | null, filters: readonly Filters[]) => Promise<number[]> | number[];
  readonly facets: (showId: ShowId | null) => Promise<Facets> | Facets;
  readonly figures: (showId: ShowId | null, span?: Span) => Promise<ShowFigures[]> | ShowFigures[];
  readonly dues: (showId: ShowId) => Promise<number[]> | number[];
  readonly persona: (showId: ShowId) => Promise<Persona> | Persona;
  readonly stop: () => void;
};

/** The screens' way to the search index. */
export type Search = {
  readonly query: (question: PageQuestion) => Promise<SearchPage>;
  /** Ids of everything found, in order: for exports and deeds on many. */
  readonly ids: (question: Question) => Promise<LeadId[]>;
  /** How many leads of a show (null: of all) each of these filters alone would leave. */
  readonly tally: (showId: ShowId | null, filters: readonly Filters[]) => Promise<number[]>;
  /** What the leads of a show can be filtered by. */
  readonly facets: (showId: ShowId | null) => Promise<Facets>;
  /** What the leads of a show (null: of each show, the sample too) add up to. */
  readonly figures: (showId: ShowId | null) => Promise<ShowFigures[]>;
  /** Tells the figures now and after each change, like `watch`; of leads captured in a span alone, where one is given. Answers what ends it. */
  readonly watchFigures: (showId: ShowId | null, onFigures: (figures: ShowFigures[]) => void, span?: Span) => () => void;
  /** Tells when each open promise to the leads of a show is due, ms, now and after each change. Answers what ends it. */
  readonly watchDues: (showId: ShowId, onDues: (dues: number[]) => void) => () => void;
  /** Tells who the hot leads of a show are, now and after each change. Answers what ends it. */
  readonly watchPersona: (showId: ShowId, onPersona: (persona: Persona) => void) => () => void;
  /** Tells the page now and after each change; at most twenty times a second. Answers what ends it. */
  readonly watch: (question: PageQuestion, onPage: (page: SearchPage) => void) => () => void;
  /** How far loading is, now and as it goes on. Answers what ends it. */
  readonly watchProgress: (onProgress: (progress: SearchProgress) => void) => () => void;
  /** Resolves when all leads and notes are in memory. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
};

/** Pause between two answers to one watcher: fast enough for the eye, slow enough for an import of thousands. */
const PAUSE_MS = 50;
/** The pause is so many times what the answer took, so that no watcher holds up the letters of a search; but a screen is never older than this. */
const PAUSE_SHARE = 2;
const LONGEST_PAUSE_MS = 500;

/** Starts the search worker on a database; the keys go there as WebCrypto holds them, nobody can read them back. */
export async function startSearchWorker(keys: OpenKeys, name: string = DATABASE): Promise<SearchPort> {
  const worker = new Worker(new URL('./workers/search.ts', import.meta.url), { type: 'module', name: 'search' });
  const remote = wrap<SearchWorker>(worker);
  await remote.open(name, keys);
  return {
    load: (onProgress) => remote.load(proxy(onProgress)),
    update: (ops) => remote.update(ops),
    page: (question) => remote.page(question),
    ids: (question) => remote.ids(question),
    tally: (showId, filters) => remote.tally(showId, filters),
    facets: (showId) => remote.facets(showId),
    figures: (showId, span) => remote.figures(showId, span),
    dues: (showId) => remote.dues(showId),
    persona: (showId) => remote.persona(showId),
    stop: () => worker.terminate(),
  };
}

/** While the index fills, lists are drawn anew this seldom: each answer sorts all that is there. */
const LOADING_PAUSE_MS = 1_000;

type Watcher = { readonly refresh: () => void; readonly end: () => void };

/** Asks again when told to, one question at a time, with a pause between; the last `refresh` is always answered. */
function newWatcher<T>(ask: () => Promise<T>, onAnswer: (answer: T) => void): Watcher {
  const state = { isOver: false, isBusy: false, isStale: false };
  async function answer(): Promise<void> {
    state.isStale = false;
    const began = performance.now();
    const page = await ask();
    const took = performance.now() - began;
    if (!state.isOver) onAnswer(page);
    await new Promise((resolve) => {
      setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, PAUSE_SHARE * took)));
    });
  }
  async function run(): Promise<void> {
    state.isBusy = true;
    try {
      while (state.isStale && !state.isOver) await answer();
    } finally {
      state.isBusy = false;
    }
  }
  return {
    refresh() {
      state.isStale = true;
      if (!state.isBusy) void run();
    },
    end() {
      state.isOver = true;
    },
  };
}

const searched = new Set<string>(SEARCHED);
const isSearched = (op: JournalOp): boolean => searched.has(op.table);

/** Puts damaged rows back from the journal and into the index. */
async function mendAll(store: Store, port: SearchPort, damaged: readonly Touched[]): Promise<void> {
  for (const row of damaged) {
    const put = await store.mend?.(row);
    if (put !== undefined && put !== null && row.table !== 'outbox') await port.update([{ table: row.table, put }]);
  }
}

/** The search over a store: loads the index in the background and keeps it in step with what is saved. */
export function newSearch(store: Store, port: SearchPort): Search {
  const watchers = new Set<Watcher>();
  const listeners = new Set<(progress: SearchProgress) => void>();
  let progress: SearchProgress = { phase: 'leads', done: 0 };
  const refresh = (): void => {
    for (const watcher of watchers) watcher.refresh();
  };
  let refreshedAt = Number.NEGATIVE_INFINITY;
  const tell = (next: SearchProgress): void => {
    const isNewPhase = next.phase !== progress.phase;
    progress = next;
    for (const listen of listeners) listen(next);
    if (!isNewPhase && performance.now() - refreshedAt < LOADING_PAUSE_MS) return;
    refreshedAt = performance.now();
    refresh();
  };
  const deafen = hearSaves(store, (ops) => {
    const mine = ops.filter(isSearched);
    if (mine.length > 0) void port.update(mine).then(refresh);
  });
  const ready = port.load(tell).then(async (damaged) => {
    await mendAll(store, port, damaged);
    refresh();
  });
  const query = async (question: PageQuestion): Promise<SearchPage> => port.page(question);
  const watch = (watcher: Watcher): (() => void) => {
    watchers.add(watcher);
    watcher.refresh();
    return () => {
      watcher.end();
      watchers.delete(watcher);
    };
  };
  return {
    query,
    ids: async (question) => port.ids(question),
    tally: async (showId, filters) => port.tally(showId, filters),
    facets: async (showId) => port.facets(showId),
    figures: async (showId) => port.figures(showId),
    watch: (question, onPage) => watch(newWatcher(() => query(question), onPage)),
    watchFigures: (showId, onFigures, span) => watch(newWatcher(async () => port.figures(showId, span), onFigures)),
    watchDues: (showId, onDues) => watch(newWatcher(async () => port.dues(showId), onDues)),
    watchPersona: (showId, onPersona) => watch(newWatcher(async () => port.persona(showId), onPersona)),
    watchProgress(listen) {
      listeners.add(listen);
      listen(progress);
      return () => void listeners.delete(listen);
    },
    ready,
    stop() {
      deafen();
      for (const watcher of watchers) watcher.end();
      watchers.clear();
      port.stop();
    },
  };
}
