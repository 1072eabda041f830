import type { FigureLead } from '#shared/domain/figures/figureLead.ts';

/** A lead as figures see it, plain but for what is given. */
export const oneLead = (own: Partial<FigureLead> = {}): FigureLead => ({
  stage: 'lead',
  heat: 'cold',
  isRated: false,
  counts: true,
  isDiscarded: false,
  capturedAt: Date.UTC(2026, 2, 16, 9),
  by: null,
  owner: null,
  via: 'scanner',
  source: '',
  fit: 100,
  version: 1,
  appointments: 0,
  visits: 1,
  mayBeMailed: false,
  forecast: null,
  currency: undefined,
  month: undefined,
  sale: undefined,
  ...own,
});
