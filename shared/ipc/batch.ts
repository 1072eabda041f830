import { z } from 'zod';
import type { Result } from '#shared/lib/result.ts';
import { Nothing, call } from './call.ts';

/** What the program can be asked to do without a window. */
export const BATCH_VERBS = ['read', 'columns', 'dedupe', 'import', 'export', 'seed', 'sync', 'bench'] as const;
export type BatchVerb = (typeof BATCH_VERBS)[number];

/** Options of all verbs; which verb takes which is said once, in electron/main/batch/args.ts. */
export type BatchOptions = {
  readonly only?: 'code' | 'card';
  readonly template?: string;
  readonly separator?: ',' | ';' | '\t';
  readonly language?: 'en' | 'fr';
  readonly country?: string;
  /** True when main has a file waiting to be written (`--to`). */
  readonly to?: string;
  readonly leads?: number;
  readonly shows?: number;
  readonly seed?: number;
  readonly dryRun?: boolean;
  /** True when the user's own database was named by `--profile`. */
  readonly hasProfile: boolean;
};

/** One file named on the command line, or found in a folder named there. The page asks for its bytes by its place in the list. */
export type BatchFile = { readonly file: string; readonly bytes: number };

/** A run of the batch mode, as the page gets it. */
export type BatchJob = {
  readonly verb: BatchVerb;
  readonly words: readonly string[];
  readonly files: readonly BatchFile[];
  readonly options: BatchOptions;
};

/** Why the bytes of a file cannot be had. */
export type BatchFileError = 'missing' | 'forbidden' | 'too-large' | 'unreadable';

/** How a run ended: 0 all inputs handled, 1 some were not, 2 wrong usage. */
const End = z.object({ exit: z.union([z.literal(0), z.literal(1), z.literal(2)]), message: z.string().max(2000).optional() });

/** The calls of the batch page; outside of a batch run they refuse. */
export const batchCalls = {
  batchJob: call(Nothing).returns<BatchJob>(),
  batchBytes: call(z.object({ at: z.number().int().nonnegative() })).returns<Result<Uint8Array, BatchFileError>>(),
  batchPrint: call(z.array(z.string()).max(10_000)).returns<void>(),
  batchProgress: call(z.object({ done: z.number(), total: z.number(), what: z.string().max(200) })).returns<void>(),
  batchEnd: call(End).returns<void>(),
};
