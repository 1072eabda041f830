/** Pictures still to be read are found by their state, so that a folder of cards goes on after a restart. */
export const migration2 = {
  version: 2,
  stores: {
    media: 'id, leadId, card',
  },
} as const;
