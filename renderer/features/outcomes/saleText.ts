import { t } from 'i18next';
import { formatDate, formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { ToldOutcome } from '#shared/domain/outcomePlan.ts';

const CURRENCY = /^[A-Z]{3}$/u;

const moneyOf = (amount: number, currency: string | undefined): string =>
  currency !== undefined && CURRENCY.test(currency) ? formatMoney(amount, currency) : `${formatNumber(amount)} ${currency ?? ''}`.trim();

/** An outcome in one line: won or lost, amount, day, reason, as far as they are known. */
export const saleText = ({ state, amount, currency, day, reason }: ToldOutcome | Sale): string =>
  [t(`sale.state.${state}`), amount === undefined ? '' : moneyOf(amount, currency), day === undefined ? '' : formatDate(day), reason ?? '']
    .filter((part) => part !== '')
    .join(' · ');
