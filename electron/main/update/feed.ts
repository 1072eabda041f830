import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UpdateFeed } from '#shared/ipc/update.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';
import { readFeedAddress } from './address.ts';

/** The feed of this laptop: `update.json` beside the program (the company's IT) holds before the one in the profile. */
export type FeedFile = {
  readonly feed: () => UpdateFeed;
  /** True when it lies beside the program, so that the profile has no say. */
  readonly isFixed: () => boolean;
  /** Keeps another feed in the profile; with no address nothing is kept. Rejects when the disk refuses. */
  readonly keep: (feed: UpdateFeed) => Promise<void>;
};

const OFF: UpdateFeed = { address: null, isDaily: false };

function readFeed(path: string): UpdateFeed | null {
  const read = UpdateFeed.safeParse(readJson(path));
  if (!read.success || read.data.address === null) return null;
  const address = readFeedAddress(read.data.address);
  return address === null ? null : { ...read.data, address };
}

/** Reads both places once: `program` is the folder of the program's resources. */
export function openFeed({ program, profile }: { readonly program: string; readonly profile: string }): FeedFile {
  const file = join(profile, 'update.json');
  const fixed = readFeed(join(program, 'update.json'));
  let feed = fixed ?? readFeed(file) ?? OFF;
  return {
    feed: () => feed,
    isFixed: () => fixed !== null,
    async keep(next) {
      if (next.address === null) await rm(file, { force: true });
      else await writeDurably(file, JSON.stringify(next));
      feed = next.address === null ? OFF : next;
    },
  };
}
