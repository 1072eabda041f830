import { forgetChecked } from './checkpoint.ts';
import type { Checked } from './checkpoint.ts';
import { pathOf } from './files.ts';
import type { Known } from './load.ts';
import { calmly, scanAt } from './scan.ts';
import type { JournalKeys } from './seal.ts';

/** What is verified: the files that the start took as they were before. */
export type VerifyPlace = {
  readonly keys: JournalKeys;
  readonly folder: string;
  readonly known: Known;
  /** Something is being saved, or was a moment ago: then nothing is read. */
  readonly isSaving: () => boolean;
};

/** How many faults a file has that was whole before; 0 when it still is. */
async function faultsOf({ keys, folder, isSaving }: VerifyPlace, one: Checked): Promise<number> {
  const pace = calmly(isSaving);
  await pace.rest();
  const found = await scanAt(keys, { path: pathOf(folder, one.file), number: one.file, pace }).catch(() => null);
  if (found === null) return 1;
  const isSame = found.damaged === 0 && found.places.length === one.places.length && found.chain.equals(one.chain);
  return isSame ? 0 : Math.max(1, found.damaged);
}

/**
 * Reads the files that the start did not, `after` ms from now, a little at a time. Damage is counted (`known.damaged`), and the next start
 * reads everything, says it and mends what it can. Answers what ends it.
 */
export function verifyLater(place: VerifyPlace, after: number): { readonly stop: () => void } {
  const { folder, known } = place;
  const over = new AbortController();
  async function verify(): Promise<void> {
    for (let one = known.unread[0]; one !== undefined && !over.signal.aborted; one = known.unread[0]) {
      const faults = await faultsOf(place, one);
      if (over.signal.aborted) return;
      known.damaged += faults;
      if (faults > 0) await forgetChecked(folder);
      known.unread.shift();
    }
  }
  const timer = setTimeout(() => void verify(), after);
  timer.unref();
  return {
    stop() {
      over.abort();
      clearTimeout(timer);
    },
  };
}
