import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { saveSale } from '#renderer/data/sales.ts';
import type { Store } from '#renderer/data/store.ts';

/** One detail or more of a sale that is decided; undefined takes it away. */
export type DecidedChange = { readonly [K in 'amount' | 'currency' | 'day' | 'reason']?: Sale[K] | undefined };

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** The sale with the change in it, said by hand; emptied details are gone, a day that is none changes nothing. Pure. */
export function changedSale(sale: Sale, { day, ...change }: DecidedChange): Sale {
  const all = Object.entries({ ...sale, ...change, ...(day !== undefined && DAY.test(day) ? { day } : {}), from: 'hand' });
  // only details of a sale are in either, and nothing empty is left
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== '')) as Sale;
}

/** The same key again takes it back; another one turns it, and what was said of it stays. Pure. */
export const turnedSale = (sale: Sale | undefined, state: Sale['state'], day: string): Sale | null =>
  sale?.state === state ? null : { ...sale, state, day: sale?.day ?? day, from: 'hand' };

/** Notes that a lead was won or lost today, or takes it back. Resolves when it is saved. */
export const turnSale = (store: Store, { lead, show }: { lead: Lead; show: Show }, state: Sale['state']): Promise<Lead | undefined> =>
  saveSale(store, lead.id, turnedSale(lead.sale, state, localTime(store.now(), show.zone).day));

/** Changes what is known of a decided sale; an amount gets the show's currency where none was said. Resolves when it is saved. */
export const changeSale = (store: Store, { lead, show }: { lead: Lead; show: Show }, change: DecidedChange): Promise<Lead | undefined> => {
  const id: LeadId = lead.id;
  if (lead.sale === undefined) return Promise.resolve(lead);
  const currency = change.amount !== undefined && lead.sale.currency === undefined ? { currency: showCurrency(show) } : {};
  return saveSale(store, id, changedSale(lead.sale, { ...currency, ...change }));
};
