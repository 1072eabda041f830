import { expect, test, vi } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { Persona } from '#shared/domain/figures/persona.ts';
import type { InteractionId, LeadId, PromiseId, ShowId } from '#shared/domain/ids.ts';
import { commit } from '#renderer/data/commit.ts';
import { discardLead, readLead, restoreLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { openStore } from '#renderer/data/open.ts';
import { dropPromise, handOverPromise, keepPromise, makePromise } from '#renderer/data/promises.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import { newSearch } from '#renderer/data/search.ts';
import type { Search } from '#renderer/data/search.ts';
import type { PageQuestion, SearchPage } from '#renderer/data/searchCore.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import type { SearchProgress } from '#renderer/data/searchLoad.ts';
import type { Store } from '#renderer/data/store.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own

const capture = async (store: Store, name: string): Promise<LeadId> => {
  const seed = { contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' as const }] }, isResolved: true };
  return (await saveCapture(store, { showId, scan: { source: 'manual', text: name }, seed })).lead.id;
};

const ask = (text: string): PageQuestion => ({ showId, text, filters: {}, sort: 'newest', offset: 0, limit: 10 });

const searchOf = (store: Store): Search => newSearch(store, { ...newSearchEngine(store), stop: () => undefined });

const noteId = 'note-1' as InteractionId;

test('leads and notes saved before the start are found, and a watcher hears of each change', async () => {
  const { store, clock } = await newTestStore();
  const ada = await capture(store, 'ada');
  await saveNote(store, { id: noteId, leadId: ada, text: 'wants a compressor' });
  const search = searchOf(store);
  await search.ready;
  expect(await search.ids(ask('compressor'))).toEqual([ada]);
  const pages: SearchPage[] = [];
  const stop = search.watch(ask(''), (page) => pages.push(page));
  await vi.waitFor(() => expect(pages.at(-1)?.total).toBe(1));
  clock.now += 1;
  const bo = await capture(store, 'bo');
  await vi.waitFor(() => expect(pages.at(-1)?.rows.map(({ id }) => id)).toEqual([bo, ada]));
  await discardLead(store, ada);
  await vi.waitFor(() => expect(pages.at(-1)?.rows.map(({ id }) => id)).toEqual([bo]));
  stop();
  const heard = pages.length;
  await updateLead(store, bo, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });
  await vi.waitFor(async () => expect((await search.query(ask('bo'))).rows[0]?.heat).toBe('hot'));
  expect(pages).toHaveLength(heard);
  search.stop();
  expect(store.onSaved).toEqual([]);
});

test('a note is found by its last words only, and not at all once it is gone', async () => {
  const { store } = await newTestStore();
  const ada = await capture(store, 'ada');
  const search = searchOf(store);
  await search.ready;
  for (const text of ['pum', 'pump', 'valve']) await saveNote(store, { id: noteId, leadId: ada, text });
  await vi.waitFor(async () => expect(await search.ids(ask('valve'))).toEqual([ada]));
  expect(await search.ids(ask('pum'))).toEqual([]);
  await commit(store, { puts: [], deletes: [{ table: 'interactions', id: noteId }], line: { action: 'note', leadId: ada } });
  await vi.waitFor(async () => expect(await search.ids(ask('valve'))).toEqual([]));
  search.stop();
});

test('leads saved while the index loads are there once, at their latest', async () => {
  const { store } = await newTestStore();
  const early = await Promise.all(['ada', 'bo', 'cy'].map((name) => capture(store, name)));
  const search = searchOf(store);
  const late = capture(store, 'dag');
  const edits = early.map((id) =>
    updateLead(store, id, { action: 'edit', change: (lead) => ({ ...lead, contact: { formattedName: 'Edited' } }) }),
  );
  await Promise.all([search.ready, late, ...edits]);
  await vi.waitFor(async () => expect((await search.query(ask('edited'))).total).toBe(3));
  await vi.waitFor(async () => expect((await search.query(ask(''))).total).toBe(4));
  search.stop();
});

test('while badges are being saved the leads of other shows wait, those of the show at work do not', async () => {
  const { store } = await newTestStore();
  const ada = await capture(store, 'ada');
  const old = 'show-of-before' as ShowId; // an id of the test's own
  for (const name of ['bo', 'cy', 'dee']) {
    const seed = { contact: { formattedName: name, emails: [{ value: `${name}@old.test`, kind: 'work' as const }] }, isResolved: true };
    await saveCapture(store, { showId: old, scan: { source: 'manual', text: name }, seed });
  }
  const showId = (await readLead(store, ada))?.showId ?? null;
  await saveSetting(store, { showId });
  let isSaving = true;
  const lull = async (): Promise<void> => {
    await vi.waitFor(() => expect(isSaving).toBe(false), { timeout: 10_000 });
  };
  // a save that never ends: who can wait for a second waits
  const rest = (ms: number): Promise<void> => (ms < 1_000 ? Promise.resolve() : lull());
  const search = newSearch(store, { ...newSearchEngine({ ...store, rowsAtOnce: 1, rest }), stop: () => undefined });
  await vi.waitFor(async () => expect((await search.query(ask('ada'))).total).toBe(1));
  const of = async (id: ShowId): Promise<number> => (await search.query({ ...ask(''), showId: id })).total;
  expect(await of(old)).toBe(0);
  isSaving = false;
  await search.ready;
  expect(await of(old)).toBe(3);
  search.stop();
});

test('many changes in one commit are all taken in', async () => {
  const { store } = await newTestStore();
  const ids = await Promise.all(Array.from({ length: 5 }, (_, at) => capture(store, `p${at}`)));
  const search = searchOf(store);
  await search.ready;
  const first = await search.query(ask(''));
  await commit(store, {
    puts: [],
    deletes: ids.slice(1).map((id) => ({ table: 'leads', id })),
    line: { action: 'edit', leadId: null },
  });
  await vi.waitFor(async () => expect((await search.query(ask(''))).rows.map(({ id }) => id)).toEqual(ids.slice(0, 1)));
  expect((await search.query(ask(''))).version).toBeGreaterThan(first.version);
  search.stop();
});

test('a damaged lead is put back from the journal and found, and loading tells how far it is', async () => {
  const { store, keys, journal } = await newTestStore({ name: 'search-damaged' });
  const ada = await capture(store, 'ada');
  await store.db.leads.toCollection().modify((row) => void Object.assign(row, { body: new Uint8Array(40).fill(1) }));
  const opened = await openStore({ keys, journal, media: store.media, staff: () => null, name: 'search-damaged' });
  const search = searchOf(opened.store);
  const heard: SearchProgress[] = [];
  const stop = search.watchProgress((progress) => heard.push(progress));
  await search.ready;
  expect(await search.ids(ask('ada'))).toEqual([ada]);
  expect(heard.at(-1)?.phase).toBe('ready');
  stop();
  search.stop();
});

test('promises made, moved, kept and dropped are known at once, those of before the start too', async () => {
  const { store, clock } = await newTestStore();
  const ada = await capture(store, 'ada');
  await makePromise(store, { leadId: ada, text: 'Send the offer', dueOn: '2026-03-14', dueAtMinutes: 600 });
  const kept = await makePromise(store, { leadId: ada, text: 'Call', dueOn: '2026-03-10' });
  if (kept === undefined) throw new Error('not promised');
  await keepPromise(store, kept.id, true);
  const search = searchOf(store);
  await search.ready;
  const dues = async (): Promise<readonly number[] | undefined> => (await search.query(ask('ada'))).rows[0]?.more.dues;
  // no show in this store: the clock is UTC
  const ten = Date.UTC(2026, 2, 14, 10);
  expect(await dues()).toEqual([ten]);
  const late = (at: number) => search.ids({ ...ask(''), filters: { promises: { is: 'late', at } } });
  expect([await late(ten - 1), await late(ten)]).toEqual([[], [ada]]);
  const showId = (await readLead(store, ada))?.showId ?? ('' as ShowId); // no show has no id
  let told: readonly number[] = [];
  const end = search.watchDues(showId, (all) => (told = all));
  await vi.waitFor(() => expect(told).toEqual([ten]));
  clock.now += 1;
  await keepPromise(store, kept.id, false);
  await vi.waitFor(async () => expect(await dues()).toEqual([Date.UTC(2026, 2, 11), ten]));
  await vi.waitFor(() => expect(told).toEqual([Date.UTC(2026, 2, 11), ten]));
  // a discarded lead waits for nothing
  await discardLead(store, ada);
  await vi.waitFor(() => expect(told).toEqual([]));
  await restoreLead(store, ada);
  await vi.waitFor(() => expect(told).toEqual([Date.UTC(2026, 2, 11), ten]));
  end();
  await handOverPromise(store, kept.id, 'Sales');
  await vi.waitFor(async () => expect(await dues()).toEqual([ten]));
  const [open] = await store.db.promises.where('state').equals('open').toArray();
  await dropPromise(store, { id: (open?.id ?? '') as PromiseId, leadId: ada }); // a key of the promises' table
  await vi.waitFor(async () => expect(await search.ids({ ...ask(''), filters: { promises: { is: 'none' } } })).toEqual([ada]));
  search.stop();
});

test('another deadline in the definitions of a show moves the deadlines of the list', async () => {
  const { store } = await newTestStore();
  const ada = await capture(store, 'ada');
  await updateLead(store, ada, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });
  const search = searchOf(store);
  await search.ready;
  const deadline = async () => (await search.query(ask('ada'))).rows[0]?.more.deadline;
  const before = await deadline();
  const next = { ...firstDefinitions.next, hot: { kind: 'hand-over', withinDays: 5 } } as const;
  await saveShow(store, { ...someShow, id: showId, definitions: [{ ...firstDefinitions, next }] });
  await vi.waitFor(async () => expect(await deadline()).toBe((before ?? 0) + 3 * 86_400_000));
  search.stop();
});

