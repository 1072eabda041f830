/**
 * In the place of electron/main/scryptCost.ts (vitest.config.ts): the least that the vault takes, a quarter of the real cost. The unit tests
 * try passphrases by the hundred; the stories pay the real price.
 */
export const SCRYPT_COST = { n: 2 ** 15, r: 8, p: 1 } as const;
