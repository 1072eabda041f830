import { expect, test } from 'vitest';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { acceptGaps, reopenGaps } from '#renderer/data/reviewDeeds.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { newTestStore } from './testStore.ts';

test('a gap that nobody can fill is accepted once, told in the history, and opened again by an undo', async () => {
  const { store } = await newTestStore();
  const seed = { contact: { formattedName: 'Ada Corder' }, isResolved: true };
  const { lead } = await saveCapture(store, { showId: 'show' as ShowId, scan: { source: 'manual', text: '' }, seed }); // the test's own id
  await acceptGaps(store, lead.id, ['reach', 'company']);
  await acceptGaps(store, lead.id, ['reach']);
  expect((await readLead(store, lead.id))?.acceptedGaps).toEqual(['reach', 'company']);
  await reopenGaps(store, lead.id, ['reach', 'company']);
  expect(await readLead(store, lead.id)).not.toHaveProperty('acceptedGaps');
  const { history } = await readTimeline(store, lead.id);
  expect(history.filter(({ action }) => action === 'edit').map(({ changes }) => changes.map(({ field, to }) => `${field} ${to}`))).toEqual([
    ['gap-reach done', 'gap-company done'],
    ['gap-reach todo', 'gap-company todo'],
  ]);
});
