import { expect, test } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { mendMerges } from '#renderer/data/mendMerges.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { showId } from '#test/unit/shared/domain/merge/anyLead.ts';
import { newTestStore } from './testStore.ts';

async function capture(store: Store, email: string): Promise<LeadId> {
  const seed = { contact: { formattedName: 'Ada Corder', emails: [{ value: email, kind: 'work' }] }, isResolved: true } as const;
  return (await saveCapture(store, { showId, scan: { source: 'manual', text: '' }, seed })).lead.id;
}

const put = (store: Store, record: Lead): Promise<void> =>
  commit(store, { puts: [{ table: 'leads', record }], line: { action: 'capsule', leadId: null } });

test('two leads that two laptops merged into each other do not both go: the one captured first lives, with the notes of both', async () => {
  const { store, clock } = await newTestStore();
  const a = await capture(store, 'ada@mill.test');
  clock.now += 1;
  const b = await capture(store, 'ada@home.test');
  await saveNote(store, { id: 'on-a' as InteractionId, leadId: a, text: 'on a' });
  await saveNote(store, { id: 'on-b' as InteractionId, leadId: b, text: 'on b' });
  // the other laptop merged the other way round: its capsule brings that here
  await mergeLeads(store, { winner: b, loser: a });
  const other = (await readLead(store, a))?.mergedInto;
  await splitMerged(store, a);
  await mergeLeads(store, { winner: a, loser: b });
  const first = await readLead(store, a);
  if (first === undefined || other === undefined) throw new Error('both were made above');
  await put(store, { ...first, discardedAt: 1, mergedInto: other });
  expect(await mendMerges(store, [a, b])).toBeGreaterThan(0);
  expect(await readLead(store, a)).not.toHaveProperty('mergedInto');
  expect(await readLead(store, a)).not.toHaveProperty('discardedAt');
  expect((await readLead(store, b))?.mergedInto?.leadId).toBe(a);
  const { interactions } = await readTimeline(store, a);
  expect(interactions.filter(({ kind }) => kind === 'note').map(({ leadId }) => leadId)).toEqual([a, a]);
  expect(await mendMerges(store, [a, b])).toBe(0);
});

test('a note that another laptop wrote on a merged lead goes to what it has become, and back with the undo', async () => {
  const { store } = await newTestStore();
  const a = await capture(store, 'ada@mill.test');
  const b = await capture(store, 'ada@home.test');
  await mergeLeads(store, { winner: a, loser: b });
  const note = { v: 1, id: 'late' as InteractionId, showId, leadId: b, at: 1, updatedAt: 1, by: null, kind: 'note', text: 'from elsewhere' } as const; // prettier-ignore
  await commit(store, { puts: [{ table: 'interactions', record: note }], line: { action: 'capsule', leadId: null } });
  expect(await mendMerges(store, [a, b])).toBe(1);
  expect((await readTimeline(store, a)).interactions).toContainEqual({ ...note, leadId: a });
  expect(await mendMerges(store, [a, b])).toBe(0);
  await splitMerged(store, b);
  expect((await readTimeline(store, b)).interactions).toContainEqual(note);
});
