import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Longest wait for a folder to answer, ms: a network drive that hangs counts as away. */
const MOST_MS = 2_000;

/** Looks at folders, one question a folder at a time: a drive that hangs must not take the threads that the journal needs. */
export type Eye = {
  /** The number of the folder's disk; null when it is not there or does not answer. */
  readonly diskOf: (path: string) => Promise<number | null>;
};

export function newEye(): Eye {
  const asked = new Map<string, Promise<number | null>>();
  return {
    diskOf(path) {
      const asking =
        asked.get(path) ??
        stat(path).then(
          ({ dev }) => dev,
          () => null,
        );
      asked.set(path, asking);
      void asking.then(() => asked.delete(path));
      return Promise.race([asking, wait(MOST_MS, null, { ref: false })]);
    },
  };
}
