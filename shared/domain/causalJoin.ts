import { NO_CAUSE, canonical, covers, deedsOf, joinClocks, joinEntries, newerFirst, nextDot, partsOf } from './causal.ts';
import type { Causal, Deed, Dot, Entry } from './causal.ts';
import { explode, implode } from './causalShape.ts';
import type { Parts, Shape } from './causalShape.ts';

/** A record and what it knows of its making. */
export type Copy<T extends object = object> = { readonly record: T; readonly causal?: Causal | undefined };

/** A deed under way: by which run of the program, when, by whom. */
export type Doing = { readonly actor: string; readonly deed: Deed };

const counterPath = (name: string, actor: string): string => `${name}+${actor}`;
const isCounter = (path: string): boolean => path.includes('+') && !path.includes('=');
/** An order of a list, as it was chosen: what was added since stands in the record, not here. */
const isOrder = (path: string): boolean => path.endsWith('@') && !path.includes('=');
/** Entries of these paths hold every value themselves; of all others the record holds the one shown. */
const hasOwnValue = (path: string): boolean => isCounter(path) || isOrder(path);

const numberOf = (record: object, name: string): number => {
  const value: unknown = new Map<string, unknown>(Object.entries(record)).get(name);
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};

/** What one actor added to a counter until now. */
const addedBy = (causal: Causal, name: string, actor: string): number => {
  const value = causal.fields[counterPath(name, actor)]?.[0]?.value;
  return typeof value === 'number' ? value : 0;
};

/** What everybody added to a counter. */
const addedIn = ({ fields }: Causal, name: string): number =>
  Object.entries(fields)
    .filter(([path]) => isCounter(path) && path.startsWith(`${name}+`))
    .reduce((sum, [, entries]) => sum + (typeof entries[0]?.value === 'number' ? entries[0].value : 0), 0);

/** The paths whose values differ between two versions of a record. */
export function changedPaths(shape: Shape, before: object | null, after: object): string[] {
  const old = before === null ? new Map<string, unknown>() : explode(shape, before);
  const fresh = explode(shape, after);
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((path) => canonical(old.get(path)) !== canonical(fresh.get(path)));
}

type Change<T extends object> = { readonly before: Copy<T> | null; readonly after: T; readonly touch?: readonly string[] };

/**
 * What a changed record knows of its making: each field that the change wrote stands by this deed alone. `touch` names fields that were
 * decided although their value stayed. Undefined while nobody has written to it since it was made.
 */
export function stamp<T extends object>(
  shape: Shape,
  { before, after, touch = [] }: Change<T>,
  { actor, deed }: Doing,
): Causal | undefined {
  const causal = before?.causal ?? NO_CAUSE;
  if (before === null && shape.isBornTwice !== true) return undefined;
  const dot = nextDot(causal.clock, actor);
  const paths = [...new Set([...changedPaths(shape, before?.record ?? null, after), ...touch])];
  const added = shape.counters.flatMap((name): [string, Entry[]][] => {
    const more = before === null ? 0 : numberOf(after, name) - numberOf(before.record, name);
    return more === 0 ? [] : [[counterPath(name, actor), [{ dot, value: addedBy(causal, name, actor) + more }]]];
  });
  if (paths.length === 0 && added.length === 0) return before?.causal;
  const parts = explode(shape, after);
  const written = paths.map((path) => [path, [isOrder(path) ? { dot, value: parts.get(path) } : { dot }]] as const);
  const fields = { ...causal.fields, ...Object.fromEntries([...written, ...added]) };
  const clock = joinClocks(causal.clock, { [actor]: partsOf(dot).count });
  return { clock, fields, deeds: deedsOf(fields, causal.deeds, { [dot]: deed }) };
}

/** All values of a field by deed, the shown one with its value; undefined for one that is as it was made. */
function entriesOf({ fields }: Causal, parts: Parts, path: string): readonly Entry[] | undefined {
  if (!Object.hasOwn(fields, path)) return undefined;
  const [shown, ...others] = fields[path] ?? [];
  if (shown === undefined) return undefined;
  return [hasOwnValue(path) ? shown : { dot: shown.dot, value: parts.get(path) }, ...others];
}

/** How two copies stand to each other: the same, one is ahead, or both have what the other has not. */
export type Relation = 'same' | 'ours' | 'theirs' | 'both';

/** How what two copies have heard of stands to each other. */
export function relationOf(ours: Causal | undefined, theirs: Causal | undefined): Relation {
  const [one, other] = [ours?.clock ?? {}, theirs?.clock ?? {}];
  const hasAll = covers(one, other);
  if (covers(other, one)) return hasAll ? 'same' : 'theirs';
  return hasAll ? 'ours' : 'both';
}

type Pair<T extends object> = { readonly ours: Copy<T>; readonly theirs: Copy<T> };

function latestOf(shape: Shape, ours: object, theirs: object): Record<string, number> {
  const names = shape.latest.filter((name) => name in ours || name in theirs);
  return Object.fromEntries(names.map((name) => [name, Math.max(numberOf(ours, name), numberOf(theirs, name))]));
}

/** What a counter was when the record was made. */
const firstCount = ({ record, causal = NO_CAUSE }: Copy, name: string): number => numberOf(record, name) - addedIn(causal, name);

