import { blockKeys } from './blocks.ts';
import type { Edge } from './cluster.ts';
import { comparePeople, mayBeOne, readyOf } from './compare.ts';
import type { Ready } from './compare.ts';
import { tellPairs } from './findPairs.ts';
import { firstModel, learn } from './learn.ts';
import type { Apart } from './learn.ts';
import { logOddsOf, probabilityOf, rarityOf } from './model.ts';
import type { Model } from './model.ts';
import { compareNames } from './names.ts';
import type { LikelyPair, Person, Reason } from './person.ts';
import { reasonsOf } from './reasons.ts';

/** People who come and change one by one, and who of them may be the same. */
export type MatchIndex<Id extends string> = {
  /** Adds people, or replaces those of the same id. */
  readonly set: (people: readonly Person<Id>[]) => void;
  readonly remove: (ids: readonly Id[]) => void;
  /** Who one of them may be (at least as likely as not), the likeliest first, by what is known without reading all the others. */
  readonly of: (id: Id, isApart: Apart) => LikelyPair<Id>[];
  /** Every pair that is at least as likely as not, the likeliest first; learns from all people when enough of them are new. */
  readonly all: (isApart: Apart) => LikelyPair<Id>[];
  readonly reasons: (a: Id, b: Id) => Reason[];
};

/** When so large a share of people is new or changed, what was learnt of the others is learnt anew. */
const STALE_AT = 0.2;
/** A key that more people share than this is looked up no further. */
const LARGEST_BLOCK = 100;

type State<Id extends string> = {
  readonly people: Map<Id, Ready<Id>>;
  /** Lists, not sets: most have one in them. */
  readonly blocks: Map<string, Id[]>;
  /** Log odds of pairs likelier than not, both ways; empty until learnt. */
  readonly edges: Map<Id, Map<Id, number>>;
  /** People changed since they were last weighed. */
  readonly changed: Set<Id>;
  model: Model | null;
  isLearnt: boolean;
  /** People set or removed since the model was made. */
  drift: number;
};

function dropPerson<Id extends string>({ people, blocks, edges, changed }: State<Id>, id: Id): void {
  const ready = people.get(id);
  if (ready === undefined) return;
  for (const key of blockKeys(ready)) {
    const left = blocks.get(key)?.filter((other) => other !== id) ?? [];
    if (left.length === 0) blocks.delete(key);
    else blocks.set(key, left);
  }
  for (const other of edges.get(id)?.keys() ?? []) edges.get(other)?.delete(id);
  edges.delete(id);
  people.delete(id);
  changed.delete(id);
}

function addPerson<Id extends string>({ people, blocks, changed }: State<Id>, person: Person<Id>): void {
  const ready = readyOf(person);
  people.set(person.id, ready);
  changed.add(person.id);
  for (const key of blockKeys(ready)) {
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [person.id]);
    else block.push(person.id);
  }
}

/** A model by the chances of fields.ts until there is a learnt one; either as long as people are much the same. */
function modelOf<Id extends string>(state: State<Id>): Model {
  const isStale = state.drift > STALE_AT * state.people.size;
  if (state.model !== null && (state.isLearnt || !isStale)) return state.model;
  state.model = firstModel(rarityOf([...state.people.values()].map((one) => [one])));
  state.drift = 0;
  return state.model;
}

/** Log odds of one with everybody who shares a key with them, where likelier than not. */
function weighOne<Id extends string>(state: State<Id>, id: Id, model: Model): Map<Id, number> {
  const found = new Map<Id, number>();
  const mine = state.people.get(id);
  if (mine === undefined) return found;
  const blocks = blockKeys(mine).map((key) => state.blocks.get(key) ?? []);
  const others = new Set(blocks.filter(({ length }) => length <= LARGEST_BLOCK).flat());
  for (const other of others) {
    const theirs = state.people.get(other);
    if (theirs === undefined || other === id) continue;
    const names = compareNames(mine.names, theirs.names);
    if (!mayBeOne(mine, theirs, names)) continue;
    const logOdds = logOddsOf(comparePeople(mine, theirs, names), model);
    if (logOdds > 0) found.set(other, logOdds);
  }
  return found;
}

function link<Id extends string>({ edges }: State<Id>, [a, b]: readonly [Id, Id], logOdds: number): void {
  edges.set(a, (edges.get(a) ?? new Map<Id, number>()).set(b, logOdds));
  edges.set(b, (edges.get(b) ?? new Map<Id, number>()).set(a, logOdds));
}

const inOrder = <Id extends string>({ people }: State<Id>): Ready<Id>[] =>
  [...people.values()].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));

function learnAll<Id extends string>(state: State<Id>): void {
  const people = inOrder(state);
  const { model, edges } = learn(people);
  state.model = model;
  state.isLearnt = true;
  state.drift = 0;
  state.changed.clear();
  state.edges.clear();
  for (const { a, b, logOdds } of edges) {
    const [one, other] = [people[a], people[b]];
    if (one !== undefined && other !== undefined) link(state, [one.person.id, other.person.id], logOdds);
  }
}

function weighChanged<Id extends string>(state: State<Id>, model: Model): void {
  for (const id of state.changed) for (const [other, logOdds] of weighOne(state, id, model)) link(state, [id, other], logOdds);
  state.changed.clear();
}

function edgesIn<Id extends string>({ edges }: State<Id>, people: readonly Ready<Id>[]): Edge[] {
  const placeOf = new Map(people.map(({ person }, at) => [person.id, at]));
  return people.flatMap(({ person }, a) =>
    [...(edges.get(person.id) ?? [])].flatMap(([other, logOdds]): Edge[] => {
      const b = placeOf.get(other) ?? -1;
      return b > a ? [{ a, b, logOdds }] : [];
    }),
  );
}

/** An empty index. */
export function newMatchIndex<Id extends string>(): MatchIndex<Id> {
  const state: State<Id> = {
    people: new Map(),
    blocks: new Map(),
    edges: new Map(),
    changed: new Set(),
    model: null,
    isLearnt: false,
    drift: 0,
  };
  return {
    set(people) {
      for (const person of people) {
        dropPerson(state, person.id);
        addPerson(state, person);
      }
      state.drift += people.length;
    },
    remove(ids) {
      for (const id of ids) dropPerson(state, id);
      state.drift += ids.length;
    },
    of(id, isApart) {
      return [...weighOne(state, id, modelOf(state))]
        .filter(([other]) => !isApart(id, other))
        .map(([other, logOdds]) => ({ a: id < other ? id : other, b: id < other ? other : id, probability: probabilityOf(logOdds) }))
        .sort((a, b) => b.probability - a.probability);
    },
    all(isApart) {
      if (!state.isLearnt || state.drift > STALE_AT * state.people.size) learnAll(state);
      const model = modelOf(state);
      weighChanged(state, model);
      const people = inOrder(state);
      return tellPairs(people, edgesIn(state, people), { model, isApart });
    },
    reasons(a, b) {
      const [one, other] = [state.people.get(a), state.people.get(b)];
      return one === undefined || other === undefined ? [] : reasonsOf(one, other);
    },
  };
}
