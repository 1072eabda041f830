import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, integer, property, uint8Array } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '#electron/main/journal/frame.ts';
import { openJournal } from '#electron/main/journal/journal.ts';
import type { Journal } from '#electron/main/journal/journal.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';
import { runs } from '#test/unit/runs.ts';

const key = new Uint8Array(randomBytes(32));
const scratch = mkdtempSync(join(tmpdir(), 'boothbook-journal-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let made = 0;
const newFolder = (): string => {
  made += 1;
  return join(scratch, String(made), 'journal');
};

const frameOf = (seq: number, size = 40): WireFrame => ({
  seq,
  at: 1_000 + seq,
  line: { seq, at: 1_000 + seq, leadId: 'lead', touched: [{ table: 'leads', id: `lead-${seq % 7}` }], body: new Uint8Array([seq % 256]) },
  ops: [
    { table: 'leads', put: { id: `lead-${seq % 7}`, rev: `rev-${seq}`, keys: ['é'], capturedAt: 5, body: new Uint8Array(size).fill(seq) } },
    { table: 'outbox', put: { id: 'files:lead', rev: 'r', ackedRev: null, body: null } },
    { table: 'interactions', del: `gone-${seq}` },
  ],
});

const fill = async (journal: Journal, from: number, to: number): Promise<void> => {
  const kept = await Promise.all(Array.from({ length: to - from + 1 }, (_, at) => journal.append(frameOf(from + at))));
  expect(kept.filter(({ ok }) => !ok)).toEqual([]);
};

async function readAll(journal: Journal): Promise<WireFrame[]> {
  const frames: WireFrame[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await journal.read({ from, limit: 13, wanted: [[1, 1_000_000]] });
    frames.push(...page.frames);
    from = page.next;
  }
  return frames;
}

const seqsOf = async (journal: Journal): Promise<number[]> => (await readAll(journal)).map(({ seq }) => seq);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

test('what was appended is there after the program starts again, whole and in order', async () => {
  const folder = newFolder();
  const first = await openJournal({ folder, key });
  await fill(first, 1, 40);
  await first.close();
  const second = await openJournal({ folder, key });
  await fill(second, 41, 50);
  expect(await readAll(second)).toEqual(upTo(50).map((seq) => frameOf(seq)));
  expect(second.summary()).toEqual({ last: 50, frames: 50, files: 1, ranges: [[1, 50]], torn: 0, damaged: 0, foreign: 0 });
  await second.close();
});

test('only the wanted frames are read, page by page', async () => {
  const journal = await openJournal({ folder: newFolder(), key });
  await fill(journal, 1, 30);
  const page = await journal.read({
    from: 0,
    limit: 4,
    wanted: [
      [3, 5],
      [20, 22],
    ],
  });
  expect(page.frames.map(({ seq }) => seq)).toEqual([3, 4, 5, 20]);
  const rest = await journal.read({
    from: page.next ?? -1,
    limit: 4,
    wanted: [
      [3, 5],
      [20, 22],
    ],
  });
  expect([rest.frames.map(({ seq }) => seq), rest.next]).toEqual([[21, 22], null]);
  await journal.close();
});

test('the last version of a row is found, a deletion too, and null for a row never heard of', async () => {
  const journal = await openJournal({ folder: newFolder(), key });
  await fill(journal, 1, 1_200);
  const rows = [
    { table: 'leads', id: 'lead-3' },
    { table: 'interactions', id: 'gone-2' },
    { table: 'leads', id: 'nobody' },
  ];
  const found = await journal.latest(rows);
  expect(found[0]).toMatchObject({ table: 'leads', put: { id: 'lead-3', rev: 'rev-1200' } });
  expect(found.slice(1)).toEqual([{ table: 'interactions', del: 'gone-2' }, null]);
  await journal.close();
});

test('files are ended at their size, chained, and a missing one is noticed', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key, rotateAt: 2_000 });
  for (const seq of upTo(30)) await journal.append(frameOf(seq));
  await journal.close();
  expect(readdirSync(folder).length).toBeGreaterThan(3);
  const whole = await openJournal({ folder, key, rotateAt: 2_000 });
  expect(whole.summary()).toMatchObject({ frames: 30, damaged: 0, torn: 0 });
  expect(await seqsOf(whole)).toEqual(upTo(30));
  rmSync(join(folder, '000002.bbj'));
  const less = await openJournal({ folder, key, rotateAt: 2_000 });
  expect(less.summary().damaged).toBe(1);
  expect(less.summary().ranges).toHaveLength(2);
});

