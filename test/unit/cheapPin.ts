/** In the place of renderer/data/pinCost.ts (vitest.config.ts): the least that our form of a PIN can say, a third of the real cost. */
export const PIN_ROUNDS = 100_000;
