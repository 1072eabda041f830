import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newDraftPath, readJson, writeDurably } from './durable.ts';
import { Recovery, VaultFile } from './vaultFile.ts';

/*
 * vault.json is the one small file without which all others are noise, so it lies twice: `vault-copy.json` has the same content. The copy
 * is read only when the file itself cannot be, and is made the same again at each start and after each change, so that an old protection
 * outlives its change by one crash at most.
 */

const FILE = 'vault.json';
const COPY = 'vault-copy.json';

/** What lies on the disk. Damaged: neither file can be read, or the key is gone while there is a journal; its recovery part may be whole. */
type OnDisk =
  | { readonly kind: 'none' }
  | { readonly kind: 'whole'; readonly file: VaultFile; readonly isMended: boolean }
  | { readonly kind: 'damaged'; readonly recovery: Recovery | null };

const Salvage = z.object({ recovery: Recovery });

const readFile = (path: string): VaultFile | null => VaultFile.safeParse(readJson(path)).data ?? null;

function hasJournal(folder: string): boolean {
  const journal = join(folder, 'journal');
  return existsSync(journal) && readdirSync(journal).some((name) => name.endsWith('.bbj'));
}

const textOf = (file: VaultFile): string => `${JSON.stringify(file)}\n`;

/** Synchronous, for the start. What cannot be written stays as it is: the next start tries again. */
function mend(path: string, file: VaultFile): void {
  const draft = newDraftPath(path);
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, textOf(file));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
  }
}

/** Reads the key's file of a profile, from its copy where it must, and makes the two the same. */
export function readVault(folder: string): OnDisk {
  const [path, copyPath] = [join(folder, FILE), join(folder, COPY)];
  const [file, copy] = [readFile(path), readFile(copyPath)];
  const whole = file ?? copy;
  if (whole !== null) {
    if (file === null) mend(path, whole);
    if (copy === null || textOf(copy) !== textOf(whole)) mend(copyPath, whole);
    return { kind: 'whole', file: whole, isMended: file === null };
  }
  if (!existsSync(path) && !existsSync(copyPath) && !hasJournal(folder)) return { kind: 'none' };
  const parts = [path, copyPath].map((one) => Salvage.safeParse(readJson(one)).data?.recovery ?? null);
  return { kind: 'damaged', recovery: parts.find((part) => part !== null) ?? null };
}

/** Writes the key's file, then its copy; after a crash the old or the new one is there. Rejects with errors of the file system. */
export async function writeVault(folder: string, file: VaultFile): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeDurably(join(folder, FILE), textOf(file));
  await writeDurably(join(folder, COPY), textOf(file));
}
