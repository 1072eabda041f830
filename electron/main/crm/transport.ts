import type { CrmRecord } from '#shared/crm/record.ts';
import type { Preflight, PreflightError, PushItem } from '#shared/crm/push.ts';
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

/** The end of one lead's road. */
export type Landing = { readonly kind: 'done'; readonly remoteId: string } | { readonly kind: 'conflict'; readonly reason: string } | Fault;

/** How one CRM is spoken to. Every lead of `tasks` gets one landing, in order; nothing is written when `dryRun`. */
export type Transport<Config extends TargetConfig = TargetConfig> = {
  readonly preflight: (link: Link<Config>) => Promise<Result<Preflight, PreflightError>>;
  readonly push: (link: Link<Config>, tasks: readonly PushTask[], dryRun: boolean) => Promise<readonly Landing[]>;
};

/** Words of a target, short enough for a screen and without control characters. */
export const wordsOf = (text: string): string =>
  text
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
