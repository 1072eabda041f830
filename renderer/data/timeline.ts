import type { HistoryLine } from '#shared/domain/history.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import type { Appointment, Capture, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { whereOf } from './codec.ts';
import { inLiveTurn } from './leads.ts';
import { readMergedIds } from './mergedIds.ts';
import { openRows, readRecord } from './read.ts';
import type { RecordOf } from './records.ts';
import type { Store } from './store.ts';

/** Everything that happened with one lead, each part oldest first. */
export type Timeline = {
  readonly interactions: readonly Interaction[];
  readonly appointments: readonly Appointment[];
  readonly promises: readonly PromiseMade[];
  readonly captures: readonly Capture[];
  /** Pictures and memos, without their bytes. */
  readonly media: readonly Media[];
  /** Lines of other laptops (`laptop`) have numbers below zero. */
  readonly history: readonly (HistoryLine & { readonly seq: number; readonly laptop?: string })[];
};

const readOfLeads = async <T extends 'interactions' | 'appointments' | 'promises' | 'captures' | 'media'>(
  store: Store,
  table: T,
  ids: readonly LeadId[],
): Promise<RecordOf[T][]> =>
  openRows(
    store,
    table,
    await store.db[table]
      .where('leadId')
      .anyOf([...ids])
      .toArray(),
  );

/** What other laptops' histories say of a lead, as merges brought it. */
async function readHeard(store: Store, ids: readonly LeadId[]): Promise<Timeline['history']> {
  const rows = await store.db.heard
    .where('leadId')
    .anyOf([...ids])
    .toArray();
  return (await openRows(store, 'heard', rows)).map(({ id: _id, ...line }, at) => ({ ...line, seq: -1 - at }));
}

async function readHistory(store: Store, ids: readonly LeadId[]): Promise<Timeline['history']> {
  const rows = await store.db.history
    .where('leadId')
    .anyOf([...ids])
    .sortBy('seq');
  // each body was sealed by `commit` for this line
  const own = await Promise.all(
    rows.map(async (row) => ({ ...((await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine), seq: row.seq })),
  );
  const heard = await readHeard(store, ids);
  return heard.length === 0 ? own : [...heard, ...own].sort((a, b) => a.at - b.at || a.seq - b.seq);
}

/** Reads the whole timeline of a lead, with what was written of the leads that were merged into it. */
export async function readTimeline(store: Store, leadId: LeadId): Promise<Timeline> {
  const ids = [leadId, ...(await readMergedIds(store, leadId))];
  const [interactions, appointments, promises, captures, media, history] = await Promise.all([
    readOfLeads(store, 'interactions', ids),
    readOfLeads(store, 'appointments', ids),
    readOfLeads(store, 'promises', ids),
    readOfLeads(store, 'captures', ids),
    readOfLeads(store, 'media', ids),
    readHistory(store, ids),
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
export async function saveNote(store: Store, { id, leadId: to, text }: NoteInput): Promise<Result<null, NoteFault>> {
  const saved = await inLiveTurn(store, to, async (lead): Promise<Result<null, NoteFault>> => {
    const leadId = lead.id;
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
  return saved ?? fail('no-lead');
}
