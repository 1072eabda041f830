import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** Takes a lead out of the running, with the reason in words. Resolves when it is saved. */
export const disqualifyLead = (store: Store, id: LeadId, reason: string): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'disqualify',
    change: (lead) => ({ ...lead, disqualified: { reason: reason.trim(), at: store.now(), by: store.staff() } }),
    changes: (before, after) => [{ field: 'reason', from: before.disqualified?.reason ?? '', to: after.disqualified?.reason ?? '' }],
  });

/** Brings a disqualified lead back, with the reason in words: the facts decide where it stands. Resolves when it is saved. */
export const requalifyLead = (store: Store, id: LeadId, reason: string): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'requalify',
    change: ({ disqualified: _gone, ...lead }) => lead,
    changes: (before) =>
      before.disqualified === undefined ? [] : [{ field: 'reason', from: before.disqualified.reason, to: reason.trim() }],
  });
