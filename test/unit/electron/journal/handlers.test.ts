import { beginIncoming, readIncoming, settleIncoming } from '#electron/main/incoming.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { journalHandlers } from '#electron/main/journal/handlers.ts';
import { newJournal } from '#renderer/data/journal.ts';
import type { JournalCalls } from '#renderer/data/journal.ts';
import type { JournalFrame } from '#renderer/data/store.ts';
import { JournalAskInput, JournalFrameInput, JournalRowsInput } from '#shared/ipc/journal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'boothbook-journal-'));
const media = { remove: () => Promise.resolve() };
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const frame = (seq: number): JournalFrame => ({
  seq,
  at: 1,
  line: { seq, at: 1, leadId: null, touched: [{ table: 'leads', id: 'a' }], body: new Uint8Array([1]) },
  ops: [{ table: 'leads', put: { id: 'a', rev: `r${seq}`, body: new Uint8Array([seq]) } }],
});

test('the journal is locked until the vault is open, then keeps what is saved and gives it back, through the checks of the calls', async () => {
  let key: Uint8Array | null = null;
  const handlers = journalHandlers({ profile: join(scratch, 'one'), readKey: () => key, media });
  const calls: JournalCalls = {
    journalAppend: async (given) => handlers.journalAppend(JournalFrameInput.parse(given)),
    journalSummary: async () => handlers.journalSummary(undefined),
    journalRead: async (ask) => handlers.journalRead(JournalAskInput.parse(ask)),
    journalLatest: async (rows) => handlers.journalLatest(JournalRowsInput.parse(rows)),
  };
  const journal = newJournal(calls);
  await expect(journal.append(frame(1))).rejects.toMatchObject({ code: 'locked' });
  key = new Uint8Array(32).fill(7);
  await Promise.all([journal.append(frame(2)), journal.append(frame(3))]);
  expect(await journal.summary()).toMatchObject({ last: 3, ranges: [[1, 3]] });
  expect(await journal.read({ from: 0, limit: 2, wanted: [[1, 3]] })).toEqual({ frames: [frame(1), frame(2)], next: 2 });
  expect(await journal.latest([{ table: 'leads', id: 'a' }])).toEqual(frame(3).ops);
});

test('a folder that cannot be made is said, and tried again at the next call', async () => {
  const profile = join(scratch, 'two');
  writeFileSync(profile, 'in the way');
  const handlers = journalHandlers({ profile, readKey: () => new Uint8Array(32), media });
  expect(await handlers.journalSummary(undefined)).toMatchObject({ ok: false, error: 'failed' });
  rmSync(profile);
  expect(await handlers.journalSummary(undefined)).toMatchObject({ ok: true });
});

test('what is saved while the journal is written anew waits and lands in the new one; nothing is rewritten while parts wait for a start', async () => {
  const profile = join(scratch, 'three');
  const handlers = journalHandlers({ profile, readKey: () => new Uint8Array(32).fill(7), media });
  const rows = { leads: ['a'], rows: [], lines: [{ seq: 1, body: new Uint8Array([0]) }], compact: false };
  await handlers.journalAppend(frame(1));
  const done = await Promise.all([
    handlers.journalAppend(frame(2)),
    handlers.journalRewrite(rows),
    handlers.journalAppend(frame(3)),
    handlers.journalRewrite({ ...rows, leads: [], lines: [] }),
    handlers.journalAppend(frame(4)),
  ]);
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  expect(await handlers.journalSummary(undefined)).toMatchObject({ value: { ranges: [[1, 4]], damaged: 0 } });
  expect(await handlers.erasedKeep({ ids: ['a'] })).toEqual({ ok: true, value: null });
  expect(await handlers.erasedIds(undefined)).toEqual(['a']);
  expect(await handlers.databaseRenew(undefined)).toEqual({ ok: true, value: null });
  expect(readIncoming(profile)).toEqual({ why: 'erasure', parts: [], keep: null });
  await beginIncoming(profile);
  await settleIncoming(profile, { why: 'rotation', parts: ['journal'], keep: null });
  expect(await handlers.journalRewrite(rows)).toEqual({ ok: false, error: 'restart-first' });
});
