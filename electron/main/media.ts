import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaGetFault, MediaPutFault } from '#shared/ipc/media.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { settleDiskFault, writeDurably } from './durable.ts';
import { seal, unseal } from './seal.ts';
import type { Vault } from './vault.ts';

export type MediaStore = {
  /** Keeps a picture or memo: when it answers ok, a power cut no longer takes it. */
  readonly put: (id: string, bytes: Uint8Array) => Promise<Result<null, MediaPutFault>>;
  readonly get: (id: string) => Promise<Result<Uint8Array, MediaGetFault>>;
  /** Is there a file of it? Whether it opens is seen when it is read. */
  readonly has: (id: string) => boolean;
  /** Deleting what is not there is no fault. */
  readonly remove: (id: string) => Promise<void>;
};

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

/** Pictures and voice memos of a profile: one sealed file each, named by its id (a UUID, checked by the contract). */
export function openMedia(folder: string, vault: Vault): MediaStore {
  const path = (id: string): string => join(folder, 'media', `${id}.bin`);
  return {
    put: async (id, bytes) => {
      const key = vault.key('media');
      if (key === null) return fail('locked');
      try {
        await mkdir(join(folder, 'media'), { recursive: true });
        await writeDurably(path(id), seal(key, bytes, id));
        return ok(null);
      } catch (error) {
        return fail(settleDiskFault(error));
      }
    },
    get: async (id) => {
      const key = vault.key('media');
      if (key === null) return fail('locked');
      const sealed = await readOrNull(path(id));
      if (sealed === null) return fail('missing');
      const bytes = unseal(key, sealed, id);
      return bytes === null ? fail('damaged') : ok(new Uint8Array(bytes));
    },
    has: (id) => existsSync(path(id)),
    remove: (id) => rm(path(id), { force: true }),
  };
}
