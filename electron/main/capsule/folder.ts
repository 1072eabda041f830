import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CAPSULE_NAME } from '#shared/ipc/capsule.ts';
import type { CapsuleReadFault, SharedFile, SharedFolder } from '#shared/ipc/capsule.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';

const Kept = z.object({ folder: z.string().min(1).max(4_096) });

/** Where the team's shared folder is: kept by main, so that the page can name no other place. */
export type TeamFolder = {
  readonly path: () => string | null;
  readonly state: () => SharedFolder;
  readonly choose: (path: string | null) => Promise<void>;
  /** Capsules in it; those under way (hidden names) and other files are left out. */
  readonly list: () => Promise<Result<readonly SharedFile[], CapsuleReadFault>>;
  readonly remove: (name: string) => Promise<void>;
};

async function fileOf(folder: string, name: string): Promise<SharedFile[]> {
  try {
    const found = await stat(join(folder, name));
    return found.isFile() ? [{ name, bytes: found.size, changedAt: Math.floor(found.mtimeMs) }] : [];
  } catch {
    // it went meanwhile: the next look finds another
    return [];
  }
}

/** The shared folder of a profile, remembered in `team.json`. */
export function openTeamFolder(profile: string): TeamFolder {
  const file = join(profile, 'team.json');
  const read = Kept.safeParse(readJson(file));
  let folder: string | null = read.success ? read.data.folder : null;
  return {
    path: () => folder,
    state: () => (folder === null ? null : { path: folder, isThere: existsSync(folder) }),
    async choose(path) {
      folder = path;
      if (path === null) await rm(file, { force: true });
      else await writeDurably(file, JSON.stringify({ folder: path }));
    },
    async list() {
      if (folder === null) return fail('gone');
      const here = folder;
      try {
        const names = (await readdir(here)).filter((name) => CAPSULE_NAME.test(name));
        return ok((await Promise.all(names.map((name) => fileOf(here, name)))).flat());
      } catch {
        return fail('gone');
      }
    },
    remove: (name) =>
      folder === null || !CAPSULE_NAME.test(name) ? Promise.resolve() : rm(join(folder, name), { force: true }).catch(() => undefined),
  };
}
