import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead, Opportunity } from '#shared/domain/lead.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** One field of the sale; undefined empties it. */
export type SaleChange = { readonly [K in keyof Opportunity]?: Opportunity[K] | undefined };

const FIELDS = ['probability', 'amount', 'currency', 'month'] as const;

const asText = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

/** The sale with the change in it; emptied fields are gone. Pure. */
export const withChange = (sale: Opportunity, change: SaleChange): Opportunity =>
  // only the fields of an opportunity are in either, and no undefined is left
  Object.fromEntries(Object.entries({ ...sale, ...change }).filter(([, value]) => value !== undefined)) as Opportunity;

/** Changes the sale that may come of a lead. Resolves when it is saved. */
export const forecastSale = (store: Store, id: LeadId, change: SaleChange): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'opportunity',
    change: (lead) => ({ ...lead, opportunity: withChange(lead.opportunity, change) }),
    changes: (before, after) =>
      FIELDS.filter((field) => before.opportunity[field] !== after.opportunity[field]).map((field) => ({
        field,
        from: asText(before.opportunity[field]),
        to: asText(after.opportunity[field]),
      })),
  });

/** The next months as `2026-03`, this one first. */
export function nextMonths(now: number, count: number): string[] {
  const start = new Date(now);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  return Array.from({ length: count }, (_, at) => `${Math.floor((first + at) / 12)}-${String(((first + at) % 12) + 1).padStart(2, '0')}`);
}
