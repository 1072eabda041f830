import { z } from 'zod';
import type { Result } from '#shared/lib/result.ts';
import { Nothing, call } from './call.ts';
import { VaultChoice } from './vault.ts';

/** The place in the profile itself, on the laptop's own disk. */
export const LAPTOP_PLACE = 'laptop';

/**
 * Why a backup could not be made. `away`: the folder is not there (a stick that was pulled). `changed`: what was read back is not what was
 * written. `short`: the laptop's own disk is nearly full, and is left to the leads.
 */
export type BackupFault = 'away' | 'disk-full' | 'short' | 'read-only' | 'changed' | 'locked' | 'stopped' | 'failed';

/** The last backup of a place that was read back whole. Instants in ms. */
export type LastBackup = {
  readonly order: number;
  readonly at: number;
  /** The highest number of the changes in it. */
  readonly last: number;
  /** When it was last found to hold all there was: nothing new makes no new one. */
  readonly checkedAt: number;
  readonly leads: number;
  readonly changes: number;
  readonly media: number;
  /** Places of the journal and pictures that could not be opened already on the laptop. */
  readonly damaged: number;
};

/** Where backups go. */
export type BackupPlace = {
  readonly id: string;
  readonly path: string;
  readonly isThere: boolean;
  /** On the laptop's own disk: helps against damaged and deleted files, not against a lost laptop. */
  readonly isSameDisk: boolean;
  readonly last: LastBackup | null;
  readonly points: number;
  /** Why the latest attempt failed, and when; null when it went well. */
  readonly fault: { readonly fault: BackupFault; readonly at: number } | null;
  /** Backups that lie there hold what was erased or opens with an old key; they are removed when the place is back. */
  readonly mustForget: boolean;
};

/** What a backup is doing. */
export type BackupStep = 'reading' | 'copying' | 'checking' | 'gathering';
export type BackupProgress = { readonly step: BackupStep; readonly done: number; readonly total: number };

/** What a restore put in the place of what was there; `former`: since when and until when that is kept, null when it was deleted. */
export type Restored = {
  readonly at: number;
  readonly asOf: number;
  readonly leads: number;
  readonly missing: number;
  readonly isRead: boolean;
  readonly former: { readonly at: number; readonly until: number } | null;
};

export type BackupState = {
  readonly places: readonly BackupPlace[];
  /** What opens a backup on another computer. */
  readonly opensBy: readonly ('passphrase' | 'recovery')[];
  /** Can the key store of this computer open the data after a restore? */
  readonly canKeystore: boolean;
  readonly progress: BackupProgress | null;
  /** What the last restore brought; null when there was none, or it was read. */
  readonly restored: Restored | null;
};

/** A moment that can be gone back to, as it is listed. */
export type ListedPoint = {
  readonly order: number;
  readonly at: number;
  readonly leads: number;
  readonly changes: number;
  readonly media: number;
  readonly damaged: number;
  /** How it opens: by this computer alone, or by what is typed. */
  readonly opens: 'itself' | 'passphrase' | 'never';
};

/** The backups of one laptop that were found in a folder; `isOurs`: of this profile. */
export type FoundSet = { readonly id: string; readonly name: string; readonly isOurs: boolean; readonly points: readonly ListedPoint[] };

/** What was found in a folder; `look` names it in the calls that follow. */
export type Look = { readonly look: string; readonly path: string; readonly sets: readonly FoundSet[] };

/** What a backup turned out to hold when all of it was read and opened. */
export type CheckedPoint = {
  readonly at: number;
  readonly leads: number;
  readonly changes: number;
  readonly media: number;
  /** Changes and pictures the backup should hold that cannot be read any more. */
  readonly missingChanges: number;
  readonly missingMedia: number;
  /** True when its key is the one that opens this laptop's data now: the protection of this laptop stays. */
  readonly isSameKey: boolean;
};

export type LookFault = 'cancelled' | 'none' | 'away' | 'failed';
export type OpenFault = 'away' | 'wrong-passphrase' | 'never' | 'nothing-left' | 'stopped' | 'failed';
export type RestoreFault = 'away' | 'disk-full' | 'not-writable' | 'no-keystore' | 'too-short' | 'stopped' | 'failed';
export type AddFault = 'cancelled' | 'inside' | 'known' | 'read-only' | 'disk-full' | 'failed';

const PlaceId = z.union([z.literal(LAPTOP_PLACE), z.uuid()]);
const Order = z.int().positive();
const Passphrase = z.string().max(1_000);

export const BackupRun = z.strictObject({ place: PlaceId.optional() });
export const BackupPlaceAsk = z.strictObject({ place: PlaceId });
export const BackupPointAsk = z.strictObject({ place: PlaceId, order: Order });
export const BackupLook = z.strictObject({ place: PlaceId.nullable() });
export const BackupOpen = z.strictObject({ look: z.uuid(), set: z.uuid(), order: Order, passphrase: Passphrase.nullable() });
/** `protection` is null where the protection of this laptop stays. */
export const BackupRestore = z.strictObject({ look: z.uuid(), protection: VaultChoice.nullable() });

export const backupCalls = {
  backupState: call(Nothing).returns<BackupState>(),
  /** Backs up into one place or all of them; answers the state behind it, faults included. */
  backupRun: call(BackupRun).returns<BackupState>(),
  backupStop: call(Nothing).returns<void>(),
  backupPlaceAdd: call(Nothing).returns<Result<BackupState, AddFault>>(),
  /** Forgets a place; what lies there stays. */
  backupPlaceRemove: call(BackupPlaceAsk).returns<BackupState>(),
  backupPoints: call(BackupPlaceAsk).returns<readonly ListedPoint[]>(),
  /** Reads all of a backup again and opens it. */
  backupVerify: call(BackupPointAsk).returns<Result<CheckedPoint, OpenFault>>(),
  /** Looks for backups in a folder the person chooses, or in a place. */
  backupLook: call(BackupLook).returns<Result<Look, LookFault>>(),
  backupOpen: call(BackupOpen).returns<Result<CheckedPoint, OpenFault>>(),
  /** Gathers what was opened; the next start puts it in place. */
  backupRestore: call(BackupRestore).returns<Result<null, RestoreFault>>(),
  /** Puts the note of a restore away; with `former`, deletes what was there before. */
  backupRestoredRead: call(z.strictObject({ former: z.boolean() })).returns<BackupState>(),
};
