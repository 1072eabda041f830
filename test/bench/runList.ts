import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import { newSearch, startSearchWorker } from '#renderer/data/search.ts';
import type { PageQuestion } from '#renderer/data/searchCore.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { newChance, whole } from '#renderer/data/seedPeople.ts';
import { percentile, say, watchGaps } from './bench.ts';
import type { Bench } from './bench.ts';

const PAGE = 50;
const TYPED = ['hofner', 'angers', 'belvallier', 'conserves', 'rhys', 'leon 24001', 'plant manager', 'solene fort', 'gmbh', '0346'];
const SCROLLS = 200;

const question = (text: string, offset: number): PageQuestion => ({ showId: null, text, filters: {}, sort: 'newest', offset, limit: PAGE });

/** Each text as it is typed: one question a key. */
const keystrokes = TYPED.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const p95 = (values: readonly number[]): string => percentile(values, 0.95).toFixed(1);

/** Search as you type and scrolling over many leads, beside the least that could be done: filtering an array of names in the page. */
export const runList: Bench = async ({ options }) => {
  const leads = options.leads ?? 100_000;
  const { store, keys } = await openBatchStore();
  const order = { leads, shows: 2, seed: options.seed ?? 1, until: Date.UTC(2026, 10, 20) };
  const seedMs = await timed(() =>
    seedLeads(store, { ...order, onProgress: (done) => void booth.batchProgress({ done, total: leads, what: 'leads made' }) }),
  );
  const gaps = watchGaps();
  const began = performance.now();
  const search = newSearch(store, await startSearchWorker(keys));
  await search.ready;
  const readyMs = performance.now() - began;
  const keyMs: number[] = [];
  for (const text of keystrokes) keyMs.push(await timed(() => search.query(question(text, 0))));
  const chance = newChance(7);
  const pageMs: number[] = [];
  for (let scroll = 0; scroll < SCROLLS; scroll += 1)
    pageMs.push(await timed(() => search.query(question('', whole(chance, 0, leads - PAGE)))));
  const gapMs = gaps.stop();
  const { rows } = await search.query({ ...question('', 0), limit: leads });
  const words = rows.map((row) => `${row.name} ${row.company} ${row.title} ${row.email} ${row.phone}`.toLowerCase());
  const plainKey: number[] = [];
  for (const text of keystrokes)
    plainKey.push(await timed(() => words.filter((line) => text.split(' ').every((word) => line.includes(word))).slice(0, PAGE)));
  const plainPage: number[] = [];
  for (let scroll = 0; scroll < SCROLLS; scroll += 1)
    plainPage.push(await timed(() => rows.slice(whole(chance, 0, leads - PAGE)).slice(0, PAGE)));
  search.stop();
  await say(`leads ${leads}, made in ${(seedMs / 1000).toFixed(1)} s`);
  await say('                       Boothbook   bare array');
  await say(`keystroke p95, ms      ${p95(keyMs).padStart(9)} ${p95(plainKey).padStart(12)}`);
  await say(`page of scroll p95, ms ${p95(pageMs).padStart(9)} ${p95(plainPage).padStart(12)}`);
  await say(`index in memory after ${(readyMs / 1000).toFixed(1)} s; longest gap of the main thread meanwhile ${gapMs.toFixed(0)} ms`);
  return {
    leads,
    indexReadyMs: Math.round(readyMs),
    keystrokeMsP95: p95(keyMs),
    scrollMsP95: p95(pageMs),
    baselineKeystrokeMsP95: p95(plainKey),
    baselineScrollMsP95: p95(plainPage),
    gapMs: Math.round(gapMs),
  };
};
