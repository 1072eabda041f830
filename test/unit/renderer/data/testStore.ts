import { randomBytes } from 'node:crypto';
import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import type { StaffId } from '#shared/domain/ids.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import { newCodec } from '#renderer/data/codec.ts';
import type { CodecKeys } from '#renderer/data/codec.ts';
import { newDb } from '#renderer/data/db.ts';
import { newIdAt } from '#renderer/data/store.ts';
import type { MediaPort, Store } from '#renderer/data/store.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { newMemoryJournal } from './memoryJournal.ts';
import type { MemoryJournal } from './memoryJournal.ts';

// Dexie looks for the browser's database when it is imported, which may have been before this file
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });

/** Pictures in memory. */
export function newMemoryMedia(): MediaPort {
  const files = new Map<string, Uint8Array>();
  return {
    mediaPut: ({ id, bytes }) => Promise.resolve(void files.set(id, bytes)).then(() => ok(null)),
    mediaGet: ({ id }) => {
      const bytes = files.get(id);
      return Promise.resolve(bytes === undefined ? fail('missing') : ok(bytes));
    },
  };
}

export type TestStore = {
  readonly store: Store;
  readonly journal: MemoryJournal;
  readonly keys: CodecKeys;
  /** The hands of the clock: set `now` to move time. */
  readonly clock: { now: number };
};

/** Monday 16 March 2026, 9:00 UTC. */
export const NINE = Date.UTC(2026, 2, 16, 9);

let made = 0;

/** Options of a test store; each has a default. */
type Options = { readonly keys?: CodecKeys; readonly journal?: MemoryJournal; readonly name?: string; readonly staff?: StaffId | null };

/**
 * The real data layer on fake-indexeddb and a journal in memory: real Dexie, real sealing, a database of its own each time.
 * `name` opens an earlier database again (with the same `keys`).
 */
export async function newTestStore(options: Options = {}): Promise<TestStore> {
  const keys = options.keys ?? { body: new Uint8Array(randomBytes(32)), index: new Uint8Array(randomBytes(32)) };
  const journal = options.journal ?? newMemoryJournal();
  const clock = { now: NINE };
  const media = newMemoryMedia();
  made += 1;
  // a laptop of its own: an id of eight signs, as `laptopOf` takes them
  const actor = `l${String(made).padStart(7, '0')}~run`;
  const store: Store = {
    db: newDb(options.name ?? `test-${made}`),
    codec: await newCodec(keys),
    journal,
    media,
    now: () => clock.now,
    actor,
    newId: () => newIdAt(clock.now),
    staff: () => options.staff ?? null,
    targets: [FILES_TARGET],
    onBegin: [],
    onSaved: [],
  };
  return { store, journal, keys, clock };
}
