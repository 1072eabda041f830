import type { PastShow } from '#shared/domain/figures/rates.ts';
import { noCounts } from '#shared/domain/figures/leadCounts.ts';
import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import type { ShowId } from '#shared/domain/ids.ts';

type Reached = Partial<LeadCounts['reached']>;

/** Counts of a show whose leads came so far. */
export const countsOf = (reached: Reached, more: Partial<LeadCounts> = {}): LeadCounts => ({
  ...noCounts(),
  leads: reached.lead ?? 0,
  reached: { ...noCounts().reached, ...reached },
  ...more,
});

/** A real show that ended on a day. */
export const pastShow = (id: string, lastDay: string, total: LeadCounts, show: Partial<PastShow['show']> = {}): PastShow => ({
  show: { id: id as ShowId, isSample: false, lastDay, zone: 'Europe/Paris', ...show },
  total,
});
