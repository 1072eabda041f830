import { expect, test } from 'vitest';
import type { LeadId, MediaId, ShowId } from '#shared/domain/ids.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { readMedia, saveMedia } from '#renderer/data/media.ts';
import { readAll } from '#renderer/data/read.ts';
import { MediaId as MediaAsk } from '#shared/ipc/media.ts';
import { fail } from '#shared/lib/result.ts';
import { newTestStore } from './testStore.ts';

const card = new Blob([new Uint8Array([0xff, 0xd8, 1, 2, 3])], { type: 'image/jpeg' });

const withLead = async () => {
  const made = await newTestStore();
  const showId = 'show-1' as ShowId; // an id of the test's own
  const { lead } = await saveCapture(made.store, { showId, scan: { source: 'image', text: '' }, seed: { contact: {}, isResolved: false } });
  return { ...made, lead };
};

test('a picture is kept with its lead in one commit and comes back as it was', async () => {
  const { store, lead, journal } = await withLead();
  const media = await saveMedia(store, { leadId: lead.id, blob: card, name: 'card.jpg' });
  expect(media).toMatchObject({ bytes: 5, mediaType: 'image/jpeg', name: 'card.jpg' });
  expect(media.sha256).toMatch(/^[0-9a-f]{64}$/u);
  expect(MediaAsk.safeParse({ id: media.id }).success).toBe(true);
  expect((await readLead(store, lead.id))?.pictures).toEqual([media.id]);
  expect(journal.frames.at(-1)?.ops.map(({ table }) => table)).toEqual(['leads', 'media', 'outbox']);
  const back = await readMedia(store, media.id);
  expect(back.ok && [back.value.type, ...new Uint8Array(await back.value.arrayBuffer())]).toEqual(['image/jpeg', 0xff, 0xd8, 1, 2, 3]);
});

test('two pictures taken at once are both with the lead', async () => {
  const { store, lead } = await withLead();
  await Promise.all([1, 2].map((at) => saveMedia(store, { leadId: lead.id, blob: card, name: `${at}.jpg` })));
  expect((await readLead(store, lead.id))?.pictures).toHaveLength(2);
});

test('when the bytes cannot be kept nothing is recorded, and it is said why', async () => {
  const { store, lead } = await withLead();
  const full = { ...store, media: { ...store.media, mediaPut: () => Promise.resolve(fail('disk-full')) } };
  await expect(saveMedia(full, { leadId: lead.id, blob: card, name: 'card.jpg' })).rejects.toMatchObject({ code: 'disk-full' });
  expect(await readAll(store, 'media')).toEqual([]);
  await expect(saveMedia(store, { leadId: 'nobody' as LeadId, blob: card, name: '' })).rejects.toMatchObject({ code: 'no-lead' });
  expect(await readMedia(store, 'unknown' as MediaId)).toEqual({ ok: false, error: 'missing' });
});
