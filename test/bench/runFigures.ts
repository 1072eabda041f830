import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import { newSearch, startSearchWorker } from '#renderer/data/search.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { readShow, readShows } from '#renderer/data/shows.ts';
import { DAY } from '#shared/lib/time.ts';
import { percentile, say } from './bench.ts';
import type { Bench } from './bench.ts';
import { countPlainly, framesOnDisk, measurePaces } from './figuresPage.ts';
import { differencesIn, readRecords, recount } from './figuresRecount.ts';

/** Fills the profile with one show that runs today, its leads spread over its three days, and sets the laptop to work in it. */
const fill: Bench = async ({ options }) => {
  const leads = options.leads ?? 100_000;
  const { store } = await openBatchStore();
  if ((await readShows(store)).length > 0) throw new Error('the profile has been used before');
  const order = { leads, shows: 1, seed: options.seed ?? 1, until: store.now() + 1.5 * DAY };
  const told = (done: number): void => void booth.batchProgress({ done, total: leads, what: 'leads made' });
  const { showIds } = await seedLeads(store, { ...order, onProgress: told });
  const show = showIds[0] === undefined ? undefined : await readShow(store, showIds[0]);
  if (show === undefined) throw new Error('no show was made');
  await saveSetting(store, { showId: show.id, staffId: show.staff[0]?.id ?? null, hasSeenTour: true, isRapid: true });
  return { leads };
};

/** What the page's thread and the worker need for figures, and whether they say what the journal on the disk says. */
const judge: Bench = async () => {
  const { store, keys } = await openBatchStore();
  const [show] = await readShows(store);
  if (show === undefined) throw new Error('fill the profile first');
  const search = newSearch(store, await startSearchWorker(keys));
  await search.ready;
  const { refreshMs, letterMs } = await measurePaces(store, search, show.id);
  const [said] = await search.figures(show.id);
  const plain = await countPlainly(store, show);
  search.stop();
  const { figures } = recount(await readRecords(framesOnDisk(), store.codec), { showId: show.id });
  const differences = differencesIn(said, figures);
  for (const line of differences.slice(0, 20)) await say(line);
  const values = {
    leads: figures.total.leads,
    differences: differences.length,
    workerRefreshMsP95: Math.round(percentile(refreshMs, 0.95)),
    letterMsP95: Math.round(percentile(letterMs, 0.95)),
    baselineMs: Math.round(plain.ms),
    baselineGapMs: Math.round(plain.gapMs),
  };
  await say(`JUDGED ${JSON.stringify(values)}`);
  return values;
};

/** The two parts of the benchmark of the figures that need the data layer; scripts/benchFigures.mjs plays the rest in the program itself. */
export const runFigures: Bench = (job) => (job.words[0] === 'figures:fill' ? fill(job) : judge(job));
