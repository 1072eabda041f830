import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readBatchArgs } from './args.ts';

/**
 * The profile folder of a batch run, to be set before the program is ready: the one named by `--profile`, else a fresh one that
 * is deleted when the process ends. The user's own database is never touched unless it is named.
 */
export function openBatchProfile(words: readonly string[]): string {
  const request = readBatchArgs(words);
  if (request.ok && request.value.profile !== undefined) return resolve(request.value.profile);
  const folder = mkdtempSync(join(tmpdir(), 'boothbook-batch-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
