import type { LeadId, TargetId } from './ids.ts';

/** Where one lead stands with one target. `ready` may be sent when `dueAt` has come. */
export type OutboxState = 'ready' | 'sending' | 'sent' | 'failed' | 'conflict';

/** One lead × one target. Indexed fields only; the target's own words lie sealed in the body. */
export type OutboxEntry = {
  readonly id: string;
  readonly targetId: TargetId;
  readonly leadId: LeadId;
  readonly state: OutboxState;
  /** Revision of the lead that should be there. */
  readonly wantedRev: string;
  /** Revision of the lead that the target has confirmed. */
  readonly ackedRev: string | null;
  readonly tries: number;
  readonly dueAt: number;
  readonly remoteId: string | null;
};

/** Why a target refused a lead: the field if it named one, and its own words. */
export type Refusal = { readonly field: string | null; readonly reason: string };

/** The target that files are: an export acknowledges what it wrote, so "new since the last export" is a question to the outbox. */
export const FILES_TARGET = 'files' as TargetId; // a fixed id of our own, not read from anywhere

/** Key of a lead × target. */
export const outboxId = (targetId: TargetId, leadId: LeadId): string => `${targetId}:${leadId}`;

/** A change of the lead makes it due again at once, whatever state it was in; what the target has acknowledged stays known. */
export function queued(
  before: OutboxEntry | undefined,
  entry: { targetId: TargetId; leadId: LeadId; rev: string; now: number },
): OutboxEntry {
  const { targetId, leadId, rev, now } = entry;
  return {
    id: outboxId(targetId, leadId),
    targetId,
    leadId,
    state: before?.state === 'conflict' ? 'conflict' : 'ready',
    wantedRev: rev,
    ackedRev: before?.ackedRev ?? null,
    tries: 0,
    dueAt: now,
    remoteId: before?.remoteId ?? null,
  };
}
