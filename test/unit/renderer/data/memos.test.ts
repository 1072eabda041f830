import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InteractionId, LeadId, MediaId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { readMedia } from '#renderer/data/media.ts';
import { captionMemo, saveMemo } from '#renderer/data/memos.ts';
import type { MemoInput } from '#renderer/data/memos.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import { fail } from '#shared/lib/result.ts';
import { NINE, newTestStore } from './testStore.ts';

const [marie, alex] = ['staff-marie' as StaffId, 'staff-alex' as StaffId];
const as = (store: Store, staff: StaffId | null): Store => ({ ...store, staff: () => staff });

async function atBooth() {
  const made = await newTestStore({ staff: marie });
  const { lead } = await saveCapture(made.store, {
    showId: 'show-1' as ShowId, // an id of the test's own
    scan: { source: 'scanner', text: 'x' },
    seed: { contact: {}, isResolved: false },
  });
  const begun = { id: 'memo-1' as InteractionId, mediaId: made.store.newId() as MediaId, leadId: lead.id, by: marie, startedAt: NINE };
  const piece = (text: string, isWhole = false): MemoInput => ({
    ...begun,
    blob: new Blob([text], { type: 'audio/webm' }),
    durationMs: text.length * 1000,
    isWhole,
  });
  return { ...made, lead, begun, piece };
}

const memosOf = async (store: Store, leadId: LeadId) =>
  (await readTimeline(store, leadId)).interactions.flatMap((one) => (one.kind === 'voice' ? [one] : []));

const heard = async (store: Store, id: MediaId): Promise<string> => {
  const found = await readMedia(store, id);
  return found.ok ? `${found.value.type} ${await found.value.text()}` : found.error;
};

describe('a voice memo', () => {
  it('survives a crash with all that was written until then: one memo, playable, with its length', async () => {
    const { store, lead, begun, piece, keys, journal } = await atBooth();
    for (const text of ['he', 'hello', 'hello wor']) await saveMemo(store, piece(text));
    // the program dies here; the next start opens the same database
    const { name } = store.db;
    store.db.close();
    const { store: after } = await newTestStore({ name, keys, journal });
    const again = { ...after, media: store.media };
    expect(await memosOf(again, lead.id)).toMatchObject([
      { id: begun.id, mediaId: begun.mediaId, durationMs: 9000, by: marie, at: NINE, text: '' },
    ]);
    expect(await heard(again, begun.mediaId)).toBe('audio/webm hello wor');
    expect((await readTimeline(again, lead.id)).media).toMatchObject([{ id: begun.mediaId, bytes: 9, mediaType: 'audio/webm' }]);
  });

  it('makes its lead due when it begins and when it ends, not at each piece between', async () => {
    const { store, lead, piece } = await atBooth();
    const wanted = async () => (await store.db.outbox.where('leadId').equals(lead.id).first())?.wantedRev;
    await saveMemo(store, piece('a'));
    const first = await wanted();
    await saveMemo(store, piece('ab'));
    expect(await wanted()).toBe(first);
    await saveMemo(store, piece('abc', true));
    expect(await wanted()).not.toBe(first);
  });

  it('has its words kept while it goes on, and takes words only of whoever spoke it', async () => {
    const { store, lead, begun, piece } = await atBooth();
    await saveMemo(store, piece('a'));
    expect(await captionMemo(store, { id: begun.id, leadId: lead.id, text: 'About pumps' })).toMatchObject({ ok: true });
    await saveMemo(store, piece('ab', true));
    expect(await captionMemo(as(store, alex), { id: begun.id, leadId: lead.id, text: 'Nonsense' })).toEqual(fail('not-yours'));
    expect(await memosOf(store, lead.id)).toMatchObject([{ text: 'About pumps', durationMs: 2000 }]);
    expect((await readTimeline(store, lead.id)).history.map(({ action }) => action)).toEqual(['capture', 'voice', 'voice', 'voice']);
  });

  it('of an unknown lead, or under the id of something else, is refused before a byte is written', async () => {
    const { store, lead, begun, piece } = await atBooth();
    const noteId = 'note-1' as InteractionId;
    await saveNote(store, { id: noteId, leadId: lead.id, text: 'A note' });
    expect(await saveMemo(store, { ...piece('a'), leadId: 'nobody' as LeadId })).toEqual(fail('no-lead'));
    expect(await saveMemo(store, { ...piece('a'), id: noteId })).toEqual(fail('not-yours'));
    expect(await captionMemo(store, { id: noteId, leadId: lead.id, text: 'x' })).toEqual(fail('not-yours'));
    expect(await readMedia(store, begun.mediaId)).toEqual(fail('missing'));
  });

  it('whose bytes the disk refuses leaves no record of itself', async () => {
    const { store, lead, piece } = await atBooth();
    const full: Store = { ...store, media: { ...store.media, mediaPut: () => Promise.resolve(fail('disk-full')) } };
    await expect(saveMemo(full, piece('a'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await memosOf(store, lead.id)).toEqual([]);
  });
});

describe('what a colleague wrote', () => {
  it('is never changed by another, whatever id they give and in whatever order they write', async () => {
    const people = [marie, alex, null];
    const notes = ['note-1', 'note-2'].map((id) => id as InteractionId);
    const writing = fc.record({ who: fc.constantFrom(...people), id: fc.constantFrom(...notes), text: fc.string({ minLength: 1 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(writing, { maxLength: 8 }), async (writings) => {
        const { store, lead } = await atBooth();
        const told = new Map<string, { by: StaffId | null; text: string }>();
        for (const { who, id, text } of writings) {
          const { ok } = await saveNote(as(store, who), { id, leadId: lead.id, text });
          const before = told.get(id);
          expect(ok).toBe(before === undefined || before.by === who);
          if (ok) told.set(id, { by: who, text });
        }
        const { interactions } = await readTimeline(store, lead.id);
        const found = interactions.flatMap((one) => (one.kind === 'note' ? [[one.id, { by: one.by, text: one.text }] as const] : []));
        expect(new Map<string, unknown>(found)).toEqual(told);
      }),
      { numRuns: 25 },
    );
  });

  it('can be put right by themselves, and a note does not move to another lead', async () => {
    const { store, lead } = await atBooth();
    const id = 'note-1' as InteractionId;
    await saveNote(store, { id, leadId: lead.id, text: 'Wants ten' });
    await saveNote(store, { id, leadId: lead.id, text: 'Wants twelve' });
    const { lead: other } = await saveCapture(store, {
      showId: lead.showId,
      scan: { source: 'scanner', text: 'y' },
      seed: { contact: {}, isResolved: false },
    });
    expect(await saveNote(store, { id, leadId: other.id, text: 'Moved' })).toEqual(fail('not-yours'));
    expect((await readTimeline(store, lead.id)).interactions).toMatchObject([{}, { text: 'Wants twelve' }]);
  });
});
