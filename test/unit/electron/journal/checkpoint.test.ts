import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { openJournal } from '#electron/main/journal/journal.ts';
import type { Journal } from '#electron/main/journal/journal.ts';
import { loadJournal } from '#electron/main/journal/load.ts';
import { newJournalKeys } from '#electron/main/journal/seal.ts';
import { verifyLater } from '#electron/main/journal/verify.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';

const key = new Uint8Array(randomBytes(32));
const scratch = mkdtempSync(join(tmpdir(), 'boothbook-checkpoint-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let made = 0;
const newFolder = (): string => {
  made += 1;
  return join(scratch, String(made), 'journal');
};

const FRAMES = 40;
const HOUR = 3_600_000;
/** A whole second, which a file system gives back as it took it. */
const WHEN = 1_770_000_000;

const frameOf = (seq: number): WireFrame => ({
  seq,
  at: 1_000 + seq,
  line: { seq, at: 1_000 + seq, leadId: 'lead', touched: [{ table: 'leads', id: `lead-${seq}` }], body: new Uint8Array([seq]) },
  ops: [{ table: 'leads', put: { id: `lead-${seq}`, rev: `rev-${seq}`, body: new Uint8Array(40).fill(seq) } }],
});

/** Opens the journal as a start does; full files at 2,000 bytes, read again after an hour unless another time is given. */
const start = (folder: string, verifyAfter = HOUR): Promise<Journal> => openJournal({ folder, key, rotateAt: 2_000, verifyAfter });

async function seqsOf(journal: Journal): Promise<number[]> {
  const { frames } = await journal.read({ from: 0, limit: 1_000, wanted: [[1, 1_000]] });
  return frames.map(({ seq }) => seq);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** A journal of several full files that was opened once since. */
async function filled(): Promise<{ folder: string; files: number }> {
  const folder = newFolder();
  const first = await start(folder);
  for (const seq of upTo(FRAMES)) await first.append(frameOf(seq));
  await first.close();
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), WHEN, WHEN);
  const second = await start(folder);
  expect(second.summary().unread).toBeUndefined();
  await second.close();
  const files = readdirSync(folder).filter((name) => name.endsWith('.bbj')).length;
  expect(files).toBeGreaterThan(3);
  return { folder, files };
}

function spoil(path: string): void {
  const bytes = readFileSync(path);
  bytes[200] = (bytes[200] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

test('full files that were whole are not opened again at the next start, and what is appended goes on after them', async () => {
  const { folder, files } = await filled();
  const journal = await start(folder);
  expect(journal.summary()).toEqual({
    last: FRAMES,
    frames: FRAMES,
    files,
    ranges: [[1, FRAMES]],
    torn: 0,
    damaged: 0,
    foreign: 0,
    unread: files - 1,
  });
  expect(await seqsOf(journal)).toEqual(upTo(FRAMES));
  await journal.append(frameOf(FRAMES + 1));
  await journal.close();
  const next = await start(folder);
  expect(next.summary()).toMatchObject({ last: FRAMES + 1, damaged: 0 });
  expect(await seqsOf(next)).toEqual(upTo(FRAMES + 1));
  await next.close();
});

test('they are read again while the program works, and then there is nothing unread', async () => {
  const { folder } = await filled();
  const journal = await start(folder, 0);
  await vi.waitFor(() => expect(journal.summary().unread).toBeUndefined(), 60_000);
  expect(journal.summary().damaged).toBe(0);
  await journal.close();
});

test('nothing of it is read while badges are being saved, all of it in the lull after', async () => {
  const { folder } = await filled();
  const keys = newJournalKeys(key);
  const known = await loadJournal(keys, folder);
  expect(known.unread.length).toBeGreaterThan(3);
  const before = known.unread.length;
  let isSaving = true;
  const verifying = verifyLater({ keys, folder, known, isSaving: () => isSaving }, 0);
  await setTimeout(300);
  expect(known.unread.length).toBe(before);
  isSaving = false;
  await vi.waitFor(() => expect(known.unread).toEqual([]), { timeout: 10_000 });
  verifying.stop();
});

test('a full file that was changed is read at once, and its damage told at the start', async () => {
  const { folder } = await filled();
  spoil(join(folder, '000002.bbj'));
  const journal = await start(folder);
  expect(journal.summary().damaged).toBe(1);
  expect(journal.summary().frames).toBe(FRAMES - 1);
  await journal.close();
});

test('damage that left no trace but itself is found while the program works, and the start after it reads everything', async () => {
  const { folder } = await filled();
  const path = join(folder, '000002.bbj');
  spoil(path);
  utimesSync(path, WHEN, WHEN);
  const before = await start(folder, 0);
  expect(before.summary().damaged).toBe(0);
  await vi.waitFor(() => expect(before.summary()).toMatchObject({ damaged: 1 }), 60_000);
  await vi.waitFor(() => expect(before.summary().unread).toBeUndefined(), 60_000);
  expect(existsSync(join(folder, 'frames.bbi'))).toBe(false);
  await before.close();
  const next = await start(folder);
  expect(next.summary()).toMatchObject({ damaged: 1, frames: FRAMES - 1 });
  await next.close();
});

test('a full file that is missing is noticed', async () => {
  const { folder } = await filled();
  rmSync(join(folder, '000002.bbj'));
  const journal = await start(folder);
  expect(journal.summary().damaged).toBe(1);
  await journal.close();
});

test('what was kept is only a saving of time: cut, spoilt or of another key, everything is read', async () => {
  for (const harm of [(path: string) => spoil(path), (path: string) => writeFileSync(path, ''), (path: string) => rmSync(path)]) {
    const { folder } = await filled();
    harm(join(folder, 'frames.bbi'));
    const journal = await start(folder);
    expect(journal.summary().unread).toBeUndefined();
    expect(journal.summary()).toMatchObject({ frames: FRAMES, damaged: 0 });
    await journal.close();
  }
});

test('where nothing can be kept, every start reads everything', async () => {
  const { folder } = await filled();
  rmSync(join(folder, 'frames.bbi'));
  mkdirSync(join(folder, 'frames.bbi'));
  for (const _start of [1, 2]) {
    const journal = await start(folder);
    expect(journal.summary()).toMatchObject({ frames: FRAMES, damaged: 0 });
    expect(journal.summary().unread).toBeUndefined();
    await journal.close();
  }
  expect(existsSync(join(folder, 'frames.bbi.new'))).toBe(false);
});