test('two files that change places are noticed', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key, rotateAt: 1_000 });
  for (const seq of upTo(20)) await journal.append(frameOf(seq));
  await journal.close();
  const [two, three] = ['000002.bbj', '000003.bbj'].map((name) => readFileSync(join(folder, name)));
  writeFileSync(join(folder, '000002.bbj'), three ?? '');
  writeFileSync(join(folder, '000003.bbj'), two ?? '');
  const after = await openJournal({ folder, key, rotateAt: 1_000 });
  expect(after.summary().damaged).toBeGreaterThanOrEqual(2);
  expect([...(await seqsOf(after))].sort((a, b) => a - b)).toEqual(upTo(20));
});

const FRAMES = 8;
const whole = newFolder();
const bytesOfWhole = async (): Promise<Buffer> => {
  if (!existsSync(whole)) {
    const journal = await openJournal({ folder: whole, key });
    for (const seq of upTo(FRAMES)) await journal.append(frameOf(seq));
    await journal.close();
  }
  return readFileSync(join(whole, '000001.bbj'));
};

test('a file cut at any byte loses no frame that was whole, keeps what was cut off, and goes on', async () => {
  const bytes = await bytesOfWhole();
  const frame = (bytes.length - 40) / FRAMES;
  expect(Number.isInteger(frame)).toBe(true);
  await assert(
    asyncProperty(integer({ min: 0, max: bytes.length - 1 }), async (cut) => {
      const folder = newFolder();
      cpSync(whole, folder, { recursive: true });
      writeFileSync(join(folder, '000001.bbj'), bytes.subarray(0, cut));
      const journal = await openJournal({ folder, key });
      const left = Math.max(0, Math.floor((cut - 40) / frame));
      const torn = cut < 40 ? cut : (cut - 40) % frame;
      expect(journal.summary()).toMatchObject({ frames: left, torn, damaged: 0 });
      const aside = readdirSync(folder).filter((name) => name.includes('torn'));
      expect(aside.map((name) => readFileSync(join(folder, name)).length)).toEqual(torn === 0 && cut >= 40 ? [] : [torn]);
      await fill(journal, 100, 101);
      await journal.close();
      const again = await openJournal({ folder, key });
      expect(await seqsOf(again)).toEqual([...upTo(left), 100, 101]);
      expect(again.summary()).toMatchObject({ torn: 0, damaged: 0 });
    }),
    runs(35),
  );
});

test('a flipped bit anywhere is noticed and costs at most the frame it hit', async () => {
  const bytes = await bytesOfWhole();
  await assert(
    asyncProperty(integer({ min: 0, max: bytes.length - 1 }), integer({ min: 0, max: 7 }), async (at, bit) => {
      const folder = newFolder();
      cpSync(whole, folder, { recursive: true });
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      writeFileSync(join(folder, '000001.bbj'), changed);
      const journal = await openJournal({ folder, key });
      const { damaged, torn } = journal.summary();
      expect(damaged + torn).toBeGreaterThan(0);
      const left = await seqsOf(journal);
      expect(left.length).toBeGreaterThanOrEqual(FRAMES - 1);
      expect(upTo(FRAMES)).toEqual(expect.arrayContaining(left));
      await fill(journal, 100, 100);
      expect(await seqsOf(journal)).toEqual([...left, 100]);
      await journal.close();
    }),
    runs(35),
  );
});

test('a frame taken out of the middle is noticed by the chain', async () => {
  const bytes = await bytesOfWhole();
  const frame = (bytes.length - 40) / FRAMES;
  const folder = newFolder();
  cpSync(whole, folder, { recursive: true });
  writeFileSync(join(folder, '000001.bbj'), Buffer.concat([bytes.subarray(0, 40 + frame * 2), bytes.subarray(40 + frame * 3)]));
  const journal = await openJournal({ folder, key });
  expect(journal.summary()).toMatchObject({ frames: FRAMES - 1, damaged: 1, torn: 0 });
});

