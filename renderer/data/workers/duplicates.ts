import { expose } from 'comlink';
import { newRest } from '#renderer/data/calm.ts';
import { codecOf } from '#renderer/data/codec.ts';
import type { OpenKeys } from '#renderer/data/codec.ts';
import { newDb } from '#renderer/data/db.ts';
import { newDuplicateEngine } from '#renderer/data/duplicateEngine.ts';
import type { DuplicateEngine } from '#renderer/data/duplicateEngine.ts';
import type { JournalOp } from '#renderer/data/store.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';

let engine: DuplicateEngine | null = null;

function opened(): DuplicateEngine {
  if (engine === null) throw new Error('duplicates worker asked before it was opened');
  return engine;
}

/** The search for duplicates in a thread of its own, with its own connection to the database: the screen never waits for it. */
const worker = {
  open(name: string, keys: OpenKeys): void {
    engine = newDuplicateEngine({ db: newDb(name), codec: codecOf(keys), rest: newRest() });
  },
  all: (showId: ShowId) => opened().all(showId),
  of: (showId: ShowId, id: LeadId) => opened().of(showId, id),
  update: (ops: readonly JournalOp[]) => opened().update(ops),
};

/** What the main thread sees of the worker. */
export type DuplicatesWorker = typeof worker;

expose(worker);
