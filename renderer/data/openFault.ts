import type { RewriteFault } from '#shared/ipc/journal.ts';
import type { Result } from '#shared/lib/result.ts';
import { JournalError } from './journal.ts';
import type { JournalCalls } from './journal.ts';

/**
 * Why the data does not open, the end of `app.open.<fault>`. `renewed`: the database could not be read, and the next start makes it anew from
 * the journal. `database`: it cannot be read, and the journal does not make up for it.
 */
export type OpenFault = 'full' | 'readonly' | 'journal' | 'renewed' | 'database' | 'unknown';

const DISK: Readonly<Partial<Record<string, OpenFault>>> = { 'disk-full': 'full', 'read-only': 'readonly' };

/** Errors of the database, Dexie's or the browser's own. */
const DATABASE_ERROR =
  /^(UnknownError|OpenFailedError|MissingAPIError|DatabaseClosedError|QuotaExceededError|AbortError|DataError|InvalidStateError|NotFoundError|NotReadableError|TimeoutError|VersionError|DataCloneError|ReadOnlyError|TransactionInactiveError|BulkError)$/u;

/** The calls to main by which a database is given up for the journal. */
type Calls = Pick<JournalCalls, 'journalSummary'> & { readonly databaseRenew: () => Promise<Result<null, RewriteFault>> };

/** A database that cannot be read is thrown away only when the journal can be, and has something. */
async function renew(calls: Calls): Promise<OpenFault> {
  const summary = await calls.journalSummary();
  if (!summary.ok) return DISK[summary.error] ?? 'database';
  if (summary.value.frames === 0) return 'database';
  const renewed = await calls.databaseRenew();
  if (renewed.ok || renewed.error === 'restart-first') return 'renewed';
  return DISK[renewed.error] ?? 'database';
}

/** What an error of opening means for the person; does what can be done about it before the next start. Never rejects. */
export async function settleOpenFault(error: unknown, calls: Calls): Promise<OpenFault> {
  if (error instanceof JournalError) return DISK[error.code] ?? 'journal';
  const isDatabase = error instanceof Error && DATABASE_ERROR.test(error.name);
  if (!isDatabase) return 'unknown';
  try {
    return await renew(calls);
  } catch {
    // main is gone too: nothing was given up
    return 'database';
  }
}
