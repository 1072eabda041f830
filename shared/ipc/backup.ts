import { z } from 'zod';
import { DAYS_KEPT, type Retention, WEEKS_KEPT } from '#shared/domain/backup/retention.ts';
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

/** What a restore put in the place of what was there. */
export type Restored = {
  readonly at: number;
  readonly asOf: number;
  readonly leads: number;
  readonly missing: number;
  readonly isRead: boolean;
};

/** What a restore put aside: since when and until when it is kept, by the name of its folder. */
export type Former = { readonly name: string; readonly at: number; readonly until: number };

/** What is in it: null leads where nobody can open it yet. `opens`: what it takes to let it take the place of what is here. */
export type FormerFound = Former & { readonly leads: number | null; readonly media: number; readonly opens: ListedPoint['opens'] };

export type BackupState = {
  readonly places: readonly BackupPlace[];
  /** How long moments are kept, the same in every place. */
  readonly rule: Retention;
  /** What restores put aside and nobody deleted yet, from the oldest. */
  readonly formers: readonly Former[];
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
export type KeepFault = 'away' | 'newest' | 'disk-full' | 'not-writable';
export type ReturnFault = 'away' | 'never' | 'wrong-passphrase' | 'disk-full' | 'not-writable';
export type AddFault = 'cancelled' | 'inside' | 'known' | 'read-only' | 'disk-full' | 'failed';

const PlaceId = z.union([z.literal(LAPTOP_PLACE), z.uuid()]);
const Order = z.int().positive();
const Passphrase = z.string().max(1_000);

/** What locks a laptop: the PIN before the screens, the PIN of a kiosk; as they lie in its settings. */
const Pinned = z.string().max(400);
const Tries = { failed: z.int().nonnegative(), until: z.number().nonnegative() };
export const Locks = z.strictObject({
  lock: z.strictObject({ pin: Pinned, after: z.number().nonnegative(), hasStaff: z.boolean(), ...Tries }).nullable(),
  kiosk: z.strictObject({ pin: Pinned, since: z.number().nonnegative(), ...Tries }).nullable(),
});
export type Locks = z.output<typeof Locks>;

export const BackupRun = z.strictObject({ place: PlaceId.optional() });
export const BackupPlaceAsk = z.strictObject({ place: PlaceId });
export const BackupPointAsk = z.strictObject({ place: PlaceId, order: Order });
export const BackupLook = z.strictObject({ place: PlaceId.nullable() });
export const BackupOpen = z.strictObject({ look: z.uuid(), set: z.uuid(), order: Order, passphrase: Passphrase.nullable() });
/** `protection` is null where the protection of this laptop stays; `here`: what locks it now, null where nobody can say. */
export const BackupRestore = z.strictObject({ look: z.uuid(), protection: VaultChoice.nullable(), here: Locks.nullable() });

export const BackupRule = z.strictObject({
  days: z.int().min(DAYS_KEPT.least).max(DAYS_KEPT.most),
  weeks: z.int().min(WEEKS_KEPT.least).max(WEEKS_KEPT.most),
});
const FormerAsk = z.strictObject({ name: z.string().regex(/^former-[0-9TZ-]{1,40}$/u) });

export const backupCalls = {
  backupState: call(Nothing).returns<BackupState>(),
  /** Backs up into one place or all of them; answers the state behind it, faults included. */
  backupRun: call(BackupRun).returns<BackupState>(),
  backupStop: call(Nothing).returns<void>(),
  backupPlaceAdd: call(Nothing).returns<Result<BackupState, AddFault>>(),
  /** Forgets a place; what lies there stays. */
  backupPlaceRemove: call(BackupPlaceAsk).returns<BackupState>(),
  backupPoints: call(BackupPlaceAsk).returns<readonly ListedPoint[]>(),
  /** How many moments this rule would remove now, over the places that are there; nothing is removed. */
  backupRuleAsk: call(BackupRule).returns<number>(),
  /** Keeps the rule; what it no longer keeps goes with the next backup of each place. */
  backupRuleSet: call(BackupRule).returns<Result<BackupState, KeepFault>>(),
  /** Deletes one moment of a place and what only it needed; the latest one stays. */
  backupPointDrop: call(BackupPointAsk).returns<Result<BackupState, KeepFault>>(),
  /** Reads all of a backup again and opens it. */
  backupVerify: call(BackupPointAsk).returns<Result<CheckedPoint, OpenFault>>(),
  /** Looks for backups in a folder the person chooses, or in a place. */
  backupLook: call(BackupLook).returns<Result<Look, LookFault>>(),
  backupOpen: call(BackupOpen).returns<Result<CheckedPoint, OpenFault>>(),
  /** Gathers what was opened; the next start puts it in place. */
  backupRestore: call(BackupRestore).returns<Result<null, RestoreFault>>(),
  /** What a restore has decided on the locks of this laptop and the page has not set yet; null when there is nothing to set. */
  backupLocks: call(Nothing).returns<Locks | null>(),
  backupLocksSet: call(Nothing).returns<void>(),
  /** Puts the note of a restore away. */
  backupRestoredRead: call(Nothing).returns<BackupState>(),
  /** Opens what restores put aside and counts it. */
  backupFormers: call(Nothing).returns<readonly FormerFound[]>(),
  backupFormerDrop: call(FormerAsk).returns<Result<BackupState, KeepFault>>(),
  /** Says that the next start puts it back in the place of what is here, which is put aside in its turn. */
  backupFormerReturn: call(FormerAsk.extend({ passphrase: Passphrase.nullable(), here: Locks })).returns<Result<null, ReturnFault>>(),
};
