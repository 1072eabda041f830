import type { PreflightError, PushInput, RemoteOutcome } from '#shared/crm/push.ts';
import { planOutcome } from '#shared/domain/outcomePlan.ts';
import type { Teller } from '#shared/domain/outcomePlan.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Target } from '#shared/domain/target.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readBatch } from '#renderer/data/outbox.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTargetLeads } from '#renderer/data/targets.ts';
import type { OutcomeLine } from './outcomeLines.ts';

export type OutcomeCalls = { readonly crmOutcomes: (input: PushInput) => Promise<Result<readonly RemoteOutcome[], PreflightError>> };

/** What was read so far. */
export type OutcomesRead = { readonly done: number; readonly total: number; readonly lines: readonly OutcomeLine[] };

type Way = { readonly store: Store; readonly booth: OutcomeCalls };
type Options = { readonly teller: Teller; readonly signal: AbortSignal; readonly onProgress: (read: OutcomesRead) => void };

const LEADS_A_TIME = 100;

const lineOf = (lead: Lead, remote: RemoteOutcome, teller: Teller): OutcomeLine[] => {
  const base = { key: lead.id as string, who: '', rows: [], lead, leads: [], unread: [] };
  switch (remote.state) {
    case 'unsent':
      return [];
    case 'gone':
      return [{ ...base, by: 'gone', told: { state: 'open' }, step: null }];
    case 'told':
      return [{ ...base, by: 'crm', told: remote.told, step: planOutcome(lead.sale, remote.told, teller) }];
  }
};

/**
 * Asks a target what became of every lead it was sent, batch by batch, stopped by `signal`. Writes nothing anywhere. Fails with what the
 * target said when it cannot be read, `not-supported` when it tells no outcomes.
 */
export async function readTarget({ store, booth }: Way, target: Target, options: Options): Promise<Result<OutcomesRead, PreflightError>> {
  const ids = await readTargetLeads(store, target.id);
  const lines: OutcomeLine[] = [];
  const total = ids.length;
  let done = 0;
  for (let from = 0; from < ids.length && !options.signal.aborted; from += LEADS_A_TIME) {
    const { items, shows } = await readBatch(store, target.id, ids.slice(from, from + LEADS_A_TIME));
    const asked: PushInput = { target: { id: target.id, config: target.config }, shows, leads: items, dryRun: true };
    const told = items.length === 0 ? ok([]) : await booth.crmOutcomes(asked);
    if (!told.ok) return fail(told.error, told.detail);
    const leads = new Map(items.map(({ lead }) => [lead.id, lead]));
    for (const one of told.value) {
      const lead = leads.get(one.leadId);
      if (lead !== undefined) lines.push(...lineOf(lead, one, options.teller));
    }
    done = Math.min(total, from + LEADS_A_TIME);
    options.onProgress({ done, total, lines: [...lines] });
  }
  return ok({ done, total, lines });
}
