import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What one clone remembers: stamps, counts, build information. */
export const repoCache = join(root, '.cache');

/** What all clones of this person share: the Electron runtime. */
export const userCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'boothbook');

/** Something the machine cannot give: shown as one sentence, without a stack. */
export class CannotHave extends Error {}

/** Progress for a person: standard error, so that standard output stays for results. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Runs a command's body; an expected lack ends with its sentence and status 1, anything else with its stack. */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? process.exitCode ?? 0;
  } catch (error) {
    say(error instanceof CannotHave ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
