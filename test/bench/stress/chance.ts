/** Numbers drawn from one seed: the same seed gives the same numbers on every machine. */
export type Chance = {
  /** Evenly spread, `from` (included) to `to`. */
  readonly between: (from: number, to: number) => number;
  readonly whole: (from: number, to: number) => number;
  /** Mean 0, standard deviation 1 (near enough: the sum of four draws). */
  readonly normal: () => number;
};

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, more than enough for pictures. */
export function newChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + (to - from) * next();
  return {
    between,
    whole: (from, to) => Math.floor(between(from, to)),
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
