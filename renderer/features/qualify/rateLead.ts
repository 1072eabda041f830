import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { heatOf } from '#shared/domain/qualification.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

const withoutChoice = ({ heatChosen: _gone, ...lead }: Lead): Lead => lead;

/** Sets the temperature by hand; null goes back to the one the score proposes. Resolves when it is saved. */
export const rateLead = (store: Store, id: LeadId, heat: Heat | null): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'heat',
    change: (lead) => (heat === null ? withoutChoice(lead) : { ...lead, heatChosen: heat }),
    changes: (before, after) =>
      before.heatChosen === after.heatChosen ? [] : [{ field: 'heat', from: heatOf(before), to: heatOf(after) }],
  });
