import '#shared/ipc/jitless.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { BatchVerb } from '#shared/ipc/batch.ts';
import { dedupe } from './dedupe.ts';
import { exportCapsule, importCapsule, isCapsule } from './capsules.ts';
import { exportVerb } from './export.ts';
import { columns, importVerb } from './lists.ts';
import { read } from './read.ts';
import { seed } from './seed.ts';
import { sync } from './sync.ts';
import type { Verb } from './verb.ts';

const bench: Verb = () => Promise.resolve({ exit: 2, message: 'benchmarks run from the repository: npm run bench -- NAME' });

/** What each verb does. The benchmarks have a page of their own, in bench builds only. */
const verbs: Readonly<Record<BatchVerb, Verb>> = {
  read,
  columns,
  dedupe,
  import: (job) => (isCapsule(job.files[0]?.file ?? '') ? importCapsule : importVerb)(job),
  export: (job) => (job.options.template === 'capsule' || isCapsule(job.options.to ?? '') ? exportCapsule : exportVerb)(job),
  seed,
  sync,
  bench,
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
