import { fail } from '#shared/lib/result.ts';
import type { JournalFault } from '#shared/ipc/journal.ts';
import type { Result } from '#shared/lib/result.ts';
import { faultOf } from './files.ts';
import { newGate } from './gate.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';

/** The one open journal of the program. */
export type OpenJournal = {
  /** Works with the journal, side by side with others; opens it when it is not open. A fault is tried again by the next. */
  readonly use: <T>(work: (journal: Journal) => Promise<Result<T, JournalFault>>) => Promise<Result<T, JournalFault>>;
  /** Closes the journal and works on its files alone; whoever comes meanwhile waits and finds it as it is then. `locked` without a key. */
  readonly alone: <T, F extends string>(work: (key: Uint8Array) => Promise<Result<T, F>>) => Promise<Result<T, F | JournalFault>>;
};

/** The journal in `folder`; `readKey` answers null until the vault is open. */
export function newOpenJournal({ folder, readKey }: { folder: string; readKey: () => Uint8Array | null }): OpenJournal {
  const gate = newGate();
  let opening: Promise<Journal> | null = null;

  async function useIt<T>(key: Uint8Array, work: (journal: Journal) => Promise<Result<T, JournalFault>>): Promise<Result<T, JournalFault>> {
    opening ??= openJournal({ folder, key });
    const mine = opening;
    const journal = await mine.catch((cause: unknown) => {
      if (opening === mine) opening = null;
      throw cause;
    });
    return work(journal);
  }

  async function withKey<T, F extends string>(work: (key: Uint8Array) => Promise<Result<T, F>>): Promise<Result<T, F | JournalFault>> {
    const key = readKey();
    if (key === null) return fail('locked');
    try {
      return await work(key);
    } catch (cause) {
      const { fault, code } = faultOf(cause);
      return fail(fault, code);
    }
  }

  return {
    use: (work) => gate.pass(() => withKey((key) => useIt(key, work))),
    alone: (work) =>
      gate.alone(() =>
        withKey(async (key) => {
          await (await opening?.catch(() => null))?.close();
          opening = null;
          return work(key);
        }),
      ),
  };
}
