import type { BatchFile, BatchJob } from '#shared/ipc/batch.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail } from '#shared/lib/result.ts';
import { readBatchArgs, usage } from './args.ts';
import type { BatchRequest } from './args.ts';
import { listInputs, readInput } from './inputs.ts';
import { openOutput } from './output.ts';
import type { BatchOutput } from './output.ts';
import { openBatchPage } from './page.ts';

type End = { readonly exit: number; readonly message?: string };

/** A run under way. */
type Run = {
  readonly job: BatchJob;
  readonly request: BatchRequest;
  readonly output: BatchOutput;
  readonly end: (how: End) => void;
};

let current: Run | null = null;

/** The run under way; throws outside of one, so that the screens cannot read files by the batch's calls. */
function running(): Run {
  if (current === null) throw new Error('no batch run is under way');
  return current;
}

/** What was asked for in the run under way, or null when the program runs with its window. */
export const batchRequest = (): BatchRequest | null => current?.request ?? null;

/** Answers the calls of the batch page. Only files of the command line are read. */
export const batchHandlers: Pick<Handlers, 'batchJob' | 'batchBytes' | 'batchPrint' | 'batchProgress' | 'batchEnd'> = {
  batchJob: () => running().job,
  batchBytes: ({ at }) => {
    const file = running().job.files[at];
    return file === undefined ? fail('missing') : readInput(file);
  },
  batchPrint: (lines) => running().output.print(lines),
  batchProgress: (state) => running().output.progress(state),
  batchEnd: ({ exit, message }) => running().end(message === undefined ? { exit } : { exit, message }),
};

/** Words that name files; those of the other verbs are names. */
async function filesOf({ verb, words, leadsFile }: BatchRequest): Promise<BatchFile[]> {
  const named = verb === 'bench' ? words.slice(1) : words;
  return listInputs(leadsFile === undefined ? named : [leadsFile], process.cwd());
}

async function runRequest(request: BatchRequest): Promise<number> {
  const output = openOutput(request.out);
  const files = await filesOf(request);
  const options = { ...request.options, hasProfile: request.profile !== undefined };
  const job: BatchJob = { verb: request.verb, words: request.words, files, options };
  const ended = new Promise<End>((end) => {
    current = { job, request, output, end };
  });
  const page = await openBatchPage(request.verb, (message) => current?.end({ exit: 1, message }));
  const { exit, message } = await ended;
  if (message !== undefined) output.say(message);
  page.destroy();
  current = null;
  await output.end();
  return exit;
}

/**
 * Runs what the words after `--batch` ask for, on the program's own page without a window. Resolves to the exit code: 0 when every
 * input was handled, 1 when one was not, 2 on wrong usage. Needs our protocol and the calls to be served.
 */
export async function runBatch(words: readonly string[]): Promise<number> {
  const request = readBatchArgs(words);
  if (!request.ok) {
    process.stderr.write(`${request.detail ?? ''}\n${usage()}\n`);
    return 2;
  }
  try {
    return await runRequest(request.value);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    return 1;
  }
}
