import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Reason } from '#shared/domain/dedupe/person.ts';
import { updateLead } from './leads.ts';
import type { Store } from './store.ts';

/** Two leads of a show that may be one person: how likely (0…1), and field by field why. `a` was captured first. */
export type DuplicatePair = {
  readonly a: LeadId;
  readonly b: LeadId;
  readonly probability: number;
  readonly reasons: readonly Reason[];
};

const without = (lead: Lead, other: LeadId): Lead => {
  const { notSameAs: _old, ...rest } = lead;
  const left = (lead.notSameAs ?? []).filter((id) => id !== other);
  return left.length === 0 ? rest : { ...rest, notSameAs: left };
};

const withOther = (lead: Lead, other: LeadId): Lead =>
  lead.notSameAs?.includes(other) === true ? lead : { ...lead, notSameAs: [...(lead.notSameAs ?? []), other] };

/** Says of two leads that they are two people: kept on both, either is enough, and they are not proposed again. */
export async function sayDifferent(store: Store, [a, b]: readonly [LeadId, LeadId]): Promise<void> {
  await updateLead(store, a, { action: 'edit', change: (lead) => withOther(lead, b) });
  await updateLead(store, b, { action: 'edit', change: (lead) => withOther(lead, a) });
}

/** Takes `sayDifferent` back. */
export async function takeBackDifferent(store: Store, [a, b]: readonly [LeadId, LeadId]): Promise<void> {
  await updateLead(store, a, { action: 'edit', change: (lead) => without(lead, b) });
  await updateLead(store, b, { action: 'edit', change: (lead) => without(lead, a) });
}
