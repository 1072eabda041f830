import type { HistoryLine } from '#shared/domain/history.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import type { Appointment, Capture, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { whereOf } from './codec.ts';
import { readRecord, readWhere } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Everything that happened with one lead, each part oldest first. */
export type Timeline = {
  readonly interactions: readonly Interaction[];
  readonly appointments: readonly Appointment[];
  readonly promises: readonly PromiseMade[];
  readonly captures: readonly Capture[];
  /** Pictures and memos, without their bytes. */
  readonly media: readonly Media[];
  readonly history: readonly (HistoryLine & { readonly seq: number })[];
};

async function readHistory(store: Store, leadId: LeadId): Promise<Timeline['history']> {
  const rows = await store.db.history.where('leadId').equals(leadId).sortBy('seq');
  // each body was sealed by `commit` for this line
  return Promise.all(
    rows.map(async (row) => ({ ...((await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine), seq: row.seq })),
  );
}

/** Reads the whole timeline of a lead. */
export async function readTimeline(store: Store, leadId: LeadId): Promise<Timeline> {
  const match = { index: 'leadId', value: leadId };
  const [interactions, appointments, promises, captures, media, history] = await Promise.all([
    readWhere(store, 'interactions', match),
    readWhere(store, 'appointments', match),
    readWhere(store, 'promises', match),
    readWhere(store, 'captures', match),
    readWhere(store, 'media', match),
    readHistory(store, leadId),
  ]);
  interactions.sort((a, b) => a.at - b.at);
  captures.sort((a, b) => a.at - b.at);
  media.sort((a, b) => a.at - b.at);
  appointments.sort((a, b) => a.startsAt - b.startsAt);
  promises.sort((a, b) => a.madeAt - b.madeAt);
  return { interactions, appointments, promises, captures, media, history };
}

export type NoteInput = { readonly id: InteractionId; readonly leadId: LeadId; readonly text: string };

/** Why a text was not taken: its lead is gone, or it is somebody else's (or no text at all). */
export type NoteFault = 'no-lead' | 'not-yours';

/**
 * Saves a note as it stands, at each keystroke: the same id is the same note. An emptied note stays, empty, in the history only.
 * What another person wrote is never changed, whatever id is given: `not-yours`.
 */
export const saveNote = (store: Store, { id, leadId, text }: NoteInput): Promise<Result<null, NoteFault>> =>
  inTurn(leadId, async () => {
    const lead = await readRecord(store, 'leads', leadId);
    if (lead === undefined) return fail('no-lead');
    const before = await readRecord(store, 'interactions', id);
    const by = store.staff();
    if (before !== undefined && (before.kind !== 'note' || before.leadId !== leadId || before.by !== by)) return fail('not-yours');
    const now = store.now();
    const note: Interaction = {
      v: 1,
      id,
      leadId,
      showId: lead.showId,
      kind: 'note',
      text,
      at: before?.at ?? now,
      updatedAt: now,
      by,
    };
    const puts: Put[] = [
      { table: 'interactions', record: note },
      { table: 'leads', record: { ...lead, updatedAt: now } },
    ];
    await commit(store, { puts, queue: [leadId], line: { action: 'note', leadId } });
    return ok(null);
  });
