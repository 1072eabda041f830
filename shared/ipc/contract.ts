import type { TargetFields } from '#shared/crm/mapping.ts';
import type { Preflight, PreflightError, Preview, PushReport, ReadBack, RemoteOutcome, SignInFault } from '#shared/crm/push.ts';
import type { Result } from '#shared/lib/result.ts';
import { type About, type LicencesFault, ErrorReport, Language, Link } from './app.ts';
import { backupCalls } from './backup.ts';
import { batchCalls } from './batch.ts';
import {
  type CalendarFault,
  CalendarFetch,
  CalendarList,
  type CalendarListing,
  CalendarPlace,
  CalendarPush,
  type CalendarReport,
  CalendarServer,
  CalendarSpan,
  CalendarStop,
  type FoundCalendar,
  type RemoteEvent,
} from './calendar.ts';
import {
  CapsuleChunk,
  CapsuleHandle,
  CapsuleKey,
  type CapsuleKeyFault,
  CapsuleName,
  CapsuleOpen,
  type CapsuleReadFault,
  MediaIds,
  type SharedFile,
  type SharedFolder,
} from './capsule.ts';
import { type Callers, type HandlersOf, type Listeners, Nothing, call } from './call.ts';
import { PushCancel, PushInput, PushTarget } from './crm.ts';
import { type DraftFault, DraftOpen, SaveBegin, SaveChunk, type SaveFault, SaveHandle, type Saved, SavedPath } from './files.ts';
import {
  ErasedIds,
  JournalAskInput,
  type JournalFault,
  JournalFrameInput,
  type JournalPage,
  JournalRewriteInput,
  type JournalRewritten,
  JournalRowsInput,
  type JournalSummary,
  type RewriteFault,
  type WireOp,
} from './journal.ts';
import { Media, type MediaGetFault, MediaId, type MediaPutFault } from './media.ts';
import { PaperPdf, PaperPrint, type PdfFault, type PrintFault } from './paper.ts';
import {
  RotateBegin,
  type RotateFault,
  RotateFinish,
  RotateFrames,
  type RotateKeys,
  type RotatedMedia,
  type RotationReport,
} from './rotate.ts';
import { signals } from './signals.ts';
import { UpdateFeed, type UpdateState, UpdateWhen } from './update.ts';
import {
  type CreateFault,
  type ProtectFault,
  type Protection,
  type RecoverFault,
  type RecoveryFault,
  Secret,
  SecretAsk,
  type SecretFault,
  type UnlockFault,
  VaultChoice,
  VaultPassphrase,
  type VaultProof,
  VaultProtect,
  type VaultState,
} from './vault.ts';
import { GuestMode } from './visitor.ts';

