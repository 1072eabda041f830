import type { Comparison } from './compare.ts';
import { FIELDS } from './fields.ts';
import { NONE } from './finding.ts';
import { FIRST_CHANCES, SWAPPED, addedByRarity, logChance, logOddsOfSums, scalesOf } from './model.ts';
import type { Chances, Kin, Model, Priors, Rarity, Scales } from './model.ts';
import { DEDUPE_FIELDS, byField } from './person.ts';
import type { DedupeField } from './person.ts';

const WIDTH = DEDUPE_FIELDS.length;

/** Many compared pairs, as numbers: one row of levels and of logarithms of rarity a pair. */
export type Table = {
  /** Places of the two people, twice a pair. */
  readonly who: number[];
  readonly levels: number[];
  readonly rarities: number[];
  readonly swapped: number[];
};

export const newTable = (): Table => ({ who: [], levels: [], rarities: [], swapped: [] });

/** A pair that was compared, and the rarity of values to keep with it. */
type Compared = { readonly compared: Comparison; readonly rarity: Rarity };

/** Adds a pair, by the places of its two people. */
export function addPair(table: Table, [a, b]: readonly [number, number], { compared: { findings, isSwapped }, rarity }: Compared): void {
  table.who.push(a, b);
  table.swapped.push(isSwapped ? 1 : 0);
  for (const field of DEDUPE_FIELDS) {
    table.levels.push(findings[field].level);
    table.rarities.push(logChance(field, findings[field], rarity));
  }
}

/** Sums of weights of each pair of a table, twice a pair: as one person, as relatives. */
function sumsIn(table: Table, scales: Scales): Float64Array {
  const sums = new Float64Array(2 * table.swapped.length);
  const inOrder = DEDUPE_FIELDS.map((field) => scales[field]);
  for (let row = 0; row < table.swapped.length; row += 1) {
    let one = table.swapped[row] === 1 ? SWAPPED : 0;
    let near = 0;
    for (let at = 0; at < WIDTH; at += 1) {
      const level = table.levels[row * WIDTH + at] ?? NONE;
      const scale = inOrder[at];
      if (level === NONE || scale === undefined) continue;
      const added = addedByRarity(scale, level, table.rarities[row * WIDTH + at] ?? 0);
      one += (scale.one[level] ?? 0) + added;
      near += (scale.near[level] ?? 0) + added;
    }
    sums[2 * row] = one;
    sums[2 * row + 1] = near;
  }
  return sums;
}

/** Log odds of each pair of a table that it is one person. */
export function logOddsIn(table: Table, { scales, priors }: Pick<Model, 'scales' | 'priors'>): Float64Array {
  const sums = sumsIn(table, scales);
  return Float64Array.from(table.swapped, (_swapped, row) =>
    logOddsOfSums({ one: sums[2 * row] ?? 0, near: sums[2 * row + 1] ?? 0 }, priors),
  );
}

/** How likely the pairs of a table are of one person, of relatives, of strangers. */
type Shares = { readonly [K in Kin]: Float64Array };

function sharesIn(table: Table, { scales, priors }: Pick<Model, 'scales' | 'priors'>): Shares {
  const sums = sumsIn(table, scales);
  const count = table.swapped.length;
  const shares = { one: new Float64Array(count), near: new Float64Array(count), far: new Float64Array(count) };
  for (let row = 0; row < count; row += 1) {
    const [one, near, far] = [priors.one + (sums[2 * row] ?? 0), priors.near + (sums[2 * row + 1] ?? 0), priors.far];
    const most = Math.max(one, near, far);
    const [x, y, z] = [Math.exp(one - most), Math.exp(near - most), Math.exp(far - most)];
    shares.one[row] = x / (x + y + z);
    shares.near[row] = y / (x + y + z);
    shares.far[row] = z / (x + y + z);
  }
  return shares;
}

/** So many pairs of one person are as good as seen before the file is read, at the chances of fields.ts. */
const SEEN_SAME = 30;
/** The same by pair found: what a file teaches of one person never weighs more than twice what was known. */
const SEEN_BY_FOUND = 0.5;
/** The same of strangers. */
const SEEN_FAR = 1_000;
/**
 * Two records of one person differ wholly in a field no more often than this. Without such bounds a list that holds nobody twice would
 * teach that one person is whoever has the same name and nothing else in common, or the same firm and another name (bounds on what is
 * estimated: Winkler 1993).
 */
