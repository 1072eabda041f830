import { eachCandidate } from './blocks.ts';
import { clusterOf } from './cluster.ts';
import type { Clusters, Edge } from './cluster.ts';
import { compareNames } from './names.ts';
import { comparePeople, mayBeOne } from './compare.ts';
import type { Ready } from './compare.ts';
import { addPair, estimate, logOddsIn, newTable, priorsOf } from './estimate.ts';
import type { Estimate, Sample, Table } from './estimate.ts';
import { FIRST_CHANCES, logOddsOf, rarityOf, scalesOf } from './model.ts';
import type { Model, Rarity } from './model.ts';

/** Pairs less likely than this (log odds) at first sight are not looked at again. */
const FIRST_SIGHT = -9;
/** Pairs taken by chance, to see how strangers agree. */
const BY_CHANCE = 100_000;

/** Pairs of people who share a firm, by its name or by the domain of its mail, whichever tells more. */
function countNear({ counts }: Rarity): number {
  let byName = 0;
  let byDomain = 0;
  for (const [value, count] of counts) {
    if (value.startsWith('c:') && value.length > 2) byName += (count * (count - 1)) / 2;
    if (value.startsWith('d:')) byDomain += (count * (count - 1)) / 2;
  }
  return Math.max(byName, byDomain);
}

/** The model before anything is estimated: the chances of fields.ts, and how rare values are in these records. */
export function firstModel(rarity: Rarity): Model {
  const priors = priorsOf({ people: rarity.people, near: countNear(rarity) }, 0);
  return { scales: scalesOf(FIRST_CHANCES), priors, rarity };
}

/** Pairs taken by chance, the same for the same people (a linear congruential generator of Numerical Recipes, not for secrets). */
function chancePairs(people: readonly Ready[], rarity: Rarity): Table {
  const table = newTable();
  const count = people.length;
  const wanted = Math.min(BY_CHANCE, (count * (count - 1)) / 2);
  let state = 20_260_316;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * count);
  };
  while (table.swapped.length < wanted) {
    const [a, b] = [next(), next()];
    const [one, other] = [people[a], people[b]];
    if (a !== b && one !== undefined && other !== undefined) addPair(table, [a, b], { compared: comparePeople(one, other), rarity });
  }
  return table;
}

function likelyPairs(people: readonly Ready[], model: Model): Table {
  const table = newTable();
  eachCandidate(people, (a, b) => {
    const [one, other] = [people[a], people[b]];
    if (one === undefined || other === undefined) return;
    const names = compareNames(one.names, other.names);
    if (!mayBeOne(one, other, names)) return;
    const compared = comparePeople(one, other, names);
    if (logOddsOf(compared, model) > FIRST_SIGHT) addPair(table, [a, b], { compared, rarity: model.rarity });
  });
  return table;
}

/** The same pairs with the rarity of their values counted anew. */
function recounted(table: Table, people: readonly Ready[], rarity: Rarity): Table {
  const fresh = newTable();
  for (let at = 0; at < table.who.length; at += 2) {
    const [a = 0, b = 0] = [table.who[at], table.who[at + 1]];
    const [one, other] = [people[a], people[b]];
    if (one !== undefined && other !== undefined) addPair(fresh, [a, b], { compared: comparePeople(one, other), rarity });
  }
  return fresh;
}

/** The pairs of a table that are likelier than not. */
function edgesOf(table: Table, model: Model): Edge[] {
  const odds = logOddsIn(table, model);
  const edges: Edge[] = [];
  for (let row = 0; row < odds.length; row += 1) {
    const [a = 0, b = 0, logOdds = 0] = [table.who[2 * row], table.who[2 * row + 1], odds[row]];
    if (logOdds > 0) edges.push({ a, b, logOdds });
  }
  return edges;
}

/** Two that a person said are two people; never, unless somebody said so. */
export type Apart = (a: string, b: string) => boolean;

/** Joins records into people by their edges. */
export function joinPeople(
  people: readonly Ready[],
  edges: readonly Edge[],
  { model, isApart }: { model: Model; isApart: Apart },
): Clusters {
  const known = new Map(edges.map(({ a, b, logOdds }) => [a * people.length + b, logOdds]));
  const weigh = (x: number, y: number): number => {
    const [a, b] = x < y ? [x, y] : [y, x];
    const before = known.get(a * people.length + b);
    const [one, other] = [people[a], people[b]];
    if (before !== undefined || one === undefined || other === undefined) return before ?? 0;
    if (isApart(one.person.id, other.person.id)) return Number.NEGATIVE_INFINITY;
    const logOdds = logOddsOf(comparePeople(one, other), model);
    known.set(a * people.length + b, logOdds);
    return logOdds;
  };
  return clusterOf(people.length, edges, weigh);
}

/** The records of each person. */
function groupsOf(people: readonly Ready[], { groups }: Clusters): Ready[][] {
  const alone = new Set(people);
  const joined = groups.map((members) => members.flatMap((at) => people[at] ?? []));
  for (const ready of joined.flat()) alone.delete(ready);
  return [...joined, ...[...alone].map((ready) => [ready])];
}

/** What was learnt of a file: how to weigh its pairs, and those likelier than not, by the places of their people. */
export type Learnt = { readonly model: Model; readonly edges: readonly Edge[]; readonly chances: Estimate['chances'] };

/**
 * Learns how to weigh the pairs of a file from the file itself, without labels, in two rounds: in the first a value is as rare as
 * few records have it; in the second as few people have it, as the first round joined them, so that somebody met nine times does not
 * make their own name a common one.
 */
export function learn(people: readonly Ready[]): Learnt {
  const byRecord = rarityOf(people.map((one) => [one]));
  const likely = likelyPairs(people, firstModel(byRecord));
  const sample = { likely, chance: chancePairs(people, byRecord), people: people.length, near: countNear(byRecord) } satisfies Sample;
  const first: Model = { ...estimate(sample), rarity: byRecord };
  const joined = joinPeople(people, edgesOf(likely, first), { model: first, isApart: () => false });
  const rarity = rarityOf(groupsOf(people, joined));
  const again = recounted(likely, people, rarity);
  const { chances, ...estimated } = estimate({ ...sample, likely: again, near: countNear(rarity) });
  const model: Model = { ...estimated, rarity };
  return { model, edges: edgesOf(again, model), chances };
}
