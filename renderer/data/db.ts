import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { OutboxEntry } from '#shared/domain/outbox.ts';
import { migration1 } from './migrations/0001-first.ts';
import { migration2 } from './migrations/0002-cards.ts';
import { migration3 } from './migrations/0003-calendars.ts';
import { migration4 } from './migrations/0004-team.ts';
import { migration5 } from './migrations/0005-figures.ts';

/** A record as it lies on the disk: id, revision, indexed fields, and the sealed rest. */
export type SealedRow = {
  readonly id: string;
  readonly rev: string;
  readonly body: Uint8Array;
  readonly [index: string]: string | number | Uint8Array | readonly string[] | null;
};

/** A history line as it lies on the disk; `seq` counts the commits of this database without a gap. */
export type HistoryRow = {
  readonly seq: number;
  readonly at: number;
  readonly leadId: string | null;
  readonly touched: readonly Touched[];
  readonly body: Uint8Array;
};

/** A row that a commit wrote or deleted. */
export type Touched = { readonly table: SealedTable | 'outbox'; readonly id: string };

/** An outbox row as it lies on the disk; `body` holds the target's own words. */
export type OutboxRow = OutboxEntry & { readonly rev: string; readonly body: Uint8Array | null };

export const SEALED_TABLES = [
  'settings',
  'shows',
  'leads',
  'captures',
  'interactions',
  'appointments',
  'promises',
  'media',
  'lists',
  'attendees',
  'targets',
  'calendars',
  'calendarlinks',
  'repcalendars',
  'graves',
  'heard',
  'tallies',
] as const;
export type SealedTable = (typeof SEALED_TABLES)[number];

export type BoothDb = Dexie &
  Readonly<Record<SealedTable, Table<SealedRow, string>>> & {
    readonly outbox: Table<OutboxRow, string>;
    readonly history: Table<HistoryRow, number>;
  };

export const DATABASE = 'boothbook';

/** Opens nothing yet: describes the database. Strict durability: a finished transaction is on the disk (PLATFORM: relaxed loses 26 s). */
export function newDb(name: string = DATABASE): BoothDb {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  for (const step of [migration1, migration2, migration3, migration4, migration5]) db.version(step.version).stores(step.stores);
  return db as BoothDb; // the stores of the migrations are the tables of the type
}
