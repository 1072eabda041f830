import type { StaffId } from '#shared/domain/ids.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { firstSetting } from '#shared/domain/setting.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { newActor } from './actor.ts';
import { codecOf, importKeys } from './codec.ts';
import type { CodecKeys, OpenKeys } from './codec.ts';
import { newDb } from './db.ts';
import type { Touched } from './db.ts';
import type { Journal } from './journal.ts';
import { readRecord } from './read.ts';
import { reconcile } from './reconcile.ts';
import type { Reconciled, ReconcileProgress } from './reconcile.ts';
import { repairRows } from './repair.ts';
import { newIdAt } from './store.ts';
import type { MediaPort, Store } from './store.ts';

/** What opening needs. `staff` says who is at the laptop at the moment it is asked. */
export type OpenInput = {
  readonly keys: CodecKeys;
  readonly journal: Journal;
  readonly media: MediaPort;
  readonly staff: () => StaffId | null;
  /** Another name than the laptop's own, for the batch mode and tests. */
  readonly name?: string;
  readonly now?: () => number;
  readonly onProgress?: (progress: ReconcileProgress) => void;
  /** A row was found damaged while the program runs: was it put back from the journal? */
  readonly onDamaged?: (row: Touched, isMended: boolean) => void;
};

/** The open store, what was mended at start, the laptop's settings, and the keys for the search worker. */
export type Opened = { readonly store: Store; readonly report: Reconciled; readonly settings: Setting; readonly keys: OpenKeys };

/** The targets every lead is queued for: files first, then those that were added (target ids lie in plain). */
async function loadTargetIds(store: Store): Promise<TargetId[]> {
  const added = await store.db.targets.toCollection().primaryKeys();
  // ids of the table of targets
  return [FILES_TARGET, ...(added as TargetId[])];
}

async function newStore(input: OpenInput, keys: OpenKeys): Promise<Store> {
  const now = input.now ?? Date.now;
  const codec = codecOf(keys);
  const store: Store = {
    db: newDb(input.name),
    codec,
    journal: input.journal,
    media: input.media,
    now,
    actor: await newActor(codec),
    newId: () => newIdAt(now()),
    staff: input.staff,
    targets: [FILES_TARGET],
    onBegin: [],
    onSaved: [],
    async mend(row) {
      const { repaired } = await repairRows(store, input.journal, [row]);
      input.onDamaged?.(row, repaired === 1);
      return row.table === 'outbox' || repaired === 0 ? null : ((await store.db[row.table].get(row.id)) ?? null);
    },
  };
  return store;
}

/**
 * Opens the database, makes it and the journal agree, and loads what every write needs (targets, settings).
 * Rejects with JournalError when the journal cannot be read or written, and with Dexie's error when the database cannot be opened.
 */
export async function openStore(input: OpenInput): Promise<Opened> {
  const keys = await importKeys(input.keys);
  const store = await newStore(input, keys);
  await store.db.open();
  const report = await reconcile(store, input.journal, input.onProgress);
  store.targets.splice(0, store.targets.length, ...(await loadTargetIds(store)));
  const settings = (await readRecord(store, 'settings', firstSetting.id)) ?? firstSetting;
  return { store, report, settings, keys };
}
