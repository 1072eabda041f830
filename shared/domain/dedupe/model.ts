import type { Comparison, Ready } from './compare.ts';
import { valuesOf } from './compare.ts';
import { FIELDS } from './fields.ts';
import { NONE } from './finding.ts';
import type { Finding } from './finding.ts';
import { DEDUPE_FIELDS, byField } from './person.ts';
import type { DedupeField } from './person.ts';

/** What two records can be to each other: of one person, of people who share a workplace or a household, of strangers. */
export type Kin = 'one' | 'near' | 'far';

/** How often each level is met, by field, among records that are so to each other. */
export type Chances = Readonly<Record<DedupeField, { readonly [K in Kin]: readonly number[] }>>;

/** Logarithms of how often two records taken by chance are so to each other. */
export type Priors = { readonly [K in Kin]: number };

/** How often values are met: people who have them, and how many people there are. */
export type Rarity = { readonly counts: ReadonlyMap<string, number>; readonly people: number };

/** What pairs are weighed by. */
export type Model = { readonly scales: Scales; readonly priors: Priors; readonly rarity: Rarity };

/** The chances before anything was seen. */
export const FIRST_CHANCES: Chances = byField((field) => ({
  one: FIELDS[field].map(({ one }) => one),
  near: FIELDS[field].map(({ near }) => near),
  far: FIELDS[field].map(({ far }) => far),
}));

/** Counts in how many of the groups (each the records of one person) a value is met. */
export function rarityOf(groups: readonly (readonly Ready[])[]): Rarity {
  const counts = new Map<string, number>();
  for (const group of groups) for (const value of new Set(group.flatMap(valuesOf))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { counts, people: groups.length };
}

/** So many people, met before anything was counted, have values as rare as the mean: in a small file two of a name prove nothing. */
const MET_BEFORE = 300;

/**
 * How often a value is met among others than the two compared, `having` of whom have it (0…1): drawn to the mean chance of its field
 * while few were counted.
 */
function chanceOf(value: string, { having, mean }: { readonly having: number; readonly mean: number }, { counts, people }: Rarity): number {
  const others = Math.max(0, (counts.get(value) ?? having) - having);
  return (others + MET_BEFORE * mean) / (Math.max(0, people - 2) + MET_BEFORE);
}

/** Natural logarithm of how often the commoner of two values is met; 0 when rarity says nothing. */
export function logChance(field: DedupeField, { level, a, b }: Finding, rarity: Rarity): number {
  const { rarity: share = 0, basis = 0 } = FIELDS[field][level] ?? {};
  if (share === 0 || a === '') return 0;
  const mean = FIELDS[field][basis]?.far ?? 1;
  if (a === b) return Math.log(chanceOf(a, { having: 2, mean }, rarity));
  return Math.log(Math.max(chanceOf(a, { having: 1, mean }, rarity), chanceOf(b, { having: 1, mean }, rarity)));
}

/** Rarity raises or lowers a weight by so much at most (nats). */
const MOST_BY_RARITY = 5;

/** Weights of the levels of a field, in nats against strangers, and what rarity puts in place of their mean. */
type Scale = {
  readonly one: readonly number[];
  readonly near: readonly number[];
  readonly shares: readonly number[];
  readonly means: readonly number[];
};
export type Scales = Readonly<Record<DedupeField, Scale>>;

/** The weights that chances come to. */
export const scalesOf = (chances: Chances): Scales =>
  byField((field) => {
    const { one, near, far } = chances[field];
    const against = (shares: readonly number[]): number[] => shares.map((share, level) => Math.log(share / (far[level] ?? 1)));
    const means = FIELDS[field].map(({ basis }) => Math.log(far[basis] ?? 1));
    return { one: against(one), near: against(near), shares: FIELDS[field].map(({ rarity }) => rarity), means };
  });

/** What rarity adds to the weights of a level whose value is met with this logarithm of chance (0: not known). */
export const addedByRarity = ({ shares, means }: Scale, level: number, logChance: number): number =>
  logChance === 0 ? 0 : (shares[level] ?? 0) * Math.max(-MOST_BY_RARITY, Math.min(MOST_BY_RARITY, (means[level] ?? 0) - logChance));

/** Weight of a name whose parts change places between two records: it happens by chance too. */
export const SWAPPED = -0.7;

/** Sums of weights (nats) of a pair, as one person and as colleagues or relatives, both against strangers. */
export type Sums = { readonly one: number; readonly near: number };

/** Log odds that two records are of one person: against relatives and strangers together. */
export function logOddsOfSums({ one, near }: Sums, priors: Priors): number {
  const kin = priors.near + near;
  const most = Math.max(kin, priors.far);
  return priors.one + one - most - Math.log(Math.exp(kin - most) + Math.exp(priors.far - most));
}

/** Log odds that two compared people are one. */
export function logOddsOf({ findings, isSwapped }: Comparison, { scales, priors, rarity }: Model): number {
  let one = isSwapped ? SWAPPED : 0;
  let near = 0;
  for (const field of DEDUPE_FIELDS) {
    const finding = findings[field];
    if (finding.level === NONE) continue;
    const scale = scales[field];
    const added = addedByRarity(scale, finding.level, logChance(field, finding, rarity));
    one += (scale.one[finding.level] ?? 0) + added;
    near += (scale.near[finding.level] ?? 0) + added;
  }
  return logOddsOfSums({ one, near }, priors);
}

/** Probability of log odds. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
