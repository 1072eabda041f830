import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readBatchArgs } from './args.ts';

const PREFIX = 'boothbook-batch-';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    // EPERM: it runs, as somebody else
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
};

const remove = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // another's, or still held by a program that is ending: the next run tries again
  }
};

/** Folders of runs that have ended: Chromium writes caches once more after we deleted them, and a killed run deletes nothing. */
function removeEnded(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`, 'u').exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) remove(join(tmpdir(), name));
  }
}

/**
 * The profile folder of a batch run, to be set before the program is ready: the one named by `--profile`, else a fresh one that
 * is deleted when the process ends. The user's own database is never touched unless it is named.
 */
export function openBatchProfile(words: readonly string[]): string {
  const request = readBatchArgs(words);
  if (request.ok && request.value.profile !== undefined) return resolve(request.value.profile);
  removeEnded();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  process.once('exit', () => remove(folder));
  return folder;
}
