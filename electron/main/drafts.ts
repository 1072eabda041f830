import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftFault } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { settleDiskFault, writeDurably } from './durable.ts';
import { newPathIn, readFileName } from './files.ts';

/** Mails handed to the computer's mail program. */
export type Drafts = {
  /** Writes the mail where only this user can read it and opens it with the program that is set up for `.eml`. */
  readonly open: (name: string, bytes: Uint8Array) => Promise<Result<null, DraftFault>>;
  /** Removes what earlier runs handed over: a mail holds names in plain, and the mail program has its own copy by then. */
  readonly clear: () => Promise<void>;
};

/** `openFile` answers '' when a program took the file (Electron's `shell.openPath`). */
export function openDrafts(profile: string, openFile: (path: string) => Promise<string>): Drafts {
  const folder = join(profile, 'drafts');
  return {
    async open(name, bytes) {
      const made = await write(name, bytes);
      if (!made.ok) return made;
      return (await openFile(made.value)) === '' ? ok(null) : fail('no-program');
    },
    clear: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined), // still held by the mail program: next time
  };

  async function write(name: string, bytes: Uint8Array): Promise<Result<string, DraftFault>> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = newPathIn(folder, readFileName(name, 'eml'));
      await writeDurably(path, bytes);
      return ok(path);
    } catch (error) {
      return fail(settleDiskFault(error));
    }
  }
}