/** Every call from the renderer to main. A new one is one line here and one handler. */
export const contract = {
  appInfo: call(Nothing).returns<About>(),
  /** Opens the licences of all packages in the program with the computer's program for texts. */
  licencesOpen: call(Nothing).returns<Result<null, LicencesFault>>(),
  /** Ends the program and starts it again. */
  appRestart: call(Nothing).returns<void>(),
  setLanguage: call(Language).returns<void>(),
  openExternal: call(Link).returns<Result<null, 'not-listed'>>(),
  logError: call(ErrorReport).returns<void>(),

  vaultState: call(Nothing).returns<VaultState>(),
  vaultCreate: call(VaultChoice).returns<Result<VaultState, CreateFault>>(),
  vaultUnlock: call(VaultPassphrase).returns<Result<VaultState, UnlockFault>>(),
  vaultRecover: call(VaultPassphrase).returns<Result<VaultState, RecoverFault>>(),
  vaultProtect: call(VaultProtect).returns<Result<VaultState, ProtectFault>>(),
  vaultProtection: call(Nothing).returns<Protection | null>(),
  /** Is it the vault's passphrase, or its recovery passphrase? Counted like every try; opens nothing. */
  vaultProve: call(VaultPassphrase).returns<VaultProof>(),
  recoverySet: call(VaultPassphrase).returns<Result<Protection, RecoveryFault>>(),
  recoveryProve: call(VaultPassphrase).returns<Result<Protection, RecoveryFault>>(),
  recoveryRemove: call(Nothing).returns<Result<Protection, RecoveryFault>>(),
  rotateBegin: call(RotateBegin).returns<Result<RotateKeys, RotateFault>>(),
  rotateFrames: call(RotateFrames).returns<Result<null, RotateFault>>(),
  rotateMedia: call(Nothing).returns<Result<RotatedMedia, RotateFault>>(),
  rotateFinish: call(RotateFinish).returns<Result<null, RotateFault>>(),
  rotateCancel: call(Nothing).returns<void>(),
  /** What a change of keys took along; null when it was seen, or this start brought none. */
  rotateReport: call(Nothing).returns<RotationReport | null>(),
  rotateSeen: call(Nothing).returns<void>(),
  secretPut: call(Secret).returns<Result<null, SecretFault>>(),
  secretHas: call(SecretAsk).returns<boolean>(),
  secretDelete: call(SecretAsk).returns<Result<null, SecretFault>>(),

  saveBegin: call(SaveBegin).returns<Result<{ readonly handle: string }, SaveFault>>(),
  saveChunk: call(SaveChunk).returns<Result<null, SaveFault>>(),
  saveEnd: call(SaveHandle).returns<Result<Saved, SaveFault>>(),
  saveCancel: call(SaveHandle).returns<void>(),
  draftOpen: call(DraftOpen).returns<Result<null, DraftFault>>(),
  showInFolder: call(SavedPath).returns<Result<null, 'not-saved-here'>>(),

  paperPdf: call(PaperPdf).returns<Result<{ readonly path: string }, PdfFault>>(),
  paperPrint: call(PaperPrint).returns<Result<null, PrintFault>>(),

  journalAppend: call(JournalFrameInput).returns<Result<null, JournalFault>>(),
  journalSummary: call(Nothing).returns<Result<JournalSummary, JournalFault>>(),
  journalRead: call(JournalAskInput).returns<Result<JournalPage, JournalFault>>(),
  journalLatest: call(JournalRowsInput).returns<Result<readonly (WireOp | null)[], JournalFault>>(),
  /** Writes the journal anew without what is to be forgotten; appends wait meanwhile. */
  journalRewrite: call(JournalRewriteInput).returns<Result<JournalRewritten, RewriteFault>>(),
  /** The next start makes the database anew from the journal: nothing deleted is left in its files. Only when the journal has every line. */
  databaseRenew: call(Nothing).returns<Result<null, RewriteFault>>(),
  /** Ids of leads and attendees that were erased on this laptop: kept outside of what a backup brings back. */
  erasedIds: call(Nothing).returns<readonly string[]>(),
  erasedKeep: call(ErasedIds).returns<Result<null, JournalFault>>(),

  mediaPut: call(Media).returns<Result<null, MediaPutFault>>(),
  mediaGet: call(MediaId).returns<Result<Uint8Array, MediaGetFault>>(),
  mediaDelete: call(MediaId).returns<void>(),
  mediaMissing: call(MediaIds).returns<readonly string[]>(),

  capsuleKey: call(CapsuleKey).returns<Result<Uint8Array, CapsuleKeyFault>>(),
  capsuleOpen: call(CapsuleOpen).returns<Result<{ readonly handle: string; readonly bytes: number }, CapsuleReadFault>>(),
  capsuleNext: call(CapsuleHandle).returns<Result<Uint8Array, CapsuleReadFault>>(),
  capsuleClose: call(CapsuleHandle).returns<void>(),
  /** Whether the system asked the program to open a capsule that nobody has looked at. */
  capsuleWaiting: call(Nothing).returns<boolean>(),
  /** That capsule, which waits no longer; it is read by `capsuleOpen({ opened: true })`. */
  capsuleTake: call(Nothing).returns<{ readonly name: string; readonly bytes: number } | null>(),
  teamFolder: call(Nothing).returns<SharedFolder>(),
  teamFolderChoose: call(Nothing).returns<Result<SharedFolder, 'cancelled'>>(),
  teamFolderLeave: call(Nothing).returns<void>(),
  teamFolderList: call(Nothing).returns<Result<readonly SharedFile[], CapsuleReadFault>>(),
  teamFileBegin: call(CapsuleName).returns<Result<{ readonly handle: string }, SaveFault>>(),
  teamFileChunk: call(CapsuleChunk).returns<Result<null, SaveFault>>(),
  teamFileEnd: call(CapsuleHandle).returns<Result<{ readonly path: string }, SaveFault>>(),
  teamFileCancel: call(CapsuleHandle).returns<void>(),
  teamFileRemove: call(CapsuleName).returns<void>(),

  guestMode: call(GuestMode).returns<void>(),
  visitorOpen: call(Nothing).returns<{ readonly isOtherDisplay: boolean }>(),
  visitorClose: call(Nothing).returns<void>(),

  updateState: call(Nothing).returns<UpdateState>(),
  updateFeed: call(UpdateFeed).returns<Result<UpdateState, 'address' | 'fixed' | 'disk'>>(),
  updateCheck: call(Nothing).returns<void>(),
  updateFetch: call(Nothing).returns<void>(),
  updateSettle: call(UpdateWhen).returns<void>(),

  crmPreflight: call(PushTarget).returns<Result<Preflight, PreflightError>>(),
  crmPush: call(PushInput).returns<PushReport>(),
  crmCancel: call(PushCancel).returns<void>(),
  crmFields: call(PushTarget).returns<Result<TargetFields, PreflightError>>(),
  crmPreview: call(PushInput).returns<Result<readonly Preview[], PreflightError>>(),
  crmReadBack: call(PushInput).returns<Result<readonly ReadBack[], PreflightError>>(),
  crmOutcomes: call(PushInput).returns<Result<readonly RemoteOutcome[], PreflightError>>(),
  crmSignIn: call(PushTarget).returns<Result<{ readonly account: string | null }, SignInFault>>(),

  calendarFind: call(CalendarServer).returns<Result<readonly FoundCalendar[], CalendarFault>>(),
  calendarTest: call(CalendarPlace).returns<Result<FoundCalendar, CalendarFault>>(),
  calendarPush: call(CalendarPush).returns<CalendarReport>(),
  calendarList: call(CalendarList).returns<Result<CalendarListing, CalendarFault>>(),
  calendarFetch: call(CalendarFetch).returns<Result<readonly RemoteEvent[], CalendarFault>>(),
  calendarSpan: call(CalendarSpan).returns<Result<readonly RemoteEvent[], CalendarFault>>(),
  calendarStop: call(CalendarStop).returns<void>(),

  ...backupCalls,
  ...batchCalls,
};

type Contract = typeof contract;

/** `window.booth`. */
export type Booth = Callers<Contract> & Listeners<typeof signals>;

/** What main must bring: one handler a line. An area brings `Pick<Handlers, 'its' | 'calls'>`. */
export type Handlers = HandlersOf<Contract>;
