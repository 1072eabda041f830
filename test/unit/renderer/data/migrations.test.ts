import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { countWaitingCards, readWaitingCards } from '#renderer/data/cards.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { SEALED_TABLES } from '#renderer/data/db.ts';
import { migration1 } from '#renderer/data/migrations/0001-first.ts';
import { readAll, readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { JournalFrameInput } from '#shared/ipc/journal.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own
const photo = new Blob([new Uint8Array([0xff, 0xd8, 9])], { type: 'image/jpeg' });

test('a database of the first release opens with everything in it, and its pictures can be read from then on', async () => {
  const made = await newTestStore({ name: 'first-release' });
  const old = new Dexie('first-release', { chromeTransactionDurability: 'strict' });
  old.version(migration1.version).stores(migration1.stores);
  const before: Store = { ...made.store, db: old as Store['db'] }; // its tables are those of the first migration
  const { lead } = await saveCapture(before, {
    showId,
    scan: { source: 'scanner', text: 'a badge' },
    seed: { contact: { formattedName: 'Ada Corder' }, isResolved: true },
  });
  const picture = await saveMedia(before, { leadId: lead.id, blob: photo, name: 'card.jpg' });
  expect(old.verno).toBe(1);
  const names = old.tables.map(({ name }) => name);
  const rows = await Promise.all(names.map((name) => old.table(name).toArray()));
  old.close();

  const { store } = await newTestStore({ name: 'first-release', keys: made.keys, journal: made.journal });
  expect(await readLead(store, lead.id)).toMatchObject({ contact: { formattedName: 'Ada Corder' }, pictures: [picture.id] });
  expect(store.db.verno).toBe(5);
  expect(await Promise.all(names.map((name) => store.db.table(name).toArray()))).toEqual(rows);
  expect((await readTimeline(store, lead.id)).captures).toHaveLength(1);
  expect(await readRecord(store, 'media', picture.id)).toEqual(picture);
  expect(await countWaitingCards(store)).toBe(0);
  const next = await saveMedia(
    { ...store, media: made.store.media },
    { leadId: lead.id, blob: photo, name: 'next.jpg', card: { kind: 'waiting', from: 'card' } },
  );
  expect((await readWaitingCards(store)).map(({ id }) => id)).toEqual([next.id]);
  expect(await readAll(store, 'media')).toHaveLength(2);
  store.db.close();
});

test('the journal takes a row of every table', () => {
  for (const table of SEALED_TABLES) {
    const line = { seq: 1, at: 1, leadId: null, touched: [{ table, id: 'a' }], body: new Uint8Array(1) };
    const frame = { seq: 1, at: 1, line, ops: [{ table, put: { id: 'a', rev: 'r', body: new Uint8Array(1) } }] };
    expect(JournalFrameInput.safeParse(frame).success, table).toBe(true);
  }
});
