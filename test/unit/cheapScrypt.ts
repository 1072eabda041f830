/**
 * In the place of electron/main/scryptCost.ts (vitest.config.ts): a thirty-second of the real cost. The unit tests try passphrases by the
 * hundred; the stories pay the real price.
 */
export const SCRYPT_COST = { n: 2 ** 12, r: 8, p: 1 } as const;

export const SCRYPT_LEAST_N = SCRYPT_COST.n;
