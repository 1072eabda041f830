import type { Causal } from './causal.ts';
import { covers, joinClocks } from './causal.ts';
import type { StaffId } from './ids.ts';
import type { Erasure } from './privacy/erasure.ts';
import type { Erased } from './privacy/suppression.ts';

/** A record that was taken away: it must not come back with a copy that does not know. `clock`: what was known of it when it went. */
export type Grave = {
  readonly v: 1;
  /** `<table>.<id of the record>` */
  readonly id: string;
  readonly table: string;
  readonly of: string;
  readonly at: number;
  readonly by: StaffId | null;
  readonly clock: Causal['clock'];
  /** Erased for good, by each laptop that did it: no copy brings it back, whatever was done to it meanwhile. */
  readonly erased?: readonly Erased[];
  /** An erasure and its certificate, on the laptop that did it; its `table` is `erasures`. */
  readonly erasure?: Erasure;
};

export const graveId = (table: string, id: string): string => `${table}.${id}`;

/** Is a copy of the record gone for good? One that somebody worked on without knowing of its end lives on. */
export const isBuried = (grave: Grave | undefined, causal: Causal | undefined): boolean =>
  grave !== undefined && (isErased(grave) || covers(grave.clock, causal?.clock ?? {}));

/** Was it erased, and not only taken away? */
export const isErased = (grave: Grave | undefined): boolean => (grave?.erased ?? []).length > 0;

/** Each laptop's own part once, in one order. */
const joinErased = (one: readonly Erased[], other: readonly Erased[]): readonly Erased[] =>
  [...new Map([...one, ...other].map((part) => [part.case, part])).values()].sort((a, b) => (a.case < b.case ? -1 : 1));

/** Two graves of one record as one. */
export const joinGraves = (one: Grave, other: Grave): Grave => {
  const [first, last] = one.at < other.at || (one.at === other.at && String(one.by) <= String(other.by)) ? [one, other] : [other, one];
  const erased = joinErased(one.erased ?? [], other.erased ?? []);
  const { erased: _own, ...rest } = last;
  return {
    ...rest,
    by: first.at === last.at ? first.by : last.by,
    clock: joinClocks(one.clock, other.clock),
    ...(erased.length === 0 ? {} : { erased }),
  };
};
