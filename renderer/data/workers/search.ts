import { expose } from 'comlink';
import type { OpenKeys } from '#renderer/data/codec.ts';
import { newRest } from '#renderer/data/calm.ts';
import { codecOf } from '#renderer/data/codec.ts';
import { newDb } from '#renderer/data/db.ts';
import type { Touched } from '#renderer/data/db.ts';
import type { JournalOp } from '#renderer/data/store.ts';
import type { Filters, PageQuestion, Question } from '#renderer/data/searchCore.ts';
import type { Span } from '#shared/domain/figures/span.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import type { SearchEngine, SearchProgress } from '#renderer/data/searchLoad.ts';

let engine: SearchEngine | null = null;

function opened(): SearchEngine {
  if (engine === null) throw new Error('search worker asked before it was opened');
  return engine;
}

/** The search index in a thread of its own, with its own connection to the database. It stays: the index is its memory. */
const worker = {
  open(name: string, keys: OpenKeys): void {
    engine = newSearchEngine({ db: newDb(name), codec: codecOf(keys), rest: newRest() });
  },
  load: (onProgress: (progress: SearchProgress) => void): Promise<Touched[]> => opened().load(onProgress),
  update: (ops: readonly JournalOp[]): Promise<void> => opened().update(ops),
  page: (question: PageQuestion) => opened().page(question),
  ids: (question: Question) => opened().ids(question),
  tally: (showId: ShowId | null, filters: readonly Filters[]) => opened().tally(showId, filters),
  facets: (showId: ShowId | null) => opened().facets(showId),
  figures: (showId: ShowId | null, span?: Span) => opened().figures(showId, span),
  dues: (showId: ShowId) => opened().dues(showId),
  persona: (showId: ShowId) => opened().persona(showId),
};

/** What the main thread sees of the worker. */
export type SearchWorker = typeof worker;

expose(worker);
