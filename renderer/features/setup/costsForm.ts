import { formatNumber } from '#renderer/i18n/format.ts';
import { COST_KINDS } from '#shared/domain/budget.ts';
import type { Cost, CostKind } from '#shared/domain/budget.ts';
import { showCurrency } from '#shared/domain/money.ts';
import { readAmount } from './amount.ts';
import type { FieldFault, LiveForm } from './liveForm.ts';

/** One cost as typed. */
export type CostRow = {
  readonly id: string;
  readonly kind: CostKind;
  readonly text: string;
  readonly amount: string;
  readonly isEstimate: boolean;
};
export type CostsDraft = { readonly currency: string; readonly costs: readonly CostRow[] };

/** The kind of a cost by its name; `other` for what no list has. */
export const costKind = (name: string): CostKind => COST_KINDS.find((kind) => kind === name) ?? 'other';

const isBlank = ({ text, amount }: CostRow): boolean => text.trim() === '' && amount.trim() === '';

const amountText = (amount: number): string => formatNumber(Math.round(amount));

const rowOf = ({ id, kind, text, amount, isEstimate = false }: Cost): CostRow => ({
  id,
  kind,
  text,
  amount: amountText(amount),
  isEstimate,
});

/** A cost that is not known yet is 0, and the line stays; one that nobody touched is what it was. */
function amountOf(row: CostRow, was: Cost | undefined): number | null {
  if (was !== undefined && row.amount === amountText(was.amount)) return was.amount;
  return row.amount.trim() === '' ? 0 : readAmount(row.amount);
}

/** The costs of a show, and the currency of all its money. A bad amount leaves the line as it was. */
export const costsForm: LiveForm<CostsDraft> = {
  name: 'costs',
  draftOf: (show) => ({ currency: showCurrency(show), costs: (show.costs ?? []).map(rowOf) }),
  read: ({ currency, costs: rows }, { costs: known, currency: chosen, ...before }) => {
    const faults: FieldFault<CostsDraft>[] = [];
    const costs = rows.flatMap((row): Cost[] => {
      const was = known?.find(({ id }) => id === row.id);
      if (isBlank(row) && was === undefined) return [];
      const amount = amountOf(row, was);
      if (amount === null) faults.push({ field: 'costs', row: row.id, fault: 'amount' });
      const { isEstimate: _mark, ...kept } = was ?? { id: row.id };
      if (amount === null && was === undefined) return [];
      const { id, kind, text } = row;
      return [
        { ...kept, id, kind, text: text.trim(), amount: amount ?? was?.amount ?? 0, ...(row.isEstimate ? { isEstimate: true } : {}) },
      ];
    });
    const isOwn = chosen === undefined && currency === showCurrency(before);
    return {
      show: { ...before, ...(isOwn ? {} : { currency }), ...(costs.length === 0 && known === undefined ? {} : { costs }) },
      faults,
    };
  },
};
