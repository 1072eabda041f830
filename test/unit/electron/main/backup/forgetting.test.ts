import { expect, test } from 'vitest';
import type { Backups } from '#electron/main/backup/backups.ts';
import { forgettingHandlers } from '#electron/main/backup/forgetting.ts';
import { fail, ok } from '#shared/lib/result.ts';

/** The calls in the order they were made. */
function newCalls(isDone: boolean) {
  const made: string[] = [];
  const noted = (name: string) => (): Promise<void> => {
    made.push(name);
    return Promise.resolve();
  };
  const backups = {
    announceRewrite: noted('announce'),
    forgetOlderPoints: noted('forget'),
    keepOlderPoints: noted('keep'),
  } as unknown as Backups; // of backups only these three are used
  const rewrite = (): Promise<never> => {
    made.push('rewrite');
    return Promise.resolve((isDone ? ok({}) : fail('failed')) as never); // what it answers is handed on unseen
  };
  const calls = forgettingHandlers(backups, { journalRewrite: rewrite, rotateFinish: rewrite, clearDrafts: noted('clear') });
  return { made, calls };
}

test('behind an erasure no mail to the erased lies in plain, and older backups are marked to go', async () => {
  const { made, calls } = newCalls(true);
  await calls.journalRewrite({} as never); // handed on unseen
  expect(made).toEqual(['announce', 'rewrite', 'clear', 'forget']);
});

test('an erasure that could not be written keeps both', async () => {
  const { made, calls } = newCalls(false);
  await calls.journalRewrite({} as never); // handed on unseen
  expect(made).toEqual(['announce', 'rewrite', 'keep']);
});
