import type { PushItem, PushResult, RemoteIds, SentFields } from '#shared/crm/push.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Refusal } from '#shared/domain/outbox.ts';
import { whereOf } from './codec.ts';
import type { OutboxRow } from './db.ts';
import type { Store } from './store.ts';

/**
 * What lies sealed in a row: the target's last words about the lead, what it has confirmed to have, and the ids it gave to what hangs
 * from the lead. The ids outlive a crash while sending: they are true whatever became of it. `mergedInto`: the lead is another one here.
 * `flight`: the revision that was on its way when this was written; `sent` is what was confirmed before.
 */
export type OutboxNote = {
  readonly refusal?: Refusal;
  readonly sent?: SentFields;
  readonly remotes?: RemoteIds;
  readonly flight?: string;
  readonly mergedInto?: LeadId;
};

/** What lies sealed in a row; nothing when it has no body. */
export async function openNote(store: Store, row: OutboxRow): Promise<OutboxNote> {
  if (row.body === null) return {};
  // sealed by `sealNote` for this row
  return (await store.codec.open(whereOf('outbox', row.id), row.body)) as OutboxNote;
}

/**
 * What a target surely has of the revision that is to be sent. After a crash on the way: as long as that very revision is still the one
 * wanted, what differs from before goes again and nothing else does. Edited since, nobody knows which of both is there: null, all goes.
 */
export const sureOf = ({ sent, flight }: OutboxNote, wantedRev: string): SentFields | null =>
  sent === undefined || (flight !== undefined && flight !== wantedRev) ? null : sent;

export const sealNote = (store: Store, id: string, note: OutboxNote): Promise<Uint8Array> => store.codec.seal(whereOf('outbox', id), note);

/** What is to be known of a lead with a target after that result. */
export function noteOf(result: PushResult, item: PushItem | undefined): OutboxNote {
  const refusal = result.reason === undefined ? {} : { refusal: { field: result.field ?? null, reason: result.reason } };
  const known = { ...item?.remotes, ...result.remotes };
  const remotes = Object.keys(known).length === 0 ? {} : { remotes: known };
  switch (result.outcome) {
    case 'done':
      return { ...remotes, ...(result.sent === undefined ? {} : { sent: result.sent }) };
    case 'untried':
      return { ...remotes, ...(item?.sent === undefined || item.sent === null ? {} : { sent: item.sent }) };
    case 'transient':
      // what was surely there before and did not go now need not go again: a salesperson may have changed it since
      return { ...remotes, ...refusal, ...(result.sent === undefined ? {} : { sent: result.sent }) };
    case 'refused':
    case 'conflict':
      return { ...remotes, ...refusal };
  }
}
