import { booth } from '#renderer/lib/booth.ts';
import type { BatchVerb } from '#shared/ipc/batch.ts';
import { read } from './read.ts';
import type { Verb } from './verb.ts';

const notHere =
  (verb: BatchVerb): Verb =>
  () =>
    Promise.resolve({ exit: 2, message: `"${verb}" cannot be done here` });

/** What each verb does. The benchmarks have a page of their own, in bench builds only. */
const verbs: Readonly<Record<BatchVerb, Verb>> = {
  read,
  columns: notHere('columns'),
  import: notHere('import'),
  export: notHere('export'),
  seed: notHere('seed'),
  sync: notHere('sync'),
  bench: notHere('bench'),
};

async function run(): Promise<void> {
  const job = await booth.batchJob();
  try {
    await booth.batchEnd(await verbs[job.verb](job));
  } catch (cause) {
    // the one boundary of this page: a bug ends the run and is told
    await booth.batchEnd({ exit: 1, message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  }
}

await run();
