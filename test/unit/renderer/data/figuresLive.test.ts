import { expect, test, vi } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { discardLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { saveSale } from '#renderer/data/sales.ts';
import { newSearch } from '#renderer/data/search.ts';
import type { Search } from '#renderer/data/search.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import { saveShow, updateShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore } from './testStore.ts';

const { id: showId } = someShow;

async function capture(store: Store, name: string, at: ShowId = showId): Promise<LeadId> {
  const seed = { contact: { formattedName: name, emails: [{ value: `${name}@lind.example`, kind: 'work' as const }] }, isResolved: true };
  return (await saveCapture(store, { showId: at, scan: { source: 'scanner', text: name }, seed })).lead.id;
}

const rate = (store: Store, id: LeadId): Promise<unknown> =>
  updateLead(store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });

async function openSearch(store: Store): Promise<Search> {
  const search = newSearch(store, { ...newSearchEngine(store), stop: () => undefined });
  await search.ready;
  return search;
}

test('the dashboard tells of each save: a lead, its sale, another currency of the show, a lead taken back', async () => {
  const { store } = await newTestStore();
  await saveShow(store, someShow);
  const search = await openSearch(store);
  const heard: ShowFigures[] = [];
  const stop = search.watchFigures(showId, ([figures]) => void (figures !== undefined && heard.push(figures)));
  await vi.waitFor(() => expect(heard.at(-1)?.total.leads).toBe(0));
  const ada = await capture(store, 'ada');
  await vi.waitFor(() => expect(heard.at(-1)?.total.byStage.contact).toBe(1));
  await rate(store, ada);
  await vi.waitFor(() => expect(heard.at(-1)?.total).toMatchObject({ leads: 1, byHeat: { hot: 1 } }));
  await saveSale(store, ada, { state: 'won', amount: 900, currency: 'EUR', day: '2026-03-20', from: 'hand' });
  await vi.waitFor(() => expect(heard.at(-1)?.total).toMatchObject({ won: 1, revenue: 900, byStage: { customer: 1 } }));
  await updateShow(store, showId, (show) => ({ ...show, currency: 'CHF' }));
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ currency: 'CHF', total: { revenue: 0, apart: 1 } }));
  await discardLead(store, ada);
  await vi.waitFor(() => expect(heard.at(-1)?.total).toMatchObject({ leads: 0, won: 0 }));
  stop();
  search.stop();
});

test('whoever stops looking hears no more', async () => {
  const { store } = await newTestStore();
  await saveShow(store, someShow);
  const search = await openSearch(store);
  const heard: number[] = [];
  const stop = search.watchFigures(showId, ([figures]) => void heard.push(figures?.total.byStage.contact ?? -1));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  stop();
  await capture(store, 'ada');
  await vi.waitFor(async () => expect((await search.figures(showId))[0]?.total.byStage.contact).toBe(1));
  expect(heard).toEqual([0]);
  search.stop();
});

test('a show that is gone has no figures any more', async () => {
  const { store } = await newTestStore();
  await saveShow(store, someShow);
  const search = await openSearch(store);
  expect(await search.figures(null)).toHaveLength(1);
  await commit(store, { puts: [], deletes: [{ table: 'shows', id: showId }], line: { action: 'show', leadId: null } });
  await vi.waitFor(async () => expect(await search.figures(null)).toEqual([]));
  search.stop();
});

test('a lead that was merged into another counts nowhere: one visitor, two visits', async () => {
  const { store } = await newTestStore();
  await saveShow(store, someShow);
  const [ada, bo] = [await capture(store, 'ada'), await capture(store, 'bo')];
  for (const id of [ada, bo]) await rate(store, id);
  const search = await openSearch(store);
  expect((await search.figures(showId))[0]?.total).toMatchObject({ leads: 2, visits: 2 });
  await mergeLeads(store, { winner: ada, loser: bo });
  await vi.waitFor(async () => expect((await search.figures(showId))[0]?.total).toMatchObject({ leads: 1, visits: 2 }));
  search.stop();
});

test('figures of every show keep the shows apart, and a show without a lead is there with nothing', async () => {
  const { store } = await newTestStore();
  const second = 'show-second' as ShowId; // an id of the test's own
  for (const id of [showId, second]) await saveShow(store, { ...someShow, id });
  await rate(store, await capture(store, 'ada', second));
  const search = await openSearch(store);
  const all = await search.figures(null);
  expect(new Map(all.map((figures) => [figures.showId, figures.total.leads]))).toEqual(
    new Map([
      [showId, 0],
      [second, 1],
    ]),
  );
  search.stop();
});
