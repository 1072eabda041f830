import { expect, test } from 'vitest';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { commitTogether } from '#renderer/data/commit.ts';
import type { Change } from '#renderer/data/commit.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { newLead } from '#shared/domain/lead.ts';
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

test('leads of many pages are read once each, whether the show at work lies in one piece or all over', async () => {
  const { store } = await newTestStore();
  const many = 130;
  const rowsAtOnce = 10;
  const changes = Array.from({ length: many }, (_, at): Change => {
    const id = `lead-${String(at).padStart(6, '0')}` as LeadId; // an id of the test's own
    const showId = at % 15 === 0 || at >= many - 30 ? now : old;
    const made = newLead(
      { contact: { formattedName: `Visitor ${at}` }, isResolved: true },
      { id, showId, now: store.now() + at, staff: null },
    );
    return { puts: [{ table: 'leads', record: made, isNew: true }], line: { action: 'seed', leadId: id } };
  });
  await commitTogether(store, changes);
  const atWork = await store.db.leads.where('[showId+capturedAt]').between([now, 0], [now, Number.MAX_SAFE_INTEGER]).count();
  expect(atWork).toBe(37);
  for (const [showId, count] of [
    [now, atWork],
    [old, many - atWork],
  ] as const) {
    await saveSetting(store, { showId });
    const engine = newSearchEngine({ ...store, rowsAtOnce });
    const told: number[] = [];
    await engine.load(({ done }) => told.push(done));
    expect(told[0]).toBe(rowsAtOnce);
    expect(Math.max(...told)).toBe(many);
    expect([totalOf(engine, showId), totalOf(engine, null)]).toEqual([count, many]);
  }
});
