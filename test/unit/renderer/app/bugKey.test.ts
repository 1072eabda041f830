import { expect, test } from 'vitest';
import { bugKey } from '#renderer/app/bugKey.ts';
import { JournalError } from '#renderer/data/journal.ts';
import { MediaError } from '#renderer/data/media.ts';

const named = (name: string): Error => Object.assign(new Error('anything'), { name });

test('a change that is not saved is said to be not saved, whoever could not write it', () => {
  expect(bugKey(new JournalError('disk-full'))).toBe('app.journal_full');
  expect(bugKey(new JournalError('read-only'))).toBe('app.journal_readonly');
  expect(bugKey(new JournalError('failed'))).toBe('app.journal_failed');
  expect(bugKey(new MediaError('disk-full'))).toBe('app.journal_full');
  // what a full disk looks like through the browser's database: first the write, then every one after it
  expect(bugKey(named('BulkError'))).toBe('app.database_failed');
  expect(bugKey(named('DatabaseClosedError'))).toBe('app.database_failed');
  expect(bugKey(named('QuotaExceededError'))).toBe('app.journal_full');
});

test('any other bug gets the general sentence', () => {
  expect([bugKey(new TypeError('x')), bugKey('x'), bugKey(undefined)]).toEqual(Array(3).fill('app.crash_title'));
});
