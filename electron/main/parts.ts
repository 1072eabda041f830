import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { readJson, syncFolder, writeDurably } from './durable.ts';

/*
 * A file that leaves the program is written beside its place and renamed when it is whole: until then its leads lie there in plain, under a
 * hidden name. Were the program killed, nobody would ever see or remove it. So its path is noted in the profile before it is made, and the
 * next start removes what a note still names. Its name says nothing: neither it nor the note holds a person's name or a show's.
 */

/** Half files of the program in folders that are not its own. */
export type Parts = {
  /** Opens what is written before the rename to `path`, noted on the disk first. Rejects with errors of the file system. */
  readonly begin: (path: string) => Promise<{ readonly part: string; readonly file: FileHandle }>;
  /** It was renamed or removed. */
  readonly end: (part: string) => Promise<void>;
  /** Removes what earlier runs left; what lies in a folder that is away is removed when it is back. Answers how many. */
  readonly sweep: () => Promise<number>;
};

const NAME = /^\.boothbook-[0-9a-f-]{36}\.part$/u;
const Note = z.strictObject({ path: z.string().min(1).max(8_192) });

/** Removes a half file and its note; the note stays while its folder cannot be reached. */
async function sweepOne(note: string): Promise<number> {
  const read = Note.safeParse(readJson(note));
  // a note names a file of our making or nothing: it must not become a way to delete others
  const path = read.success && NAME.test(basename(read.data.path)) ? read.data.path : null;
  if (path === null) return rm(note, { force: true }).then(() => 0);
  const isThere = (await stat(path).catch(() => null)) !== null;
  if (!isThere && (await stat(dirname(path)).catch(() => null)) === null) return 0;
  await rm(path, { force: true });
  await rm(note, { force: true });
  return isThere ? 1 : 0;
}

/** Half files of a profile, noted in its folder `parts`. */
export function openParts(profile: string): Parts {
  const folder = join(profile, 'parts');
  const ours = new Map<string, string>();
  const end: Parts['end'] = async (part) => {
    const note = ours.get(part);
    if (note === undefined) return;
    await rm(note, { force: true });
    await syncFolder(folder);
    ours.delete(part);
  };
  return {
    end,
    async begin(path) {
      const part = join(dirname(path), `.boothbook-${randomUUID()}.part`);
      const note = join(folder, `${randomUUID()}.json`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      ours.set(part, note);
      await writeDurably(note, JSON.stringify({ path: part }));
      const file = await open(part, 'wx').catch(async (error: unknown) => {
        await end(part);
        throw error;
      });
      return { part, file };
    },
    async sweep() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      let removed = 0;
      for (const note of names.map((name) => join(folder, name)))
        if (![...ours.values()].includes(note)) removed += await sweepOne(note).catch(() => 0);
      return removed;
    },
  };
}
