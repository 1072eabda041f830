import type { CrmRecord } from '#shared/crm/record.ts';
import type { TargetFields } from '#shared/crm/mapping.ts';
import type { Preflight, PreflightError, PushItem, ReadBack, RemoteIds, RemoteOutcome } from '#shared/crm/push.ts';
import type { TargetConfig } from '#shared/domain/target.ts';
import type { Result } from '#shared/lib/result.ts';
import type { HttpOutcome, HttpRequest } from './http.ts';

/** The way to one target, for one batch. */
export type Link<Config extends TargetConfig = TargetConfig> = {
  readonly config: Config;
  readonly url: URL;
  readonly secret: string;
  readonly signal: AbortSignal;
  readonly send: (request: HttpRequest) => Promise<HttpOutcome>;
  readonly now: () => number;
  /** Bytes of a picture of ours; null when it is not there. */
  readonly readFile: (id: string) => Promise<Uint8Array | null>;
  /** Puts another secret in the place of the one in use (a refresh token that was turned over); false when it could not be kept. */
  readonly keepSecret: (secret: string) => Promise<boolean>;
};

/** One lead to send: all its records, and those of their fields that the target does not have yet. */
export type PushTask = {
  readonly item: PushItem;
  readonly records: readonly [CrmRecord, ...CrmRecord[]];
  readonly changed: readonly CrmRecord[];
};

/** Why a request did not do what it should. `unknown`: the batch failed without saying which lead is to blame. */
export type Fault =
  | { readonly kind: 'transient' | 'untried'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'auth' | 'setup'; readonly reason: string }
  | { readonly kind: 'refused'; readonly field: string | null; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The end of one lead's road, with what was learnt on it and is true whatever became of the rest: ids, and the keys of records that the
 * target has confirmed (`there`), which need not go again.
 */
export type Landing = (
  | {
      readonly kind: 'done';
      readonly remoteId: string;
      /** Keys of records that were left out (a picture whose file is away): they go with the lead's next turn. */
      readonly left?: readonly string[];
    }
  | { readonly kind: 'conflict'; readonly reason: string }
  | Fault
) & { readonly remotes?: RemoteIds; readonly there?: readonly string[] };

/** How one CRM is spoken to. Every lead of `tasks` gets one landing, in order; nothing is written when `dryRun`. */
export type Transport<Config extends TargetConfig = TargetConfig> = {
  readonly preflight: (link: Link<Config>) => Promise<Result<Preflight, PreflightError>>;
  readonly push: (link: Link<Config>, tasks: readonly PushTask[], dryRun: boolean) => Promise<readonly Landing[]>;
  /** The fields of a lead as the target lists them. Absent where a target has no such list. */
  readonly fields?: (link: Link<Config>) => Promise<Result<TargetFields, PreflightError>>;
  /** How leads stand there, each beside what was sent. Absent where nothing can be read. */
  readonly readBack?: (link: Link<Config>, tasks: readonly PushTask[]) => Promise<Result<readonly ReadBack[], PreflightError>>;
  /** What became of leads there. Absent where only a file can tell. */
  readonly outcomes?: (link: Link<Config>, tasks: readonly OutcomeTask[]) => Promise<Result<readonly RemoteOutcome[], PreflightError>>;
};

/** A lead whose outcome is asked, with the zone of its show (IANA): the day of an instant is the show's. */
export type OutcomeTask = { readonly task: PushTask; readonly zone: string };

/** Words of a target, short enough for a screen and without control characters. */
export const wordsOf = (text: string): string =>
  text
    .slice(0, 10_000)
    .replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim()
    .slice(0, 500);

/** Faults that stop the rest of a batch: the next lead would meet the same. */
export const stopsBatch = (landing: Landing): boolean =>
  landing.kind === 'auth' ||
  landing.kind === 'setup' ||
  landing.kind === 'untried' ||
  landing.kind === 'stopped' ||
  landing.kind === 'transient';

/** A request that brought no whole answer, as a fault. */
export function faultOfSilence(outcome: Exclude<HttpOutcome, { kind: 'answer' }>): Fault {
  switch (outcome.kind) {
    case 'unreached':
      return { kind: 'untried', reason: outcome.reason };
    case 'lost':
      return { kind: 'transient', reason: outcome.reason };
    case 'stopped':
      return { kind: 'stopped', reason: outcome.reason };
  }
}
