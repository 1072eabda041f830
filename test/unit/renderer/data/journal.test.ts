import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { JournalError, newJournal } from '#renderer/data/journal.ts';
import type { JournalCalls } from '#renderer/data/journal.ts';
import type { JournalFrame } from '#renderer/data/store.ts';
import { addSeq, countOf, hasSeq, isFrame, rangesOf, withoutRanges } from '#shared/ipc/journal.ts';
import { fail, ok } from '#shared/lib/result.ts';

const frame = (seq: number): JournalFrame => ({
  seq,
  at: 1,
  line: { seq, at: 1, leadId: null, touched: [], body: new Uint8Array([1]) },
  ops: [{ table: 'leads', put: { id: `lead-${seq}`, rev: 'r', body: new Uint8Array([2]), keys: ['a'] } }],
});

/** Main as a list; `isFull` refuses. */
function newMain(): { kept: number[]; isFull: boolean; calls: JournalCalls } {
  const main = {
    kept: [] as number[],
    isFull: false,
    calls: {
      journalAppend: async (given) => {
        await Promise.resolve();
        if (main.isFull) return fail('disk-full');
        main.kept.push(given.seq);
        return ok(null);
      },
      journalSummary: () => Promise.resolve(fail('locked')),
      journalRead: () => Promise.resolve(ok({ frames: [frame(1), { ...frame(2), ops: [{ table: 'unheard', del: 'x' }] }], next: null })),
      journalLatest: (rows) => Promise.resolve(ok(rows.map(({ table, id }) => ({ table, del: id })))),
    } satisfies JournalCalls as JournalCalls,
  };
  return main;
}

test('frames refused by a full disk are sent again, in order, once there is room', async () => {
  const main = newMain();
  const journal = newJournal(main.calls);
  await journal.append(frame(1));
  main.isFull = true;
  await expect(journal.append(frame(2))).rejects.toBeInstanceOf(JournalError);
  await expect(Promise.all([journal.append(frame(3)), journal.append(frame(4))])).rejects.toMatchObject({ code: 'disk-full' });
  main.isFull = false;
  await Promise.all([journal.append(frame(5)), journal.append(frame(6))]);
  expect(main.kept).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a locked journal is an error with its code, and rows of tables not known here are left out', async () => {
  const journal = newJournal(newMain().calls);
  await expect(journal.summary()).rejects.toMatchObject({ code: 'locked' });
  const { frames } = await journal.read({ from: 0, limit: 10, wanted: [[1, 2]] });
  expect(frames.map(({ ops }) => ops.length)).toEqual([1, 0]);
  expect(await journal.latest([{ table: 'leads', id: 'a' }])).toEqual([{ table: 'leads', del: 'a' }]);
});

test('a frame is checked by its shape before main keeps it', () => {
  expect(isFrame(frame(3))).toBe(true);
  const bad: unknown[] = [
    null,
    [],
    { ...frame(3), seq: 0 },
    { ...frame(3), seq: 4 },
    { ...frame(3), ops: [{ table: '../x', del: 'a' }] },
    { ...frame(3), ops: [{ table: 'leads', put: { id: 'a', rev: 'b', body: 'plain' } }] },
    { ...frame(3), ops: [{ table: 'leads', put: { id: 'a', rev: 'b', body: null, x: {} } }] },
    { ...frame(3), line: { ...frame(3).line, body: null } },
  ];
  expect(bad.filter(isFrame)).toEqual([]);
});

const seqs = array(integer({ min: 1, max: 60 }), { maxLength: 50 });

test('ranges of numbers hold exactly what was added', () => {
  assert(
    property(seqs, seqs, (some, others) => {
      const added: [number, number][] = [];
      for (const seq of some) addSeq(added, seq);
      const set = new Set(some);
      const taken = rangesOf(others);
      const left = withoutRanges(added, taken);
      expect(added).toEqual(rangesOf(some));
      expect(countOf(added)).toBe(set.size);
      for (let seq = 0; seq <= 61; seq += 1) {
        expect(hasSeq(added, seq)).toBe(set.has(seq));
        expect(hasSeq(left, seq)).toBe(set.has(seq) && !others.includes(seq));
      }
    }),
  );
});
