import type { StaffId } from './ids.ts';

/** One deed on one copy of a record: `<actor>.<number>`. An actor is one run of the program on one laptop, so no number is ever used twice. */
export type Dot = string;

/** When a deed was done, and by whom. */
export type Deed = readonly [at: number, by: StaffId | null];

/** A value that a deed gave a field. The value that is shown lies in the record itself; others lie here (absent: the field was taken away). */
export type Entry = { readonly dot: Dot; readonly value?: unknown };

/**
 * What a record knows of its own making: how far it has heard of each actor, and for each field that was written after the first time
 * which deeds' values stand, the one shown first. A field without an entry is as it was when the record was made, on every copy.
 */
export type Causal = {
  readonly clock: Readonly<Record<string, number>>;
  readonly deeds: Readonly<Record<Dot, Deed>>;
  readonly fields: Readonly<Record<string, readonly Entry[]>>;
};

/** A record that nobody has written to since it was made. */
export const NO_CAUSE: Causal = { clock: {}, deeds: {}, fields: {} };

/** Who wrote a deed, and its number with them. */
export function partsOf(dot: Dot): { readonly actor: string; readonly count: number } {
  const at = dot.lastIndexOf('.');
  return { actor: dot.slice(0, at), count: Number(dot.slice(at + 1)) };
}

/** An own number of a clock; what came from a file may have any name. */
const countOf = (clock: Causal['clock'], actor: string): number => (Object.hasOwn(clock, actor) ? (clock[actor] ?? 0) : 0);

/** Has this clock heard of the deed? */
function hasSeen(clock: Causal['clock'], dot: Dot): boolean {
  const { actor, count } = partsOf(dot);
  return countOf(clock, actor) >= count;
}

/** Has this clock heard of all that the other has? */
export const covers = (clock: Causal['clock'], other: Causal['clock']): boolean =>
  Object.entries(other).every(([actor, count]) => countOf(clock, actor) >= count);

/** All that either has heard of. */
export const joinClocks = (one: Causal['clock'], other: Causal['clock']): Causal['clock'] =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .sort()
      .map((actor) => [actor, Math.max(countOf(one, actor), countOf(other, actor))]),
  );

/** The next deed of an actor on a record. */
export const nextDot = (clock: Causal['clock'], actor: string): Dot => `${actor}.${countOf(clock, actor) + 1}`;

/** Text that is equal when two values are: names of fields in order, nothing left out. '' for what is not there. */
export function canonical(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${parts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join(',')}}`;
}

/** Whose value is shown: the latest deed's, then by name, so that every laptop says the same. */
export function newerFirst(deeds: Causal['deeds']): (a: Entry, b: Entry) => number {
  const at = (dot: Dot): number => (Object.hasOwn(deeds, dot) ? (deeds[dot]?.[0] ?? 0) : 0);
  return (a, b) => at(b.dot) - at(a.dot) || (a.dot < b.dot ? 1 : a.dot > b.dot ? -1 : 0);
}

/** What one copy holds of a field: its values by deed; undefined when nobody wrote to it since the record was made. */
type Side = { readonly clock: Causal['clock']; readonly entries: readonly Entry[] | undefined };

/**
 * The values of a field that stand when two copies meet (the join of causal multi-value registers, Almeida et al. 2018, "Delta state
 * replicated data types"): those both hold, and those one holds of which the other has never heard. What the other has heard of and
 * does not hold was written over there.
 */
export function joinEntries(one: Side, other: Side): readonly Entry[] | undefined {
  if (one.entries === undefined) return other.entries;
  if (other.entries === undefined) return one.entries;
  const here = one.entries;
  const there = other.entries;
  const has = (entries: readonly Entry[], dot: Dot): boolean => entries.some((entry) => entry.dot === dot);
  const kept = here.filter(({ dot }) => has(there, dot) || !hasSeen(other.clock, dot));
  const taken = there.filter(({ dot }) => !has(here, dot) && !hasSeen(one.clock, dot));
  const joined = [...kept, ...taken];
  // two honest copies always share one; of a forged one nothing is lost either
  return joined.length > 0 ? joined : unique([...here, ...there]);
}

const unique = (entries: readonly Entry[]): Entry[] => [...new Map(entries.map((entry) => [entry.dot, entry])).values()];

/** Only the deeds that some field still names. */
export function deedsOf(fields: Causal['fields'], ...known: readonly Causal['deeds'][]): Causal['deeds'] {
  const named = [...new Set(Object.values(fields).flatMap((entries) => entries.map(({ dot }) => dot)))].sort();
  return Object.fromEntries(
    named.flatMap((dot) => {
      const deed = known.flatMap((deeds) => (Object.hasOwn(deeds, dot) ? [deeds[dot]] : []))[0];
      return deed === undefined ? [] : [[dot, deed] as const];
    }),
  );
}
