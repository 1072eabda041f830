import { mkdtemp, mkdir, open, readFile, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from '#electron/main/durable.ts';
import { encodeFrame } from '#electron/main/journal/frame.ts';
import { openJournal } from '#electron/main/journal/journal.ts';
import { seal, unseal } from '#electron/main/seal.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';

const FRAMES = 300;
const PICTURES = 60;
const PICTURE_BYTES = 300_000;
const ROW_BYTES = 1_100;
const ROWS_OF_A_CAPTURE = 3;

/** Sealed and plain, ms. */
type Pair = readonly [number, number];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const frameOf = (seq: number): WireFrame => ({
  seq,
  at: seq,
  line: { seq, at: seq, leadId: null, touched: [], body: randomBytes(300) },
  ops: Array.from({ length: ROWS_OF_A_CAPTURE }, (_, at) => ({
    table: 'leads',
    put: { id: `lead-${seq}-${at}`, rev: 'r', body: randomBytes(ROW_BYTES) },
  })),
});

/** One frame of a capture, waited for: the journal as it is, and the same bytes written and synced without a seal. */
async function measureJournal(folder: string): Promise<Pair> {
  const journal = await openJournal({ folder: join(folder, 'journal'), key: randomBytes(32) });
  const plain = await open(join(folder, 'plain.log'), 'w');
  const times: [number[], number[]] = [[], []];
  for (let seq = 1; seq <= FRAMES; seq += 1) {
    const frame = frameOf(seq);
    times[0].push(await timed(() => journal.append(frame)));
    times[1].push(
      await timed(async () => {
        await plain.write(encodeFrame(frame));
        await plain.datasync();
      }),
    );
  }
  await journal.close();
  await plain.close();
  return [median(times[0]), median(times[1])];
}

/** A picture kept and read again. */
async function measureMedia(folder: string): Promise<{ readonly put: Pair; readonly get: Pair }> {
  const key = randomBytes(32);
  const bytes = randomBytes(PICTURE_BYTES);
  const [put, get]: [[number[], number[]], [number[], number[]]] = [
    [[], []],
    [[], []],
  ];
  for (let at = 0; at < PICTURES; at += 1) {
    const [sealed, plain] = [join(folder, `${at}.bin`), join(folder, `${at}.jpg`)];
    put[0].push(await timed(() => writeDurably(sealed, seal(key, bytes, `${at}`))));
    put[1].push(await timed(() => writeDurably(plain, bytes)));
    get[0].push(await timed(async () => unseal(key, await readFile(sealed), `${at}`)));
    get[1].push(await timed(() => readFile(plain)));
  }
  return { put: [median(put[0]), median(put[1])], get: [median(get[0]), median(get[1])] };
}

/** Main's part of what sealing costs: the journal and pictures, each sealed and plain in the same run, on the disk of the temporary folder. */
export async function measureMain(): Promise<Readonly<Record<'journal' | 'mediaPut' | 'mediaGet', Pair>>> {
  const folder = await mkdtemp(join(tmpdir(), 'boothbook-sealed-'));
  try {
    await mkdir(join(folder, 'journal'));
    const journal = await measureJournal(folder);
    const { put, get } = await measureMedia(folder);
    return { journal, mediaPut: put, mediaGet: get };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
