import { whereOf } from './codec.ts';
import type { Codec } from './codec.ts';
import type { HistoryRow, OutboxRow, SealedRow, SealedTable } from './db.ts';
import type { Put } from './put.ts';
import { indexOf } from './records.ts';
import { clashOf } from './stamps.ts';

/** Opens by the keys of today and seals by the new ones. */
export type Codecs = { readonly old: Codec; readonly fresh: Codec };

/**
 * The same record under new keys: what can be looked up is hashed anew, its revision and what it knows of its making stay.
 * Rejects when the row does not open.
 */
export async function resealRow({ old, fresh }: Codecs, table: SealedTable, row: SealedRow): Promise<SealedRow> {
  const where = whereOf(table, row.id);
  const { record, causal } = await old.openCopy(where, row.body);
  // sealed by us for this row, so it is the record of its table; the registry has one entry a table
  const index = await (indexOf[table] as (record: object, codec: Codec) => object | Promise<object>)(record, fresh);
  const put = { table, record } as Put; // as above
  return { ...index, ...clashOf(put, causal), id: row.id, rev: row.rev, body: await fresh.seal(where, record, causal) };
}

/** A row of the outbox under new keys; most have no body. */
export async function resealOutbox({ old, fresh }: Codecs, row: OutboxRow): Promise<OutboxRow> {
  if (row.body === null) return row;
  const where = whereOf('outbox', row.id);
  const { record, causal } = await old.openCopy(where, row.body);
  return { ...row, body: await fresh.seal(where, record, causal) };
}

/** A line of the history under new keys: number, time and rows it touched stay. */
export async function resealLine({ old, fresh }: Codecs, line: HistoryRow): Promise<HistoryRow> {
  const where = whereOf('history', line.seq);
  const { record, causal } = await old.openCopy(where, line.body);
  return { ...line, body: await fresh.seal(where, record, causal) };
}
