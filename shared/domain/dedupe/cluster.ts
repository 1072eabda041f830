/** A pair by the places of its two records (`a` before `b`), with the log odds that they are one person. */
export type Edge = { readonly a: number; readonly b: number; readonly logOdds: number };

/** A joined group of records, and what spoke for joining its two sides: the mean log odds between them. */
type Join = { readonly members: ReadonlySet<number>; readonly logOdds: number };

/** Groups of two records or more that are one person each, and by pair within a group what spoke for it there. */
export type Clusters = { readonly groups: readonly (readonly number[])[]; readonly cohesion: (a: number, b: number) => number };

/** Pairs are weighed against each other within these bounds: no single one outvotes all others. */
const STRONGEST = 6;
/** Records of one person that are looked at together; a larger group is a fault of the data. */
const LARGEST = 40;

const bounded = (logOdds: number): number =>
  logOdds === Number.NEGATIVE_INFINITY ? logOdds : Math.max(-STRONGEST, Math.min(STRONGEST, logOdds));

type Group = { readonly members: readonly number[]; readonly joins: readonly Join[] };

function meanBetween(mine: readonly number[], theirs: readonly number[], weigh: (a: number, b: number) => number): number {
  let sum = 0;
  for (const x of mine) for (const y of theirs) sum += bounded(weigh(x, y));
  return sum / (mine.length * theirs.length);
}

/**
 * Joins records into people, the likeliest pair first: two groups are joined when the pairs between them speak for it on the mean
 * (average linkage), so that one look-alike does not pull two people together, and a record that has lost most of its fields stays
 * with its person. `weigh` answers the log odds of any two records, minus infinity for two that must stay apart.
 */
export function clusterOf(count: number, edges: readonly Edge[], weigh: (a: number, b: number) => number): Clusters {
  const groupOf = Array.from({ length: count }, (_none, at): Group => ({ members: [at], joins: [] }));
  for (const { a, b } of edges.toSorted((one, other) => other.logOdds - one.logOdds || one.a - other.a || one.b - other.b)) {
    const [one, other] = [groupOf[a], groupOf[b]];
    if (one === undefined || other === undefined || one === other || one.members.length + other.members.length > LARGEST) continue;
    const logOdds = meanBetween(one.members, other.members, weigh);
    if (!(logOdds > 0)) continue;
    const members = [...one.members, ...other.members];
    const joined: Group = { members, joins: [...one.joins, ...other.joins, { members: new Set(members), logOdds }] };
    for (const at of members) groupOf[at] = joined;
  }
  const groups = [...new Set(groupOf)].map(({ members }) => members.toSorted((a, b) => a - b)).filter(({ length }) => length > 1);
  // joins are in the order in which groups grew: the first that holds both is the one that brought them together
  const cohesion = (a: number, b: number): number =>
    groupOf[a]?.joins.find(({ members }) => members.has(a) && members.has(b))?.logOdds ?? Number.NEGATIVE_INFINITY;
  return { groups, cohesion };
}
