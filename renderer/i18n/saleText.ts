import { t } from 'i18next';
import type { ToldOutcome } from '#shared/domain/outcomePlan.ts';
import type { Sale } from '#shared/domain/sale.ts';
import { formatDate, formatMoney, formatNumber } from './format.ts';

const CURRENCY = /^[A-Z]{3}$/u;
const DAY = /^\d{4}-\d\d-\d\d$/u;

/** Money in whatever currency a record names: one that is none stands as it was written. */
export const moneyText = (amount: number, currency = ''): string =>
  CURRENCY.test(currency) ? formatMoney(amount, currency) : `${formatNumber(amount)} ${currency}`.trim();

/** A day of a record in words; what is no day stands as it was written. */
export const dayText = (day: string): string => (DAY.test(day) && !Number.isNaN(Date.parse(day)) ? formatDate(day) : day);

/** An outcome in one line: won or lost, amount, day, reason, as far as they are known. */
export const saleText = ({ state, amount, currency, day, reason }: ToldOutcome | Sale): string =>
  [t(`sale.state.${state}`), amount === undefined ? '' : moneyText(amount, currency), day === undefined ? '' : dayText(day), reason ?? '']
    .filter((part) => part !== '')
    .join(' · ');
