import type { LeadId } from '#shared/domain/ids.ts';
import type { Gap, Lead } from '#shared/domain/lead.ts';
import { updateLead } from './leads.ts';
import type { Store } from './store.ts';

/** The lead with exactly these gaps accepted; without the field when there are none. */
function withGaps({ acceptedGaps: _old, ...lead }: Lead, gaps: readonly Gap[]): Lead {
  return gaps.length === 0 ? lead : { ...lead, acceptedGaps: gaps };
}

/** Says that nobody can fill these gaps: they are asked about no more. Resolves when it is saved. */
export const acceptGaps = (store: Store, id: LeadId, gaps: readonly Gap[]): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) => withGaps(lead, [...new Set([...(lead.acceptedGaps ?? []), ...gaps])]),
  });

/** Takes `acceptGaps` back. */
export const reopenGaps = (store: Store, id: LeadId, gaps: readonly Gap[]): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) =>
      withGaps(
        lead,
        (lead.acceptedGaps ?? []).filter((gap) => !gaps.includes(gap)),
      ),
  });