function countersOf(shape: Shape, { ours, theirs }: Pair<object>, causal: Causal): Record<string, number> {
  const names = shape.counters.filter((name) => name in ours.record || name in theirs.record);
  return Object.fromEntries(
    names.map((name) => [name, Math.max(firstCount(ours, name), firstCount(theirs, name)) + addedIn(causal, name)]),
  );
}

/** A field that is as it was made: the same on both; of two that differ (a copy of another origin) the same one everywhere. */
const greater = (a: unknown, b: unknown): unknown => (canonical(a) >= canonical(b) ? a : b);

/** Values and deeds of all fields of two copies together. */
function joinFields({ ours, theirs }: Pair<object>, shape: Shape): { values: Map<string, unknown>; causal: Causal } {
  const a = { causal: ours.causal ?? NO_CAUSE, parts: explode(shape, ours.record) };
  const b = { causal: theirs.causal ?? NO_CAUSE, parts: explode(shape, theirs.record) };
  const deeds = { ...b.causal.deeds, ...a.causal.deeds };
  const values = new Map<string, unknown>();
  const fields: [string, readonly Entry[]][] = [];
  const paths = [...new Set([a, b].flatMap(({ parts, causal }) => [...parts.keys(), ...Object.keys(causal.fields)]))].sort();
  for (const path of paths) {
    const entries = joinEntries(
      { clock: a.causal.clock, entries: entriesOf(a.causal, a.parts, path) },
      { clock: b.causal.clock, entries: entriesOf(b.causal, b.parts, path) },
    );
    if (entries === undefined) {
      values.set(path, greater(a.parts.get(path), b.parts.get(path)));
      continue;
    }
    const [shown, ...others] = [...entries].sort(shownFirst(path, deeds));
    if (shown === undefined) continue;
    values.set(path, shown.value);
    fields.push([path, [hasOwnValue(path) ? shown : { dot: shown.dot }, ...others]]);
  }
  const all = Object.fromEntries(fields);
  return {
    values,
    causal: { clock: joinClocks(a.causal.clock, b.causal.clock), fields: all, deeds: deedsOf(all, a.causal.deeds, b.causal.deeds) },
  };
}

/** Which value is shown: the latest; an element of a list is there when anybody put it there. */
function shownFirst(path: string, deeds: Causal['deeds']): (a: Entry, b: Entry) => number {
  const newer = newerFirst(deeds);
  const isGone = ({ value }: Entry): number => (path.includes('=') && value === undefined ? 1 : 0);
  return (a, b) => isGone(a) - isGone(b) || newer(a, b);
}

/** Two copies as one, and how they stood to each other. What is derived comes from the copy that is ahead; it is absent when both are. */
export type Joined<T extends object> = { readonly record: T; readonly causal: Causal | undefined; readonly relation: Relation };

const only = (names: readonly string[], record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));

/**
 * Two copies of one record as one. In whatever order and however often copies meet, all end with the same record: it is commutative,
 * associative and idempotent, and no value is lost that another has not knowingly replaced.
 */
export function joinCopies<T extends object>(shape: Shape, { ours, theirs }: Pair<T>): Joined<T> {
  const relation = relationOf(ours.causal, theirs.causal);
  const { values, causal } = joinFields({ ours, theirs }, shape);
  const ahead = relation === 'theirs' ? theirs.record : ours.record;
  const record = {
    ...only(['v', 'id'], ours.record),
    ...implode(shape, values),
    ...countersOf(shape, { ours, theirs }, causal),
    ...latestOf(shape, ours.record, theirs.record),
    ...(relation === 'both' ? {} : only(shape.derived, ahead)),
  };
  const isBare = Object.keys(causal.clock).length === 0;
  // the fields of both copies are those of T, and every value is of its field
  return { record: record as T, causal: isBare ? undefined : causal, relation };
}

/** One value of a field that people wrote differently. */
export type Version = { readonly dot: Dot; readonly value: unknown; readonly at: number; readonly by: Deed[1] };

/** A field that people wrote differently without knowing of each other; the value shown first. */
export type Difference = { readonly path: string; readonly versions: readonly Version[] };

/** The fields of a record that wait for somebody to say what holds. */
export function differencesOf(shape: Shape, { record, causal }: Copy): Difference[] {
  if (causal === undefined) return [];
  const parts = explode(shape, record);
  return Object.keys(causal.fields).flatMap((path) => {
    if (hasOwnValue(path) || shape.quiet.includes(path)) return [];
    // an element that one put in and another took out is there: nobody has to be asked
    const entries = (entriesOf(causal, parts, path) ?? []).filter(({ value }) => !path.includes('=') || value !== undefined);
    const versions = entries.map(({ dot, value }): Version => {
      const [at, by] = causal.deeds[dot] ?? [0, null];
      return { dot, value, at, by };
    });
    const distinct = [...new Map(versions.toReversed().map((version) => [canonical(version.value), version])).values()].reverse();
    return distinct.length < 2 ? [] : [{ path, versions: distinct }];
  });
}

/** The record in which one field has another value: what somebody decided. */
export function withValue<T extends object>(
  shape: Shape,
  record: T,
  { path, value }: { readonly path: string; readonly value: unknown },
): T {
  const parts = new Map(explode(shape, record));
  parts.set(path, value);
  const rest = only([...shape.derived, ...shape.latest, ...shape.counters, 'v', 'id'], record);
  // the same fields, one of them with a value that this field had on another laptop
  return { ...implode(shape, parts), ...rest } as T;
}
