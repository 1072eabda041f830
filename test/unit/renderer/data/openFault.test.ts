import { expect, test } from 'vitest';
import { JournalError } from '#renderer/data/journal.ts';
import { settleOpenFault } from '#renderer/data/openFault.ts';
import type { JournalSummary, RewriteFault } from '#shared/ipc/journal.ts';
import { fail, ok } from '#shared/lib/result.ts';

const summary = (frames: number): JournalSummary => ({
  last: frames,
  frames,
  files: 1,
  ranges: frames === 0 ? [] : [[1, frames]],
  torn: 0,
  damaged: 0,
  foreign: 0,
});

function newCalls({ frames = 3, fault }: { readonly frames?: number; readonly fault?: RewriteFault }) {
  const asked: string[] = [];
  return {
    asked,
    journalSummary: () => Promise.resolve(ok(summary(frames))),
    databaseRenew: () => {
      asked.push('renew');
      return Promise.resolve(fault === undefined ? ok(null) : fail(fault));
    },
  };
}

/** As the browser says it when a file of the database is damaged. */
const broken = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');

test('a database that cannot be read is made anew by the next start, from the journal', async () => {
  const calls = newCalls({});
  expect([await settleOpenFault(broken, calls), calls.asked]).toEqual(['renewed', ['renew']]);
});

test('a database is never given up for an empty journal', async () => {
  const calls = newCalls({ frames: 0 });
  expect([await settleOpenFault(broken, calls), calls.asked]).toEqual(['database', []]);
});

test('a disk that is full or cannot be written is named, not taken for a damaged database', async () => {
  expect(await settleOpenFault(broken, newCalls({ fault: 'disk-full' }))).toBe('full');
  expect(await settleOpenFault(broken, newCalls({ fault: 'read-only' }))).toBe('readonly');
  expect(await settleOpenFault(new JournalError('disk-full'), newCalls({}))).toBe('full');
  expect(await settleOpenFault(new JournalError('failed'), newCalls({}))).toBe('journal');
});

test('a bug of our own gives up no database', async () => {
  const calls = newCalls({});
  expect([await settleOpenFault(new TypeError('x is not a function'), calls), calls.asked]).toEqual(['unknown', []]);
});
