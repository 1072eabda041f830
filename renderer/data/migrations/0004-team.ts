/**
 * Laptops of one team: what was taken away (so that no copy brings it back), lines of other laptops' histories, and records with fields
 * that people wrote differently (`clash`, only on those).
 */
export const migration4 = {
  version: 4,
  stores: {
    graves: 'id',
    heard: 'id, leadId',
    shows: 'id, clash',
    leads: 'id, [showId+capturedAt], *keys, clash',
    appointments: 'id, leadId, rep, showId, startsAt, clash',
    promises: 'id, leadId, showId, state, clash',
  },
} as const;