test('who the hot leads of a show are is told at once, and again when one turns cold; contacts and names stay out of it', async () => {
  const { store } = await newTestStore();
  const [ada, bo, cy] = await Promise.all(['ada', 'bo', 'cy'].map((name) => capture(store, name)));
  if (ada === undefined || bo === undefined || cy === undefined) throw new Error('not captured');
  const rate = (id: LeadId, heatChosen: 'hot' | 'cold') =>
    updateLead(store, id, {
      action: 'heat',
      change: (lead) => ({ ...lead, heatChosen, contact: { ...lead.contact, jobTitle: 'Buyer' }, interests: ['Pumps'] }),
    });
  await rate(ada, 'hot');
  await rate(bo, 'hot');
  const search = searchOf(store);
  await search.ready;
  const heard: Persona[] = [];
  const stop = search.watchPersona(showId, (persona) => heard.push(persona));
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ hot: 2, all: 2, isFew: true }));
  expect(heard.at(-1)?.traits.map(({ trait, values }) => [trait, values[0]?.of])).toEqual([
    ['role', 'purchasing'],
    ['interest', 'Pumps'],
  ]);
  await rate(bo, 'cold');
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ hot: 1, all: 2 }));
  stop();
  expect(JSON.stringify(heard)).not.toContain('ada');
  search.stop();
});
