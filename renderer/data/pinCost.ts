/** Rounds of PBKDF2-HMAC-SHA-256 behind a PIN: each guess costs about a tenth of a second. */
export const PIN_ROUNDS = 310_000;