test('a journal of another key is left as it is, and a new file is begun beside it', async () => {
  const bytes = await bytesOfWhole();
  const folder = newFolder();
  cpSync(whole, folder, { recursive: true });
  const journal = await openJournal({ folder, key: new Uint8Array(randomBytes(32)) });
  expect(journal.summary()).toMatchObject({ frames: 0, foreign: 1, torn: 0, damaged: 0 });
  await fill(journal, 1, 2);
  await journal.close();
  expect(readFileSync(join(folder, '000001.bbj')).equals(bytes)).toBe(true);
  expect(existsSync(join(folder, '000002.bbj'))).toBe(true);
});

test('nothing of a frame can be read on the disk', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key });
  await fill(journal, 1, 3);
  await journal.close();
  expect(readFileSync(join(folder, '000001.bbj')).includes('lead')).toBe(false);
});

test('a folder that went away is an outcome, not an exception', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key });
  rmSync(folder, { recursive: true });
  expect(await journal.append(frameOf(1))).toEqual({ ok: false, error: 'failed', detail: 'ENOENT' });
});

/** A limit on the size of files is what a full disk looks like to this program, and needs no rights. */
const limit = (bytes: string): Buffer => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

test.runIf(canLimit)('a full disk refuses the frame, loses none before it, and goes on in the same file when there is room', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key });
  await fill(journal, 1, 5);
  limit('4096');
  const refused = await journal.append(frameOf(6, 8_000)).finally(() => limit('unlimited'));
  expect(refused).toMatchObject({ ok: false, error: 'disk-full' });
  await fill(journal, 7, 8);
  await journal.close();
  const again = await openJournal({ folder, key });
  expect(await seqsOf(again)).toEqual([1, 2, 3, 4, 5, 7, 8]);
  expect(again.summary()).toMatchObject({ torn: 0, damaged: 0, files: 1 });
});

const folderMounted = join(scratch, 'mounted');
const canMount =
  process.getuid?.() === 0 &&
  spawnSync('sh', ['-c', `mkdir -p ${folderMounted} && mount -t tmpfs -o size=64k tmpfs ${folderMounted}`]).status === 0;
afterAll(() => void (canMount && spawnSync('umount', ['-l', folderMounted])));

test.runIf(canMount)('on a disk that is really full, then read-only, every kept frame can be read again', async () => {
  const folder = join(folderMounted, 'journal');
  const journal = await openJournal({ folder, key });
  const kept: number[] = [];
  const faults = new Set<string>();
  for (const seq of upTo(60)) {
    const answer = await journal.append(frameOf(seq, 3_000));
    if (answer.ok) kept.push(seq);
    else faults.add(answer.error);
  }
  expect([...faults]).toEqual(['disk-full']);
  expect(kept.length).toBeGreaterThan(5);
  await journal.close();
  execFileSync('mount', ['-o', 'remount,ro', folderMounted]);
  const again = await openJournal({ folder, key });
  expect(await seqsOf(again)).toEqual(kept);
  expect(await again.append(frameOf(61))).toMatchObject({ ok: false, error: 'read-only' });
});

test('a frame in clear comes back as it went in, and noise is no frame', () => {
  expect(decodeFrame(encodeFrame(frameOf(9)))).toEqual(frameOf(9));
  assert(
    property(uint8Array({ maxLength: 3 }), (noise) => {
      expect(decodeFrame(Buffer.from(noise))).toBeNull();
    }),
  );
});

test('a folder that is taken away while the program works is noticed by the next save, and used again when it is back', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key });
  await fill(journal, 1, 3);
  renameSync(folder, `${folder}-away`);
  expect(await journal.append(frameOf(4))).toMatchObject({ ok: false });
  renameSync(`${folder}-away`, folder);
  await fill(journal, 4, 5);
  await journal.close();
  expect(await seqsOf(await openJournal({ folder, key }))).toEqual(upTo(5));
});

test('a journal file that somebody cut while the program works is left alone, and what follows goes into a new one', async () => {
  const folder = newFolder();
  const journal = await openJournal({ folder, key });
  await fill(journal, 1, 3);
  truncateSync(join(folder, '000001.bbj'), 200);
  await fill(journal, 4, 5);
  await journal.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.bbj'))).toEqual(['000001.bbj', '000002.bbj']);
  expect(await seqsOf(await openJournal({ folder, key }))).toEqual(expect.arrayContaining([4, 5]));
});
