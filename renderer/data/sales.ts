import type { LeadId } from '#shared/domain/ids.ts';
import type { FieldChange } from '#shared/domain/history.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Sale } from '#shared/domain/sale.ts';
import { withSale } from '#shared/domain/withSale.ts';
import { updateLead } from './leads.ts';
import type { Store } from './store.ts';

const FIELDS = ['state', 'amount', 'currency', 'day', 'reason'] as const;

const textOf = (sale: Sale | undefined, field: (typeof FIELDS)[number]): string => String(sale?.[field] ?? '');

/** What the history says of it, field by field. */
const changesOf = ({ sale: before }: Lead, { sale: after }: Lead): FieldChange[] =>
  FIELDS.map((field) => ({ field, from: textOf(before, field), to: textOf(after, field) })).filter(({ from, to }) => from !== to);

/**
 * Writes down what became of a lead: won, lost, or (null) nothing yet. The same again writes nothing. Resolves with the lead as it is
 * then; undefined when there is none.
 */
export const saveSale = (store: Store, id: LeadId, sale: Sale | null): Promise<Lead | undefined> =>
  updateLead(store, id, { action: 'sale', change: (lead) => withSale(lead, sale), changes: changesOf });
