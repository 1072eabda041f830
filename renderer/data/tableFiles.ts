import { type Remote, wrap } from 'comlink';
import type { OutcomesChoice, OutcomesFault, OutcomesFile } from '#shared/formats/outcomes/readOutcomes.ts';
import type { ErrorFileFault, ErrorRow } from '#shared/formats/rehearsal/errorFile.ts';
import { type Result, fail } from '#shared/lib/result.ts';
import type { TableFilesWorker } from './workers/tableFiles.ts';

/** Longest that reading one file may take, ms, as for attendee lists: what takes longer is no such file, or a trap. */
const LONGEST_MS = 120_000;

/** A worker of ours for one file. */
type Reader = { readonly worker: Pick<Worker, 'terminate' | 'addEventListener'>; readonly remote: Remote<TableFilesWorker> };

function startReader(): Reader {
  const worker = new Worker(new URL('./workers/tableFiles.ts', import.meta.url), { type: 'module', name: 'read-table' });
  return { worker, remote: wrap<TableFilesWorker>(worker) };
}

/** Reads in a worker of its own, which ends with the answer. What it does not come to an end with is too large; a crash of it rejects. */
export async function readBeside<T, F extends string>(
  read: (remote: Remote<TableFilesWorker>) => Promise<Result<T, F>>,
  start: () => Reader = startReader,
): Promise<Result<T, F | 'too-large'>> {
  const { worker, remote } = start();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Error(`the reader of tables failed: ${event.message}`));
    });
  });
  const late = new Promise<Result<T, 'too-large'>>((resolve) => {
    timer = setTimeout(() => resolve(fail('too-large')), LONGEST_MS);
  });
  try {
    return await Promise.race([read(remote), failed, late]);
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

/** A file of outcomes, read beside the page. */
export const readOutcomesBeside = (bytes: Uint8Array, choice: OutcomesChoice): Promise<Result<OutcomesFile, OutcomesFault>> =>
  readBeside<OutcomesFile, OutcomesFault>((remote) => remote.outcomes(bytes, choice));

/** A file of what an import did not take, read beside the page. */
export const readErrorsBeside = (bytes: Uint8Array): Promise<Result<ErrorRow[], ErrorFileFault>> =>
  readBeside<ErrorRow[], ErrorFileFault>((remote) => remote.errors(bytes));
