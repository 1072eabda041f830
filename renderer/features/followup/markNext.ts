import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { heatOf } from '#shared/domain/qualification.ts';

/** Notes that what the lead's temperature asks for was done, or that it was not after all. Resolves when it is saved. */
export const markNext = (store: Store, id: LeadId, isDone: boolean): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: ({ nextDone: _before, ...lead }) =>
      isDone ? { ...lead, nextDone: { heat: heatOf(lead), at: store.now(), by: store.staff() } } : lead,
    changes: (before) =>
      (before.nextDone?.heat === heatOf(before)) === isDone
        ? []
        : [{ field: 'next', from: isDone ? 'todo' : 'done', to: isDone ? 'done' : 'todo' }],
  });
