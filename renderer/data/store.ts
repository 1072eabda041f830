import type { StaffId, TargetId } from '#shared/domain/ids.ts';
import type { MediaGetFault, MediaPutFault } from '#shared/ipc/media.ts';
import { newUuid7 } from '#shared/lib/id.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Codec } from './codec.ts';
import type { BoothDb, HistoryRow, OutboxRow, SealedRow, SealedTable, Touched } from './db.ts';

/** One change of one row, as the journal keeps it; bodies stay sealed. */
export type JournalOp =
  | { readonly table: SealedTable; readonly put: SealedRow }
  | { readonly table: 'outbox'; readonly put: OutboxRow }
  | { readonly table: SealedTable | 'outbox'; readonly del: string };

/** One commit, as the journal keeps it. */
export type JournalFrame = { readonly seq: number; readonly at: number; readonly line: HistoryRow; readonly ops: readonly JournalOp[] };

/** Main's append-only file: resolves when the frame is on the disk (fsync). */
export type JournalPort = { readonly append: (frame: JournalFrame) => Promise<void> };

/** Main's sealed files of pictures and memos. */
export type MediaPort = {
  readonly mediaPut: (media: { id: string; bytes: Uint8Array<ArrayBuffer> }) => Promise<Result<null, MediaPutFault>>;
  readonly mediaGet: (media: { id: string }) => Promise<Result<Uint8Array, MediaGetFault>>;
};

/** What the data layer works with; made once at start, given to every function of `data/`. */
export type Store = {
  readonly db: BoothDb;
  readonly codec: Codec;
  readonly journal: JournalPort;
  readonly media: MediaPort;
  readonly now: () => number;
  /** This run of the program on this laptop (`actor.ts`): the name of its deeds when copies of a record are merged. */
  readonly actor: string;
  readonly newId: () => string;
  /** Who is at the laptop; null until somebody said so. */
  readonly staff: () => StaffId | null;
  /** Targets every lead is queued for (files included), kept by `targets.ts`. */
  readonly targets: TargetId[];
  /** Called when a save begins: what works in the background waits. */
  readonly onBegin: (() => void)[];
  /** Called after a commit is in the database and the journal has answered (well or not), with the rows it touched. */
  readonly onSaved: ((touched: readonly JournalOp[]) => void)[];
  /** Fetches a row whose body does not open from the journal and puts it back; null when the journal cannot help. */
  readonly mend?: (row: Touched) => Promise<SealedRow | null>;
};

/** A new id that sorts by time. */
export const newIdAt = (now: number): string => newUuid7(now, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
