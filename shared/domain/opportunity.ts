import type { Opportunity } from './lead.ts';

/** Weighted forecast in whole units of the currency: amount × probability; null when either is not known. */
export const weightedForecast = ({ probability, amount }: Pick<Opportunity, 'probability' | 'amount'>): number | null =>
  probability === undefined || amount === undefined ? null : Math.round((amount * probability) / 100);
