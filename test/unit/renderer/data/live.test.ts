import { liveQuery } from 'dexie';
import { expect, test, vi } from 'vitest';
import type { InteractionId, LeadId, ShowId } from '#shared/domain/ids.ts';
import { commit } from '#renderer/data/commit.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { readWhere } from '#renderer/data/read.ts';
import { openStore } from '#renderer/data/open.ts';
import type { Store } from '#renderer/data/store.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own

const note = (store: Store, leadId: LeadId, text: string): Promise<void> =>
  commit(store, {
    puts: [
      {
        table: 'interactions',
        record: { v: 1, id: 'note-1' as InteractionId, showId, leadId, at: 1, updatedAt: 1, by: null, kind: 'note', text },
      },
    ],
    line: { action: 'note', leadId },
  });

test('a live query follows rows that are read after a body was opened', async () => {
  const { store } = await newTestStore();
  const { lead } = await saveCapture(store, { showId, scan: { source: 'manual', text: 'x' }, seed: { contact: {}, isResolved: true } });
  const seen: number[] = [];
  const query = async (): Promise<number> => {
    const found = await readLead(store, lead.id);
    const again = await readLead(store, lead.id);
    const notes = await readWhere(store, 'interactions', { index: 'leadId', value: again?.id ?? found?.id ?? '' });
    return notes.filter(({ kind }) => kind === 'note').length;
  };
  const watching = liveQuery(() => Promise.resolve(query())).subscribe((count) => seen.push(count));
  await vi.waitFor(() => expect(seen).toEqual([0]));
  await note(store, lead.id, 'first');
  await vi.waitFor(() => expect(seen).toEqual([0, 1]));
  watching.unsubscribe();
});

test('a damaged lead is mended while a live query reads it', async () => {
  const { store, keys, journal } = await newTestStore({ name: 'live' });
  const { lead } = await saveCapture(store, { showId, scan: { source: 'manual', text: 'x' }, seed: { contact: {}, isResolved: true } });
  await store.db.leads.toCollection().modify((row) => void Object.assign(row, { body: new Uint8Array(40).fill(1) }));
  const opened = await openStore({ keys, journal, media: store.media, staff: () => null, name: 'live' });
  const seen: (LeadId | undefined)[] = [];
  const failed = vi.fn<(error: unknown) => void>();
  const watching = liveQuery(() => readLead(opened.store, lead.id)).subscribe({ next: (found) => seen.push(found?.id), error: failed });
  await vi.waitFor(() => expect(seen).toContain(lead.id));
  expect(failed).not.toHaveBeenCalled();
  watching.unsubscribe();
});
