/** What a try of a passphrase costs. OWASP password storage, 2025: scrypt N = 2^17, r = 8, p = 1 (128 MB, about a third of a second). */
export const SCRYPT_COST = { n: 2 ** 17, r: 8, p: 1 } as const;

/** The least that a vault may say its passphrase cost: a file changed to less is none of ours. */
export const SCRYPT_LEAST_N = 2 ** 15;
