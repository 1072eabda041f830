/** How a reading differs from what was to be read. */
export type Alignment = {
  /** Characters left out, put in or changed. */
  readonly errors: number;
  /** Characters of the wanted text that the reading has not in their place, each once. */
  readonly missing: string;
};

/** Compares a reading with the text it should be, character by character (Levenshtein's distance, with the way back). */
export function align(wanted: string, reading: string): Alignment {
  const [a, b] = [Array.from(wanted), Array.from(reading)];
  const width = b.length + 1;
  const cost = new Uint16Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i += 1) cost[i * width] = i;
  for (let j = 0; j <= b.length; j += 1) cost[j] = j;
  const at = (i: number, j: number): number => cost[i * width + j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1)
      cost[i * width + j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
  const missing = new Set<string>();
  for (let i = a.length, j = b.length; i > 0;) {
    if (j > 0 && a[i - 1] === b[j - 1] && at(i, j) === at(i - 1, j - 1)) j -= 1;
    else if (j > 0 && at(i, j) === at(i, j - 1) + 1) {
      j -= 1;
      continue;
    } else {
      missing.add(a[i - 1] ?? '');
      if (j > 0 && at(i, j) === at(i - 1, j - 1) + 1) j -= 1;
    }
    i -= 1;
  }
  return { errors: at(a.length, b.length), missing: a.filter((sign, k) => missing.has(sign) && a.indexOf(sign) === k).join('') };
}
