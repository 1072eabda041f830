const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait before the next try, in ms: anywhere between nothing and twice as much as last time, from 1 s to 5 min ("full
 * jitter": laptops that lost the same network do not come back all at once). `random` in 0…1.
 */
export const backoffMs = (tries: number, random: number): number =>
  Math.round(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 20)));
