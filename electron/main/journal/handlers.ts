import type { Handlers } from '#shared/ipc/contract.ts';
import type { JournalFault } from '#shared/ipc/journal.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { faultOf } from './files.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';

type JournalHandlers = Pick<Handlers, 'journalAppend' | 'journalSummary' | 'journalRead' | 'journalLatest'>;

/** Where the journal lies (`journal` in the profile's folder), and its key once the vault is open, null before. */
export type JournalDeps = { readonly folder: string; readonly readKey: () => Uint8Array | null };

/** Main's side of the journal. It is opened by the first call that comes after the vault; a fault then is tried again by the next. */
export function journalHandlers({ folder, readKey }: JournalDeps): JournalHandlers {
  let opening: Promise<Journal> | null = null;

  async function withJournal<T>(work: (journal: Journal) => Promise<Result<T, JournalFault>>): Promise<Result<T, JournalFault>> {
    const key = readKey();
    if (key === null) return fail('locked');
    opening ??= openJournal({ folder, key });
    const mine = opening;
    const journal = await mine.catch((cause: unknown) => {
      if (opening === mine) opening = null;
      return faultOf(cause);
    });
    if ('fault' in journal) return fail(journal.fault, journal.code);
    try {
      return await work(journal);
    } catch (cause) {
      const { fault, code } = faultOf(cause);
      return fail(fault, code);
    }
  }

  return {
    journalAppend: (frame) => withJournal((journal) => journal.append(frame)),
    journalSummary: () => withJournal(async (journal) => Promise.resolve(ok(journal.summary()))),
    journalRead: (ask) => withJournal(async (journal) => ok(await journal.read(ask))),
    journalLatest: (rows) => withJournal(async (journal) => ok(await journal.latest(rows))),
  };
}
