import type { BatchJob } from '#shared/ipc/batch.ts';

/** How a run ended: 0 when every input was handled, 1 when one was not; a sentence for a person when there is something to say. */
export type VerbEnd = { readonly exit: 0 | 1 | 2; readonly message?: string };

/** Does one verb of the batch mode, printing its lines on the way. */
export type Verb = (job: BatchJob) => Promise<VerbEnd>;
