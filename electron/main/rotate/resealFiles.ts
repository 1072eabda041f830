import { open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, syncFolder, writeDurably } from '#electron/main/durable.ts';
import { seal, unseal } from '#electron/main/seal.ts';

/** Keys of one purpose, before and after. */
export type KeyPair = { readonly old: Buffer; readonly fresh: Buffer };

/** What was written does not read back: nothing of it may take the place of what is there. */
export class Unsound extends Error {
  override readonly name = 'Unsound';
}

const END = '.bin';

/** Ids of the pictures and memos of a profile. */
export async function listMedia(profile: string): Promise<string[]> {
  const names = await readdir(join(profile, 'media')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(END) && !name.startsWith('.'))
    .map((name) => name.slice(0, -END.length))
    .sort();
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** One picture under the new key, read back; false when it no longer opens. */
async function resealOne(id: string, { from, to }: { from: string; to: string }, { old, fresh }: KeyPair): Promise<boolean> {
  const bytes = unseal(old, await readFile(join(from, id + END)), id);
  if (bytes === null) return false;
  const path = join(to, id + END);
  await writeSynced(path, seal(fresh, bytes, id));
  const back = unseal(fresh, await readFile(path), id);
  if (back === null || !back.equals(bytes)) throw new Unsound('a picture does not read back');
  return true;
}

/**
 * Seals some pictures and memos anew into the folder `to`, one after the other, so that only one is in memory. Answers how many no longer
 * open: they stay behind. Rejects with errors of the file system, and with `Unsound`.
 */
export async function resealMedia(ids: readonly string[], place: { from: string; to: string }, keys: KeyPair): Promise<number> {
  let left = 0;
  for (const id of ids) if (!(await resealOne(id, place, keys))) left += 1;
  await syncFolder(place.to);
  return left;
}

const Secrets = z.record(z.string(), z.base64());

/** Seals tokens and passwords anew; answers how many there are and how many no longer open. No file is written where there is none. */
export async function resealSecrets(
  place: { from: string; to: string },
  { old, fresh }: KeyPair,
): Promise<{ secrets: number; left: number }> {
  const found = Secrets.safeParse(readJson(place.from)).data;
  if (found === undefined) return { secrets: 0, left: 0 };
  const all: Record<string, string> = {};
  for (const [name, sealed] of Object.entries(found)) {
    const value = unseal(old, Buffer.from(sealed, 'base64'), `secret ${name}`);
    if (value !== null) all[name] = seal(fresh, value, `secret ${name}`).toString('base64');
  }
  await writeDurably(place.to, JSON.stringify(all));
  const secrets = Object.keys(all).length;
  return { secrets, left: Object.keys(found).length - secrets };
}
