import { booth } from '#renderer/lib/booth.ts';
import type { BatchJob } from '#shared/ipc/batch.ts';

/** One benchmark: prints its table by `say` and answers the values of its last line, `RESULT name key=value …`. */
export type Bench = (job: BatchJob) => Promise<Readonly<Record<string, string | number>>>;

/** One line of the table. */
export const say = (line: string): Promise<void> => booth.batchPrint([line]);

/** Begins a phase: from here on scripts/bench.mjs counts the peak memory of the page's process under this name, `<name>PeakMB`. */
export const mark = (name: string): Promise<void> => say(`MARK ${name}`);

/** The value below which `share` (0…1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Watches the main thread: `stop` answers the longest time, in ms, in which it did nothing for us. A tick is due every 4 ms. */
export function watchGaps(): { readonly stop: () => number } {
  let last = performance.now();
  let longest = 0;
  let isOver = false;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setTimeout(tick, 4);
  };
  setTimeout(tick, 4);
  return {
    stop: () => {
      isOver = true;
      return Math.max(longest, performance.now() - last);
    },
  };
}

/** Bytes of a file of the run. */
export async function bytesOf(at: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await booth.batchBytes({ at });
  if (!bytes.ok) throw new Error(`file ${at}: ${bytes.error}`);
  return new Uint8Array(bytes.value);
}

/** The labels beside the pictures, and where each picture is in the list of the run. */
export async function labelsOf(
  job: BatchJob,
  name: string,
): Promise<{ readonly labels: unknown; readonly placeOf: (file: string) => number }> {
  const at = job.files.findIndex(({ file }) => file.endsWith(`/${name}`));
  const folder = job.files[at]?.file.slice(0, -name.length);
  if (folder === undefined) throw new Error(`no ${name} among the files`);
  const places = new Map(job.files.map(({ file }, place) => [file, place]));
  return { labels: JSON.parse(new TextDecoder().decode(await bytesOf(at))) as unknown, placeOf: (file) => places.get(folder + file) ?? -1 };
}
