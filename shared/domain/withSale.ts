import type { Lead } from './lead.ts';
import type { Sale } from './sale.ts';

/** The lead with what became of it: one that was won is a customer, one that is won no more is none. Null: nothing is decided. */
export function withSale({ sale: before, ...lead }: Lead, sale: Sale | null): Lead {
  if (sale?.state === 'won') return { ...lead, sale, outcome: lead.outcome ?? 'customer' };
  const { outcome, ...rest } = lead;
  // what staff said without a sale stays; an ambassador stays one, whatever became of this sale
  const kept = outcome === 'ambassador' || before?.state !== 'won' ? outcome : undefined;
  return { ...rest, ...(kept === undefined ? {} : { outcome: kept }), ...(sale === null ? {} : { sale }) };
}
