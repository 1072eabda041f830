import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { repairWords, toldReport } from '#renderer/app/repairNotice.ts';

const t = ((key: string) => key) as unknown as TFunction; // words are not asked for here, only which of them
const report = { replayed: 40, reappended: 0, torn: 0, damaged: 0, repaired: 0 };

test('a database made anew after a restore, new keys or an erasure is no repair: nothing is told', () => {
  expect(repairWords(t, toldReport(report, true))).toBe('');
  expect(repairWords(t, toldReport(report, false))).toBe('app.repaired_replayed');
});

test('what was damaged in such a journal is told all the same', () => {
  expect(repairWords(t, toldReport({ ...report, hurt: 1, damaged: 2 }, true))).toBe('app.repaired_hurt app.repaired_damaged');
});
