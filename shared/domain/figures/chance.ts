/** Below this ln n! is added up; from here on Stirling's series is exact to eleven digits. */
const SMALL = 16;

/** ln n! of a whole number from 0 on. */
export function lnFactorial(n: number): number {
  if (n < SMALL) {
    let sum = 0;
    for (let at = 2; at <= n; at += 1) sum += Math.log(at);
    return sum;
  }
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}

/** Of `all` cases `marked` have a mark; of `group` of them, chosen whatever the mark, `some` have it. */
export type Table2 = { readonly some: number; readonly group: number; readonly marked: number; readonly all: number };

/** Further terms of a tail do not show in the sum. */
const NOTHING = 1e-15;

/** ln of how many ways there are to choose `k` of `n`. */
const chosen = (n: number, k: number): number => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);

/** Adds up the hypergeometric terms from `some` outward; each follows from the one before. */
function tailOf({ some, group, marked, all }: Table2, step: 1 | -1): number {
  const rest = all - group - marked;
  let term = Math.exp(chosen(marked, some) + chosen(all - marked, group - some) - chosen(all, group));
  let sum = 0;
  for (let k = some; term > sum * NOTHING; k += step) {
    sum += term;
    const up = ((marked - k) * (group - k)) / ((k + 1) * (rest + k + 1));
    const down = (k * (rest + k)) / ((marked - k + 1) * (group - k + 1));
    term *= step === 1 ? up : down;
  }
  return sum;
}

/**
 * How often chance alone would set a group so far apart from the others, 0…1: Fisher's exact test (hypergeometric tail), two-sided as
 * twice the smaller tail. 1 where nothing can be told apart.
 */
export function chanceOf(table: Table2): number {
  const { some, group, marked, all } = table;
  if (group <= 0 || group >= all || marked <= 0 || marked >= all) return 1;
  const expected = (group * marked) / all;
  return Math.min(1, 2 * tailOf(table, some >= expected ? 1 : -1));
}
