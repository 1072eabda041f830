import type { Edge } from './cluster.ts';
import { readyOf } from './compare.ts';
import type { Ready } from './compare.ts';
import { joinPeople, learn } from './learn.ts';
import type { Apart } from './learn.ts';
import { probabilityOf } from './model.ts';
import type { Model } from './model.ts';
import type { LikelyPair, Person } from './person.ts';

/** Log odds of a pair whose people were not joined are told as no more than this: 88 in 100. */
const DOUBTFUL = 2;

const never: Apart = () => false;

/** People ready to be compared, in the order of their ids, so that the order of rows does not matter. */
export const readyInOrder = <Id extends string>(people: readonly Person<Id>[]): Ready<Id>[] =>
  people.map((person) => readyOf(person)).sort((a, b) => (a.person.id < b.person.id ? -1 : 1));

/**
 * The pairs that are at least as likely one person as not, the likeliest first. Pairs of records that were joined into one person are as
 * likely as they are by themselves or as the join was, whichever is more; others are doubtful, however alike the two.
 */
export function tellPairs<Id extends string>(
  people: readonly Ready<Id>[],
  edges: readonly Edge[],
  { model, isApart = never }: { readonly model: Model; readonly isApart?: Apart },
): LikelyPair<Id>[] {
  const near = edges.filter(({ a, b }) => !isApart(people[a]?.person.id ?? '', people[b]?.person.id ?? ''));
  const { groups, cohesion } = joinPeople(people, near, { model, isApart });
  const odds = new Map(near.map(({ a, b, logOdds }) => [a * people.length + b, Math.min(logOdds, DOUBTFUL)]));
  const own = new Map(near.map(({ a, b, logOdds }) => [a * people.length + b, logOdds]));
  for (const members of groups)
    for (const [at, a] of members.entries())
      for (const b of members.slice(at + 1)) {
        const key = a * people.length + b;
        odds.set(key, Math.max(own.get(key) ?? 0, cohesion(a, b)));
      }
  const pairs: LikelyPair<Id>[] = [];
  for (const [key, logOdds] of odds) {
    const [one, other] = [people[Math.floor(key / people.length)], people[key % people.length]];
    if (one !== undefined && other !== undefined) pairs.push({ a: one.person.id, b: other.person.id, probability: probabilityOf(logOdds) });
  }
  return pairs.sort((one, other) => other.probability - one.probability || (one.a + one.b < other.a + other.b ? -1 : 1));
}

/**
 * Finds the records of a file that are of one person (Fellegi and Sunter 1969), without labels: pairs at least as likely as not, the
 * likeliest first. The order of the records does not matter.
 */
export function findPairs<Id extends string>(records: readonly Person<Id>[], isApart: Apart = never): LikelyPair<Id>[] {
  const people = readyInOrder(records);
  const { model, edges } = learn(people);
  return tellPairs(people, edges, { model, isApart });
}
