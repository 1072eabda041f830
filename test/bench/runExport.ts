import { wrap } from 'comlink';
import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import { readExportBatch, readExportIds } from '#renderer/data/exports.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { exportLeads } from '#renderer/features/handover/exportLeads.ts';
import { mark, say, watchGaps } from './bench.ts';
import type { Bench } from './bench.ts';
import type { SheetjsWorker } from './sheetjsWorker.ts';

const BATCH = 100;

async function withSheetjs(store: Store): Promise<number> {
  const worker = new Worker(new URL('./sheetjsWorker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<SheetjsWorker>(worker);
  const context = { shows: await readShows(store), language: 'en' } as const;
  const ids = await readExportIds(store, { showId: null, only: 'all' });
  for (let at = 0; at < ids.length; at += BATCH) await remote.add((await readExportBatch(store, ids.slice(at, at + BATCH))).items, context);
  const bytes = await remote.end();
  worker.terminate();
  return bytes.length;
}

/** Many leads to XLSX, beside SheetJS with the same rows in the same run: time, peak memory of the page's process, main thread. */
export const runExport: Bench = async ({ options }) => {
  const leads = options.leads ?? 50_000;
  const { store } = await openBatchStore();
  const tell = (what: string) => (done: number) => void booth.batchProgress({ done, total: leads, what });
  await seedLeads(store, { leads, shows: 2, seed: options.seed ?? 1, until: Date.UTC(2026, 10, 20), onProgress: tell('leads made') });
  await mark('export');
  const gaps = watchGaps();
  const began = performance.now();
  const request = { show: null, format: 'xlsx', template: 'full', only: 'all', separator: ';', language: 'en' } as const;
  const progress = tell('leads written');
  const end = await exportLeads({ store, booth }, request, {
    signal: new AbortController().signal,
    onProgress: ({ done }) => progress(done),
  });
  const seconds = (performance.now() - began) / 1000;
  const gapMs = gaps.stop();
  if (!end.ok) throw new Error(`the export failed: ${end.error}`);
  await mark('sheetjs');
  const sheetGaps = watchGaps();
  const sheetBegan = performance.now();
  const bytes = await withSheetjs(store);
  const sheetSeconds = (performance.now() - sheetBegan) / 1000;
  const sheetGapMs = sheetGaps.stop();
  await say(`leads ${end.value.written}                 Boothbook   SheetJS`);
  await say(`seconds                     ${seconds.toFixed(1).padStart(9)} ${sheetSeconds.toFixed(1).padStart(9)}`);
  await say(`longest main-thread gap, ms ${gapMs.toFixed(0).padStart(9)} ${sheetGapMs.toFixed(0).padStart(9)}`);
  return {
    leads: end.value.written,
    seconds: seconds.toFixed(1),
    rate: Math.round(end.value.written / seconds),
    gapMs: Math.round(gapMs),
    sheetjsSeconds: sheetSeconds.toFixed(1),
    sheetjsMB: (bytes / 1e6).toFixed(1),
  };
};
