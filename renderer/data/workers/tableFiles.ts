import { expose } from 'comlink';
import { readOutcomes } from '#shared/formats/outcomes/readOutcomes.ts';
import type { OutcomesChoice } from '#shared/formats/outcomes/readOutcomes.ts';
import { readErrorFile } from '#shared/formats/rehearsal/errorFile.ts';

/** Files that come back from a CRM, read beside the page: a hostile or endless one never holds the screen. */
const worker = {
  outcomes: (bytes: Uint8Array, choice: OutcomesChoice) => readOutcomes(bytes, choice),
  errors: (bytes: Uint8Array) => readErrorFile(bytes),
};

/** What the page sees of the worker. */
export type TableFilesWorker = typeof worker;

expose(worker);
