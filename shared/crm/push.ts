import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { TargetConfig } from '#shared/domain/target.ts';
import type { LeadSource, PushShow } from './record.ts';

/** What a target last confirmed of a lead: a short hash by `<record key>/<field>`. Fields whose hash has not changed are not sent again. */
export type SentFields = Readonly<Record<string, string>>;

/** One lead on its way to a target. */
export type PushItem = Omit<LeadSource, 'show'> & {
  /** The target's own id, once it has confirmed the lead. */
  readonly remoteId: string | null;
  /** Null when it is not known what the target has: then everything known is sent. */
  readonly sent: SentFields | null;
};

export type PushTarget = { readonly id: TargetId; readonly config: TargetConfig };

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

export type PreflightWarning = 'own-documents' | 'no-calendar' | 'fields-missing' | 'key-expires-soon';

/** What a target is, as far as it lets us see. */
export type Preflight = {
  readonly product: string;
  readonly user: string | null;
  readonly warnings: readonly PreflightWarning[];
  readonly missingFields: readonly string[];
  readonly keyExpiresAt?: number;
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
  | 'no-rights';
