import { expect, test } from 'vitest';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { readShow } from '#renderer/data/shows.ts';
import { differencesIn, readRecords, recount } from '#test/bench/figuresRecount.ts';
import { marginOfSale, totalCost } from '#shared/domain/budget.ts';
import { sampleBudget } from '#shared/domain/sampleShow.ts';
import { newTestStore, NINE } from './testStore.ts';

test('invented shows have living figures, and they agree with a plain recount from the journal', async () => {
  const { store, journal } = await newTestStore();
  const { showIds } = await seedLeads(store, { leads: 600, shows: 2, seed: 5, until: NINE });
  const engine = newSearchEngine(store);
  await engine.load(() => undefined);
  const records = await readRecords(journal.frames, store.codec);
  for (const showId of showIds) expect(differencesIn(engine.figures(showId)[0], recount(records, { showId }).figures)).toEqual([]);
  const [now, before] = await Promise.all(showIds.map((id) => readShow(store, id)));
  for (const show of [now, before]) {
    expect(show?.costs?.length).toBeGreaterThan(0);
    expect(show?.goals?.leads).toBeGreaterThan(0);
    expect(show?.economics?.averageSale).toBeGreaterThan(0);
  }
  const [fresh, old] = showIds.map((id) => engine.figures(id)[0]);
  // what ended today has no sales yet; what ended three months ago has
  expect(fresh?.total).toMatchObject({ won: 0, lost: 0 });
  expect(old?.total.won).toBeGreaterThan(0);
  expect(old?.total.revenue).toBeGreaterThan(0);
  expect(fresh?.total.pipeline).toBeGreaterThan(0);
  for (const figures of [fresh, old]) {
    expect(figures?.hasTarget).toBe(true);
    expect(figures?.bySource.length).toBeGreaterThan(3);
    expect(figures?.byVia.length).toBeGreaterThan(2);
    expect(figures?.pipelineByMonth.length).toBeGreaterThan(2);
  }
});

test('the sample show is meant to pay for itself, and says what it costs in the language of who tries it', () => {
  const [en, fr] = [sampleBudget('en'), sampleBudget('fr')];
  const margin = marginOfSale(en.economics) ?? 0;
  expect((en.goals.customers ?? 0) * margin).toBeGreaterThan(totalCost(en.costs) ?? 0);
  expect(en.goals.revenue).toBe((en.goals.customers ?? 0) * (en.economics.averageSale ?? 0));
  expect(totalCost(fr.costs)).toBe(totalCost(en.costs));
  expect(new Set(en.costs.map(({ id }) => id)).size).toBe(en.costs.length);
  expect(fr.costs.map(({ text }) => text)).not.toEqual(en.costs.map(({ text }) => text));
});
