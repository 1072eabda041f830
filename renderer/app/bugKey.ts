import { JournalError } from '#renderer/data/journal.ts';
import { MediaError } from '#renderer/data/media.ts';

/** What is said of an error that no screen has taken: that a change is not saved, and why; other bugs get the general sentence. */
export function bugKey(
  error: unknown,
): 'app.journal_full' | 'app.journal_readonly' | 'app.journal_failed' | 'app.database_failed' | 'app.crash_title' {
  if (error instanceof MediaError) return error.code === 'disk-full' ? 'app.journal_full' : 'app.journal_readonly';
  if (error instanceof JournalError) {
    if (error.code === 'disk-full') return 'app.journal_full';
    return error.code === 'read-only' ? 'app.journal_readonly' : 'app.journal_failed';
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'app.journal_full';
  // the browser does not say why, and a database that once could not write takes nothing more until the program starts again
  return DATABASE.test(name) ? 'app.database_failed' : 'app.crash_title';
}

const DATABASE =
  /^(UnknownError|BulkError|AbortError|DatabaseClosedError|InvalidStateError|NotReadableError|TimeoutError|OpenFailedError)$/u;
