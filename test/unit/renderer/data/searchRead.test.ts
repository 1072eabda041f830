import { expect, test } from 'vitest';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import type { SearchEngine } from '#renderer/data/searchLoad.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId } from '#shared/domain/ids.ts';
import { newTestStore } from './testStore.ts';

// ids of the test's own
const [old, now] = ['show-old' as ShowId, 'show-now' as ShowId];

async function capture(store: Store, showId: ShowId, name: string): Promise<LeadId> {
  const seed = { contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' as const }] }, isResolved: true };
  return (await saveCapture(store, { showId, scan: { source: 'manual', text: name }, seed })).lead.id;
}

const totalOf = (engine: SearchEngine, showId: ShowId | null, text = ''): number =>
  engine.page({ showId, text, filters: {}, sort: 'newest', offset: 0, limit: 50 }).total;

test('the show at work is searchable, its notes too, before the leads of other shows are read', async () => {
  const { store, clock } = await newTestStore();
  // turn about, so that neither show lies in one piece
  for (const name of ['ada', 'bo', 'cy', 'di']) {
    clock.now += 1_000;
    await capture(store, old, `${name}.old`);
    const id = await capture(store, now, `${name}.now`);
    await saveNote(store, { id: `note-${name}` as InteractionId, leadId: id, text: `wants a compressor` }); // an id of the test's own
  }
  await saveSetting(store, { showId: now });
  const engine = newSearchEngine(store);
  const told: { phase: string; atWork: number; noted: number; all: number }[] = [];
  await engine.load(({ phase }) =>
    told.push({ phase, atWork: totalOf(engine, now), noted: totalOf(engine, now, 'compressor'), all: totalOf(engine, null) }),
  );
  expect(told[0]).toEqual({ phase: 'leads', atWork: 4, noted: 0, all: 4 });
  expect(told[1]).toEqual({ phase: 'notes', atWork: 4, noted: 4, all: 4 });
  expect(told.at(-1)).toEqual({ phase: 'ready', atWork: 4, noted: 4, all: 8 });
});

test('a laptop that works in no show reads all of them', async () => {
  const { store } = await newTestStore();
  await capture(store, old, 'ada');
  await capture(store, now, 'bo');
  const engine = newSearchEngine(store);
  expect(await engine.load(() => undefined)).toEqual([]);
  expect(totalOf(engine, null)).toBe(2);
});

test('visits are not opened, those of before this was kept are, and a note that does not open is told', async () => {
  const { store } = await newTestStore();
  const ada = await capture(store, now, 'ada');
  const bo = await capture(store, now, 'bo');
  await saveNote(store, { id: 'note-bo' as InteractionId, leadId: bo, text: 'sends plans' }); // an id of the test's own
  const rows = await store.db.interactions.toArray();
  const broken = new Uint8Array([1, 2, 3]);
  for (const row of rows) {
    const isVisit = row['kind'] === 'visit';
    expect(isVisit).toBe(row.id !== 'note-bo');
    if (isVisit && row['leadId'] === ada) await store.db.interactions.put({ ...row, body: broken });
    if (isVisit && row['leadId'] === bo) {
      const { kind: _kept, ...before } = row;
      await store.db.interactions.put({ ...before, id: row.id, rev: row.rev, body: row.body });
    }
  }
  const engine = newSearchEngine(store);
  expect(await engine.load(() => undefined)).toEqual([]);
  expect(totalOf(engine, now, 'plans')).toBe(1);
  const note = rows.find(({ id }) => id === 'note-bo');
  if (note === undefined) throw new Error('the note was saved');
  await store.db.interactions.put({ ...note, body: broken });
  expect(await newSearchEngine(store).load(() => undefined)).toEqual([{ table: 'interactions', id: 'note-bo' }]);
});
