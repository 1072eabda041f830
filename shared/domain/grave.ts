import type { Causal } from './causal.ts';
import { covers, joinClocks } from './causal.ts';
import type { StaffId } from './ids.ts';

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
};

export const graveId = (table: string, id: string): string => `${table}.${id}`;

/** Is a copy of the record gone for good? One that somebody worked on without knowing of its end lives on. */
export const isBuried = (grave: Grave | undefined, causal: Causal | undefined): boolean =>
  grave !== undefined && covers(grave.clock, causal?.clock ?? {});

/** Two graves of one record as one. */
export const joinGraves = (one: Grave, other: Grave): Grave => {
  const [first, last] = one.at < other.at || (one.at === other.at && String(one.by) <= String(other.by)) ? [one, other] : [other, one];
  return { ...last, by: first.at === last.at ? first.by : last.by, clock: joinClocks(one.clock, other.clock) };
};
