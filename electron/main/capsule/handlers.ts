import { join } from 'node:path';
import { CAPSULE_SECRET } from '#shared/ipc/capsule.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Exports } from '#electron/main/files.ts';
import type { MediaStore } from '#electron/main/media.ts';
import type { Opened } from '#electron/main/opened.ts';
import type { Secrets } from '#electron/main/secrets.ts';
import type { TeamFolder } from './folder.ts';
import { wrapKeyOf } from './key.ts';
import { newReads } from './read.ts';

type Calls =
  | 'capsuleKey'
  | 'capsuleOpen'
  | 'capsuleNext'
  | 'capsuleClose'
  | 'capsuleWaiting'
  | 'capsuleTake'
  | 'teamFolder'
  | 'teamFolderChoose'
  | 'teamFolderLeave'
  | 'teamFolderList'
  | 'teamFileBegin'
  | 'teamFileChunk'
  | 'teamFileEnd'
  | 'teamFileCancel'
  | 'teamFileRemove'
  | 'mediaMissing';

type Needs = {
  readonly secrets: Secrets;
  readonly exports: Exports;
  readonly media: MediaStore;
  readonly folder: TeamFolder;
  readonly opened: Opened;
  /** Asks the person for a folder; null when they turned away. */
  readonly askFolder: () => Promise<string | null>;
};

/** Handlers of capsules and of the folder a team shares. What is in a capsule is read and checked by the page, in its sandbox. */
export function capsuleHandlers({ secrets, exports, media, folder, opened, askFolder }: Needs): Pick<Handlers, Calls> {
  const reads = newReads();
  const shared = exports.to((name) => Promise.resolve(folder.path() === null ? null : join(folder.path() ?? '', name)));
  return {
    capsuleKey: async ({ salt, logN, passphrase }) => {
      const word = passphrase ?? secrets.read(CAPSULE_SECRET);
      return word === null ? fail('no-passphrase') : ok(await wrapKeyOf(word, salt, logN));
    },
    capsuleOpen: (where) => {
      if ('path' in where) return exports.isOurs(where.path) ? reads.open(where.path) : fail('gone');
      const place = 'opened' in where ? opened.path() : folder.path();
      if (place === null) return fail('gone');
      return reads.open('opened' in where ? place : join(place, where.name));
    },
    capsuleNext: ({ handle }) => reads.next(handle),
    capsuleClose: ({ handle }) => reads.close(handle),
    capsuleWaiting: opened.isWaiting,
    capsuleTake: opened.take,
    teamFolder: () => folder.state(),
    teamFolderChoose: async () => {
      const path = await askFolder();
      if (path === null) return fail('cancelled');
      await folder.choose(path);
      return ok(folder.state());
    },
    teamFolderLeave: () => folder.choose(null),
    teamFolderList: () => folder.list(),
    teamFileBegin: ({ name }) => shared.begin(name, 'boothcapsule'),
    teamFileChunk: ({ handle, bytes }) => shared.chunk(handle, bytes),
    teamFileEnd: ({ handle }) => shared.end(handle),
    teamFileCancel: ({ handle }) => shared.cancel(handle),
    teamFileRemove: ({ name }) => folder.remove(name),
    mediaMissing: ({ ids }) => ids.filter((id) => !media.has(id)),
  };
}
