import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { ToldOutcome } from '#shared/domain/outcomePlan.ts';
import type { FieldMapping, TargetConfig } from '#shared/domain/target.ts';
import type { Json, LeadSource, PushShow } from './record.ts';

/** What a target last confirmed of a lead: a short hash by `<record key>/<field>`. Fields whose hash has not changed are not sent again. */
export type SentFields = Readonly<Record<string, string>>;

/** Ids a target gave to what hangs from a lead (meetings, notes, pictures), by the key of our record. */
export type RemoteIds = Readonly<Record<string, string>>;

/** One lead on its way to a target. */
export type PushItem = Omit<LeadSource, 'show'> & {
  /** The target's own id, once it has confirmed the lead. */
  readonly remoteId: string | null;
  /** Null when it is not known what the target has: then everything known is sent. */
  readonly sent: SentFields | null;
  readonly remotes: RemoteIds;
};

export type PushTarget = {
  readonly id: TargetId;
  readonly config: TargetConfig;
  /** Where fields go elsewhere than the connector would put them. */
  readonly mapping?: FieldMapping;
};

export type PushInput = {
  readonly target: PushTarget;
  readonly shows: readonly PushShow[];
  readonly leads: readonly PushItem[];
  /** Checks and maps, writes nothing. */
  readonly dryRun: boolean;
};

/**
 * done: the target confirmed it. transient: it may or may not have arrived, send it again. untried: it certainly did not arrive.
 * refused: the target will not have it as it is. conflict: merged or deleted in the CRM, a person decides.
 */
export type PushOutcome = 'done' | 'transient' | 'untried' | 'refused' | 'conflict';

export type PushResult = {
  readonly leadId: LeadId;
  readonly rev: string;
  readonly outcome: PushOutcome;
  readonly change?: 'created' | 'updated' | 'unchanged';
  readonly remoteId?: string;
  readonly sent?: SentFields;
  /** Ids of children that are new since the item was read; merged into what is known. */
  readonly remotes?: RemoteIds;
  /** Field as the target names it. */
  readonly field?: string;
  /** The target's own words, or a short technical one; for people, never parsed. */
  readonly reason?: string;
};

/** Why nothing more can be sent now: sign in again, correct the set-up, or wait for the network. */
export type PushPause = 'auth' | 'setup' | 'offline';

export type PushReport = {
  readonly results: readonly PushResult[];
  readonly pause?: PushPause;
  readonly pauseReason?: string;
  /** Ask for nothing before that many ms have passed. */
  readonly retryAfterMs?: number;
};

export type PreflightWarning =
  | 'own-documents'
  | 'no-calendar'
  | 'no-files'
  | 'fields-missing'
  | 'key-field-missing'
  | 'key-expires-soon'
  | 'time-zone'
  | 'mails-visitors'
  | 'published-contract-only';

/** What a target is, as far as it lets us see. */
export type Preflight = {
  readonly product: string;
  readonly user: string | null;
  readonly warnings: readonly PreflightWarning[];
  readonly missingFields: readonly string[];
  readonly keyExpiresAt?: number;
  /** Zone the target's user reads times in, where it tells (IANA). */
  readonly zone?: string;
  /** Calls that are left of a quota, where the target tells. */
  readonly callsLeft?: number;
};

export type PreflightError =
  | 'bad-url'
  | 'not-secure'
  | 'no-secret'
  | 'bad-secret'
  | 'offline'
  | 'wrong-program'
  | 'too-old'
  | 'auth'
  | 'no-rights'
  | 'bad-description'
  | 'not-supported';

/** A lead as a target would get it. */
export type PreviewRecord = { readonly model: string; readonly externalKey: string; readonly fields: Readonly<Record<string, Json>> };
export type Preview = { readonly leadId: LeadId; readonly records: readonly PreviewRecord[] };

/**
 * A lead as it is in the target, beside what we sent: `missing`: not there (merged or deleted), `unsent`: it was never confirmed,
 * `differs`: somebody or something changed fields there.
 */
export type ReadBack = {
  readonly leadId: LeadId;
  readonly state: 'same' | 'differs' | 'missing' | 'unsent';
  readonly remoteId: string | null;
  readonly differences: readonly { readonly field: string; readonly ours: Json; readonly theirs: Json }[];
  /** How many records of the target carry the lead's key: more than one is a double. */
  readonly found: number;
};

/** What a target says became of a lead: `gone`: merged or deleted there; `unsent`: it was never confirmed. */
export type RemoteOutcome = { readonly leadId: LeadId } & (
  | { readonly state: 'told'; readonly told: ToldOutcome }
  | { readonly state: 'gone' | 'unsent' }
);

/** Why a sign-in in the browser did not end well. */
export type SignInFault = PreflightError | 'cancelled' | 'timed-out' | 'refused' | 'no-vault';
