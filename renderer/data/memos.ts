import type { InteractionId, LeadId, MediaId, StaffId } from '#shared/domain/ids.ts';
import type { Interaction } from '#shared/domain/interaction.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commit } from './commit.ts';
import { inLiveTurn } from './leads.ts';
import { keepMedia } from './media.ts';
import { readRecord } from './read.ts';
import type { Store } from './store.ts';
import type { NoteFault } from './timeline.ts';

/** A voice memo as an item of the timeline. */
export type VoiceMemo = Extract<Interaction, { kind: 'voice' }>;

/** A memo as far as it is recorded: all its sound since it began, `durationMs` long. */
export type MemoInput = {
  readonly id: InteractionId;
  readonly mediaId: MediaId;
  readonly leadId: LeadId;
  /** Who speaks: whoever was at the laptop when it began. */
  readonly by: StaffId | null;
  readonly startedAt: number;
  readonly blob: Blob;
  readonly durationMs: number;
  /** True for the last piece. */
  readonly isWhole: boolean;
};

/**
 * Keeps a memo as it stands, again and again while it is recorded: the same ids are the same memo, the last write wins, so that a crash
 * keeps what was said until then. Bytes first (sealed, fsync), then the records in one commit; the lead is due for its targets at the
 * first piece and at the last. Rejects with MediaError when the bytes could not be kept.
 */
export async function saveMemo(store: Store, memo: MemoInput): Promise<Result<null, NoteFault>> {
  const { id, mediaId, by, startedAt, blob, durationMs, isWhole } = memo;
  if ((await readRecord(store, 'leads', memo.leadId)) === undefined) return fail('no-lead');
  const known = await readRecord(store, 'interactions', id);
  if (known !== undefined && (known.kind !== 'voice' || known.mediaId !== mediaId || known.by !== by)) return fail('not-yours');
  const kept = await keepMedia(store, { blob, name: '', id: mediaId });
  const saved = await inLiveTurn(store, memo.leadId, async (lead): Promise<Result<null, NoteFault>> => {
    const leadId = lead.id;
    const before = await readRecord(store, 'interactions', id);
    const now = store.now();
    const text = before?.kind === 'voice' ? before.text : '';
    const { showId } = lead;
    const voice: VoiceMemo = { v: 1, id, showId, leadId, at: startedAt, updatedAt: now, by, kind: 'voice', mediaId, text, durationMs };
    const isDue = before === undefined || isWhole;
    await commit(store, {
      puts: [
        { table: 'media', record: { ...kept, at: startedAt, by, leadId } },
        { table: 'interactions', record: voice },
        ...(isDue ? [{ table: 'leads', record: { ...lead, updatedAt: now } } as const] : []),
      ],
      queue: isDue ? [leadId] : [],
      line: { action: 'voice', leadId },
    });
    return ok(null);
  });
  return saved ?? fail('no-lead');
}

/** Writes under a memo what it is about, at each keystroke, to be read and searched; only whoever spoke it may. */
export async function captionMemo(
  store: Store,
  { id, leadId: to, text }: Pick<VoiceMemo, 'id' | 'leadId' | 'text'>,
): Promise<Result<null, NoteFault>> {
  const saved = await inLiveTurn(store, to, async (lead): Promise<Result<null, NoteFault>> => {
    const leadId = lead.id;
    const before = await readRecord(store, 'interactions', id);
    if (before?.kind !== 'voice' || before.leadId !== leadId || before.by !== store.staff()) return fail('not-yours');
    if (before.text === text) return ok(null);
    const now = store.now();
    await commit(store, {
      puts: [
        { table: 'interactions', record: { ...before, text, updatedAt: now } },
        { table: 'leads', record: { ...lead, updatedAt: now } },
      ],
      queue: [leadId],
      line: { action: 'voice', leadId },
    });
    return ok(null);
  });
  return saved ?? fail('no-lead');
}
