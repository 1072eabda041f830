/** Work space of `slips`: rows of the table of distances; made once, grown when a longer text comes. */
let rows: [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

function rowsFor(length: number): [Uint16Array, Uint16Array, Uint16Array] {
  if (rows[0].length <= length) rows = [new Uint16Array(2 * length), new Uint16Array(2 * length), new Uint16Array(2 * length)];
  return rows;
}

/** Texts longer than this are compared by their beginning: no field of a person is longer, a hostile cell may be. */
const LONGEST = 200;

/**
 * How many slips of a hand (a letter more, less, wrong, or two neighbours swapped) lie between two texts: Damerau–Levenshtein's
 * distance in its restricted form (optimal string alignment). Never more than `most` + 1, where it stops looking.
 */
export function slips(one: string, other: string, most: number): number {
  const a = one.slice(0, LONGEST);
  const b = other.slice(0, LONGEST);
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last, now] = rowsFor(b.length + 1);
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    now[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      now[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** Jaro's likeness of two texts: letters in common near the same place, less those out of order; 0…1 (Jaro 1989). */
function jaro(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const found: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (taken[j] === 1 || a[i] !== b[j]) continue;
      taken[j] = 1;
      found.push(a.charAt(i));
      break;
    }
  }
  if (found.length === 0) return 0;
  const inB = b.split('').filter((_letter, at) => taken[at] === 1);
  const moved = found.filter((letter, at) => letter !== inB[at]).length / 2;
  return (found.length / a.length + found.length / b.length + (found.length - moved) / found.length) / 3;
}

/** Jaro's likeness raised for a common beginning of up to four letters (Winkler 1990), 0…1. */
export function jaroWinkler(one: string, other: string): number {
  const [a, b] = [one.slice(0, LONGEST), other.slice(0, LONGEST)].sort();
  if (a === undefined || b === undefined || a === '' || b === '') return 0;
  if (a === b) return 1;
  const base = jaro(a, b);
  let start = 0;
  while (start < 4 && start < a.length && a[start] === b[start]) start += 1;
  return base + start * 0.1 * (1 - base);
}
