import type { LeadId } from '#shared/domain/ids.ts';
import type { Interaction, PromiseMade } from '#shared/domain/interaction.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';

type OfLead = { readonly id: string; readonly leadId: LeadId };

/** What hangs from leads, to be found by them. */
export type ByLead<R, V> = {
  readonly of: (leadId: LeadId) => V[];
  /** The leads that something hangs from. */
  readonly leads: () => Iterable<LeadId>;
  /** Takes in a record as it is now; answers the leads that have other values than before. */
  readonly put: (record: R) => LeadId[];
  readonly drop: (id: string) => LeadId[];
};

/** Nothing yet. `valueOf` tells what is kept of a record; null when nothing is. */
function newByLead<R extends OfLead, V>(valueOf: (record: R) => V | null): ByLead<R, V> {
  const byLead = new Map<LeadId, Map<string, V>>();
  const leadOf = new Map<string, LeadId>();
  const drop = (id: string): LeadId[] => {
    const leadId = leadOf.get(id);
    if (leadId === undefined) return [];
    const left = byLead.get(leadId);
    left?.delete(id);
    if (left?.size === 0) byLead.delete(leadId);
    leadOf.delete(id);
    return [leadId];
  };
  return {
    of: (leadId) => [...(byLead.get(leadId)?.values() ?? [])],
    leads: () => byLead.keys(),
    drop,
    put(record) {
      const { id, leadId } = record;
      const before = drop(id);
      const value = valueOf(record);
      if (value === null) return before;
      byLead.set(leadId, (byLead.get(leadId) ?? new Map<string, V>()).set(id, value));
      leadOf.set(id, leadId);
      return [...before, leadId];
    },
  };
}

/** What was written about leads, to be searched. */
export type Notes = ByLead<Interaction, string>;

/** No notes yet. */
export const newNotes = (): Notes => newByLead((one) => (one.kind === 'visit' || one.text === '' ? null : one.text));

/** When an open promise is due, as it was said. */
export type Due = Pick<PromiseMade, 'dueOn' | 'dueAtMinutes'>;

/** Promises that are still to be kept. */
export type OpenPromises = ByLead<PromiseMade, Due>;

/** No promises yet. */
export const newOpenPromises = (): OpenPromises =>
  newByLead((one) =>
    isOpenPromise(one) ? { dueOn: one.dueOn, ...(one.dueAtMinutes === undefined ? {} : { dueAtMinutes: one.dueAtMinutes }) } : null,
  );
