import { expect, test, vi } from 'vitest';
import type { InteractionId, ShowId } from '#shared/domain/ids.ts';
import { JournalError } from '#renderer/data/journal.ts';
import { readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import type { CaptureInput } from '#renderer/data/leads.ts';
import { readAll, readRecord } from '#renderer/data/read.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own

const badge = (name: string, email: string): CaptureInput => ({
  showId,
  scan: { source: 'scanner', text: email },
  seed: { contact: { formattedName: name, emails: [{ value: email, kind: 'work' }] }, isResolved: true },
});

test('the same visitor scanned twice at once is one lead with two visits', async () => {
  const { store, journal } = await newTestStore();
  const [first, second] = await Promise.all([
    saveCapture(store, badge('Ada Corder', 'ada@example.test')),
    saveCapture(store, badge('Ada Corder', 'ADA@example.test ')),
  ]);
  expect([first.isNew, second.isNew]).toEqual([true, false]);
  expect(second.lead.id).toBe(first.lead.id);
  expect((await readLead(store, first.lead.id))?.visits).toBe(2);
  expect(await store.db.leads.count()).toBe(1);
  expect(await store.db.captures.count()).toBe(2);
  expect(journal.frames.map((frame) => frame.seq)).toEqual([1, 2]);
});

test('before a new visitor is written, only the visitor and the show are looked for: what was made just now has no row', async () => {
  const { store } = await newTestStore();
  const { leads, captures, interactions } = store.db;
  const looks = [leads, captures, interactions].map((table) => vi.spyOn(table, 'bulkGet'));
  const { lead } = await saveCapture(store, badge('Cleo Brandt', 'cleo@example.test'));
  expect(looks.map((look) => look.mock.calls.length)).toEqual([0, 0, 0]);
  await saveCapture(store, badge('Cleo Brandt', 'cleo@example.test'));
  // of a second visit only the lead is compared with what it was
  expect(looks.slice(1).map((look) => look.mock.calls.length)).toEqual([0, 0]);
  expect((await readLead(store, lead.id))?.visits).toBe(2);
});

test('a note being typed and a temperature key pressed at the same time lose nothing of each other', async () => {
  const { store } = await newTestStore();
  const { lead } = await saveCapture(store, badge('Bo Lind', 'bo@example.test'));
  const noteId = store.newId() as InteractionId; // an id of the test's own
  const typed = 'Wants a demo on Thursday';
  const keystrokes = Array.from(typed, (_, at) =>
    updateLead(store, lead.id, {
      action: 'note',
      change: (before) => before,
      also: () => [
        {
          table: 'interactions',
          record: {
            v: 1,
            id: noteId,
            showId,
            leadId: lead.id,
            at: store.now(),
            updatedAt: store.now(),
            by: null,
            kind: 'note',
            text: typed.slice(0, at + 1),
          },
        },
      ],
    }),
  );
  const heat = updateLead(store, lead.id, { action: 'heat', change: (before) => ({ ...before, heatChosen: 'hot' }) });
  const interest = updateLead(store, lead.id, {
    action: 'interests',
    change: (before) => ({ ...before, interests: [...before.interests, 'Pumps'] }),
  });
  await Promise.all([...keystrokes, heat, interest]);
  const after = await readLead(store, lead.id);
  expect(after).toMatchObject({ heatChosen: 'hot', interests: ['Pumps'] });
  expect(await readRecord(store, 'interactions', noteId)).toMatchObject({ text: typed });
});

test('a change that the journal could not keep is not called saved, yet stays in the database', async () => {
  const { store, journal } = await newTestStore();
  const told: number[] = [];
  store.onSaved.push((ops) => told.push(ops.length));
  journal.fail = () => new JournalError('disk-full');
  await expect(saveCapture(store, badge('Cy Oran', 'cy@example.test'))).rejects.toMatchObject({ code: 'disk-full' });
  expect(await readAll(store, 'leads')).toHaveLength(1);
  expect(told).toHaveLength(1);
});

test('no name, address or badge id lies in plain in any row', async () => {
  const { store } = await newTestStore();
  await saveCapture(store, {
    ...badge('Dagny Plain', 'dagny@example.test'),
    seed: { ...badge('Dagny Plain', 'dagny@example.test').seed, badgeCode: '00420042' },
  });
  const rows = await Promise.all(store.db.tables.map((table) => table.toArray() as Promise<object[]>));
  const flat = rows
    .flat()
    .flatMap((row) =>
      Object.values(row).map((cell) => (cell instanceof Uint8Array ? new TextDecoder('latin1').decode(cell) : JSON.stringify(cell))),
    );
  expect(flat.length).toBeGreaterThan(10);
  expect(flat.join('\n')).not.toMatch(/dagny|plain|00420042/iu);
});