const MOST_DIFFER: Readonly<Record<DedupeField, number>> = {
  given: 0.12,
  family: 0.12,
  email: 0.4,
  phone: 0.5,
  company: 0.25,
  place: 0.25,
  birthday: 0.25,
  code: 0.25,
  other: 0.8,
};

/** Levels of a field counted over a table, each pair by its weight, upon what was seen before. */
function countLevels(
  table: Table,
  at: number,
  { weights, before, seen }: { weights: Float64Array; before: readonly number[]; seen: number },
): number[] {
  const counts = before.map((share) => share * seen);
  for (let row = 0; row < weights.length; row += 1) {
    const level = table.levels[row * WIDTH + at] ?? NONE;
    if (level !== NONE) counts[level] = (counts[level] ?? 0) + (weights[row] ?? 0);
  }
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => count / sum);
}

/** The shares with the first no larger than `most`, the others making up for it. */
function held(shares: readonly number[], most: number): number[] {
  const [first = 0, ...others] = shares;
  if (first <= most) return [...shares];
  return [most, ...others.map((share) => (share * (1 - most)) / (1 - first))];
}

/** Chances counted anew: over likely pairs by how likely each is what, of strangers over pairs taken by chance. */
function countChances({ likely, chance }: Sample, shares: { readonly likely: Shares; readonly chance: Shares }): Chances {
  const seen = SEEN_SAME + SEEN_BY_FOUND * shares.likely.one.reduce((sum, one) => sum + one, 0);
  return byField((field, at) => {
    const before = FIELDS[field];
    const one = countLevels(likely, at, { weights: shares.likely.one, before: before.map(({ one }) => one), seen });
    const far = countLevels(chance, at, { weights: shares.chance.far, before: before.map(({ far }) => far), seen: SEEN_FAR });
    // what relatives share is not estimated: they would take over whatever looks odd in records of one person
    const near = before.map(({ near, far: first }, level) => (near === first ? (far[level] ?? 0) : near));
    return { one: held(one, MOST_DIFFER[field]), near, far };
  });
}

/** Turns of estimating: later ones change the third digit. */
const TURNS = 15;
/** Of a hundred people so many are expected to be there twice, before the file is read. */
const EXPECTED_TWICE = 0.02;

/** What an estimate comes to. */
export type Estimate = Pick<Model, 'scales' | 'priors'> & { readonly chances: Chances };

/** What is estimated from: pairs worth weighing, pairs taken by chance, how many people there are, and how many pairs share a firm. */
export type Sample = { readonly likely: Table; readonly chance: Table; readonly people: number; readonly near: number };

/** Of a hundred people so many pairs are relatives, when nobody's firm is known. */
const EXPECTED_NEAR = 0.2;

/** Logarithms of how often two of `people` records taken by chance are of one person, relatives, strangers. */
export function priorsOf({ people, near }: Pick<Sample, 'people' | 'near'>, same: number): Priors {
  const all = Math.max(1, (people * (people - 1)) / 2) + people;
  const one = Math.min(0.3, (same + EXPECTED_TWICE * people) / all);
  const kin = Math.min(0.3, (near + EXPECTED_NEAR * people) / all);
  return { one: Math.log(one), near: Math.log(kin), far: Math.log(1 - one - kin) };
}

/**
 * Estimates the chances of a file from the file itself, without labels: expectation and maximisation in turns (Dempster, Laird, Rubin
 * 1977; for linkage Winkler 1988), upon the chances of fields.ts.
 */
export function estimate(sample: Sample): Estimate {
  let model: Estimate = { chances: FIRST_CHANCES, scales: scalesOf(FIRST_CHANCES), priors: priorsOf(sample, 0) };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const shares = { likely: sharesIn(sample.likely, model), chance: sharesIn(sample.chance, model) };
    const same = shares.likely.one.reduce((sum, one) => sum + one, 0);
    const chances = countChances(sample, shares);
    model = { chances, scales: scalesOf(chances), priors: priorsOf(sample, same) };
  }
  return model;
}
