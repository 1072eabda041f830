import type { LeadId } from '#shared/domain/ids.ts';
import type { FieldChange } from '#shared/domain/history.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Sale } from '#shared/domain/sale.ts';
import { withSale } from '#shared/domain/withSale.ts';
import { readLive, updateLead } from './leads.ts';
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

/** A lead as it stood before something was noted of its sale. */
export type BeforeSale = { readonly id: LeadId; readonly sale: Sale | undefined; readonly outcome: Lead['outcome'] };

/** What is noted of many leads at once. */
export type SaleToSave = { readonly id: LeadId; readonly sale: Sale | null };

/**
 * Writes many sales one after the other, ended early by `signal`. Resolves with how each lead stood before that was changed: all of it is
 * taken back by `restoreSales`.
 */
export async function saveSales(
  store: Store,
  sales: readonly SaleToSave[],
  { signal, onDone }: { readonly signal?: AbortSignal; readonly onDone?: (count: number) => void } = {},
): Promise<BeforeSale[]> {
  const changed: BeforeSale[] = [];
  for (const [at, { id, sale }] of sales.entries()) {
    if (signal?.aborted === true) break;
    const before = await readLive(store, id);
    const after = before === undefined ? undefined : await saveSale(store, before.id, sale);
    if (before !== undefined && after !== undefined && changesOf(before, after).length > 0)
      changed.push({ id: before.id, sale: before.sale, outcome: before.outcome });
    onDone?.(at + 1);
  }
  return changed;
}

/** Puts leads back to how they stood before their sales were noted, in whatever was changed of it since. Resolves when all are saved. */
export async function restoreSales(store: Store, before: readonly BeforeSale[]): Promise<void> {
  for (const { id, sale, outcome } of before) {
    await updateLead(store, id, {
      action: 'sale',
      change: ({ sale: _sale, outcome: _outcome, ...lead }) => ({
        ...lead,
        ...(sale === undefined ? {} : { sale }),
        ...(outcome === undefined ? {} : { outcome }),
      }),
      changes: (now, then) => [
        ...changesOf(now, then),
        ...(now.outcome === then.outcome ? [] : [{ field: 'outcome', from: now.outcome ?? '', to: then.outcome ?? '' }]),
      ],
    });
  }
}
