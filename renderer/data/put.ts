import type { Causal } from '#shared/domain/causal.ts';
import type { SealedTable } from './db.ts';
import type { RecordOf } from './records.ts';

/**
 * How a record that laptops share is merged: `causal` comes from a merge, `touch` names fields that were decided as they are, `isNew`
 * promises that there is no row of this id, so that none is looked for.
 */
type Making = { readonly causal?: Causal; readonly touch?: readonly string[]; readonly isNew?: true };

/** One record to write. */
export type Put = { readonly [T in SealedTable]: { readonly table: T; readonly record: RecordOf[T] } & Making }[SealedTable];
