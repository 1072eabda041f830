import { resolve } from 'node:path';
import type { BatchFile, BatchJob } from '#shared/ipc/batch.ts';
import { BatchTarget } from '#shared/ipc/batchTarget.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail } from '#shared/lib/result.ts';
import { secretVariable } from '#electron/main/secrets.ts';
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

/** Exports of a run go to the file of `--to`, without a question; a run without one writes none. */
export const askBatchPath = (): Promise<string | null> =>
  Promise.resolve(current?.request.to === undefined ? null : resolve(current.request.to));

/** BOOTHBOOK_SECRET is the secret of the one target of a `sync`, under the name that pushing looks for. */
async function nameSecret(file: BatchFile | undefined): Promise<void> {
  const secret = process.env['BOOTHBOOK_SECRET'];
  const bytes = file === undefined || secret === undefined ? null : await readInput(file);
  if (secret === undefined || bytes === null || !bytes.ok) return;
  const target = BatchTarget.safeParse(readJson(new TextDecoder().decode(bytes.value)));
  if (target.success) process.env[secretVariable(`target.${target.data.id}`)] = secret;
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // the page says that it is not a target
    return null;
  }
};

/** Words that name files; those of the other verbs are names. */
async function filesOf({ verb, words, target, leadsFile }: BatchRequest): Promise<BatchFile[]> {
  if (verb === 'sync')
    return listInputs(
      [target, leadsFile].filter((word) => word !== undefined),
      process.cwd(),
    );
  return listInputs(verb === 'bench' ? words.slice(1) : words, process.cwd());
}

async function runRequest(request: BatchRequest): Promise<number> {
  const output = openOutput(request.out);
  const files = await filesOf(request);
  if (request.verb === 'sync') await nameSecret(files[0]);
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
