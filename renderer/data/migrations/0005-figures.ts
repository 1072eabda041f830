/** Visitors counted at the booth, by laptop and hour. */
export const migration5 = {
  version: 5,
  stores: {
    tallies: 'id, showId',
  },
} as const;
