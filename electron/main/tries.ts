import { join } from 'node:path';
import { z } from 'zod';
import { readDiskFault, readJson, writeDurably } from './durable.ts';

/*
 * Wrong passphrases wait, so that nobody tries his luck at a booth laptop left alone. The count lies in `tries.json` and outlasts a
 * restart; it holds two numbers and nothing personal. It does not bind somebody who has the disk itself, or may set the clock or delete
 * the file: there scrypt alone (a third of a second and 128 MB a try) and the length of the passphrase count.
 */

const Tries = z.object({ v: z.literal(1), failed: z.int().nonnegative(), at: z.int().nonnegative() });
type Tries = z.output<typeof Tries>;

/** Tries without waiting: fingers slip. */
const FREE = 3;
const FIRST_WAIT_MS = 5_000;
/** Longest wait, ms: an owner who remembers at last must not have lost the day. */
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long the next try waits after so many wrong ones, ms. */
export const waitAfter = (failed: number): number =>
  failed < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, failed - FREE));

export type TryCount = {
  /** How long until the next try, ms; 0: at once. */
  readonly waitMs: () => number;
  /** Counts a try as failed before it is made, so that a killed program saves nobody the wait. */
  readonly begin: () => Promise<void>;
  /** The right one was given. */
  readonly clear: () => Promise<void>;
};

/** The wrong tries of a profile. A disk that cannot be written only forgets them at the next start. */
export function openTries(folder: string, now: () => number): TryCount {
  const path = join(folder, 'tries.json');
  let tries: Tries = Tries.safeParse(readJson(path)).data ?? { v: 1, failed: 0, at: 0 };

  const keep = async (next: Tries): Promise<void> => {
    tries = next;
    try {
      await writeDurably(path, `${JSON.stringify(next)}\n`);
    } catch (error) {
      if (readDiskFault(error) === null) throw error;
    }
  };

  return {
    waitMs: () => {
      const wait = waitAfter(tries.failed);
      // a clock set back does not make the wait longer than it was
      return Math.max(0, Math.min(wait, tries.at + wait - now()));
    },
    begin: () => keep({ v: 1, failed: tries.failed + 1, at: now() }),
    clear: async () => {
      if (tries.failed > 0) await keep({ v: 1, failed: 0, at: 0 });
    },
  };
}
