import { wrap } from 'comlink';
import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore, openShow } from '#renderer/batch/openBatchStore.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import { startListReader } from '#renderer/features/lists/listReader.ts';
import type { ReadOrder } from '#renderer/features/lists/workers/readList.ts';
import { mark, say, watchGaps } from './bench.ts';
import type { Bench } from './bench.ts';
import { newListBook } from './listBook.ts';
import type { SheetjsReader } from './sheetjsReader.ts';

type Measured<T> = { readonly value: T; readonly seconds: number; readonly gapMs: number };

/** Time of a phase, and the longest time in which the main thread did nothing for anybody. */
async function measure<T>(name: string, work: () => Promise<T>): Promise<Measured<T>> {
  await mark(name);
  const gaps = watchGaps();
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000, gapMs: gaps.stop() };
}

async function openBook(book: Blob) {
  const reader = startListReader();
  const look = await reader.open(book);
  if (!look.ok) throw new Error(`the list was refused: ${look.error}`);
  const head = look.value.sheets[look.value.likeliest]?.head;
  if (head === null || head === undefined) throw new Error('the list has no head');
  const order: ReadOrder = { sheet: look.value.likeliest, columns: head.columns, skipped: head.skipped };
  return { reader, order };
}

/** Parsed and mapped to contacts with checked phones and e-mails, handed to the page batch by batch. */
async function readOnly(book: Blob): Promise<number> {
  const { reader, order } = await openBook(book);
  let rows = 0;
  for await (const batch of reader.rows(order)) rows += batch.length;
  reader.close();
  return rows;
}

/** Every cell of every row as text, nothing more: what a bare read does too. */
async function parseOnly(book: Blob): Promise<number> {
  const { reader, order } = await openBook(book);
  const counts = await reader.count(order);
  reader.close();
  return counts?.rows ?? 0;
}

async function readBySheetjs(book: Blob): Promise<number> {
  const worker = new Worker(new URL('./sheetjsReader.ts', import.meta.url), { type: 'module' });
  const rows = await wrap<SheetjsReader>(worker).read(book);
  worker.terminate();
  return rows;
}

/** An organiser's list of many rows: read and mapped, and the same saved, beside a bare SheetJS read of the same file in the same run. */
export const runLists: Bench = async ({ options }) => {
  const rows = options.leads ?? 100_000;
  const book = newListBook(rows);
  const { store } = await openBatchStore();
  const show = await openShow(store, {});
  const parsed = await measure('peakMbParse', () => parseOnly(book));
  const mapped = await measure('peakMbOurs', () => readOnly(book));
  const sheetjs = await measure('peakMbSheetjs', () => readBySheetjs(book));
  const saved = await measure('peakMbSaved', async () => {
    const { reader, order } = await openBook(book);
    const input = { showId: show.id, name: 'visitors.xlsx', rows: reader.rows(order) };
    const report = await importAttendees(store, input, {
      onProgress: (done) => void booth.batchProgress({ done, total: rows, what: 'rows' }),
    });
    reader.close();
    return report.added;
  });
  if (mapped.value !== rows || sheetjs.value !== rows || saved.value !== rows)
    throw new Error(`rows: ${mapped.value} mapped, ${sheetjs.value} by SheetJS, ${saved.value} saved`);
  await say(`rows ${rows}, ${(book.size / 1e6).toFixed(1)} MB          read  and mapped  and saved   SheetJS, bare`);
  const line = (name: string, of: (one: Measured<number>) => string): Promise<void> =>
    say(`${name.padEnd(28)} ${of(parsed).padStart(8)} ${of(mapped).padStart(11)} ${of(saved).padStart(10)} ${of(sheetjs).padStart(15)}`);
  await line('seconds', ({ seconds }) => seconds.toFixed(1));
  await line('longest main-thread gap, ms', ({ gapMs }) => gapMs.toFixed(0));
  return {
    rows,
    parseSeconds: parsed.seconds.toFixed(1),
    seconds: mapped.seconds.toFixed(1),
    savedSeconds: saved.seconds.toFixed(1),
    sheetjsSeconds: sheetjs.seconds.toFixed(1),
    parseRatio: (parsed.seconds / sheetjs.seconds).toFixed(2),
    secondsRatio: (mapped.seconds / sheetjs.seconds).toFixed(2),
    savedRatio: (saved.seconds / sheetjs.seconds).toFixed(2),
    longestGapMs: Math.round(Math.max(mapped.gapMs, saved.gapMs)),
  };
};
