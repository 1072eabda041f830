import { wrap, type Remote } from 'comlink';
import { z } from 'zod';
import { booth } from '#renderer/lib/booth.ts';
import type { BatchJob } from '#shared/ipc/batch.ts';
import { bytesOf, labelsOf, say } from './bench.ts';
import type { Bench } from './bench.ts';
import type { DecodeBench, Outcome } from './decodeWorker.ts';
import { count, judge, tableOf, total, UNKNOWN, type Board } from './judge.ts';
import { measurePace } from './pace.ts';
import { listStress } from './stress/stress.ts';

const Labels = z.array(z.object({ file: z.string(), group: z.string(), text: z.union([z.string(), z.array(z.string())]).optional() }));

/** Two at a time: as many as the smallest machine has cores. */
const WORKERS = 2;
/** Seconds that a moving picture without a code is watched for. */
const MOVING_SECONDS = 6;
const BASELINE = '@zxing/library';
/** Scenes of a run are this share of the full list, to stay within ten minutes; `--leads 100` runs all (per cent). */
const SHARE = 50;

type Pool = <T>(items: readonly T[], what: string, work: (remote: Remote<DecodeBench>, item: T) => Promise<void>) => Promise<void>;

/**
 * Codes read rightly and wrongly by us, @zxing/library, zxing-wasm alone, jsQR and zbar: labelled pictures, made webcam scenes and
 * frames without a code. `decode:stills`, `decode:webcam`, `decode:empty` or `decode:pace` runs a part.
 */
export const runDecode: Bench = async (job) => {
  const set = job.words[0]?.split(':')[1];
  const { pool, end } = await startPool();
  const [stills, scenes, empty]: Board[] = [new Map(), new Map(), new Map()];
  if (stills === undefined || scenes === undefined || empty === undefined) throw new Error('no boards');
  if (set === undefined || set === 'stills') await runStills(job, pool, stills);
  if (set === undefined || set === 'webcam') await runScenes(job.options.leads ?? SHARE, pool, scenes);
  const advices = set === undefined || set === 'empty' ? await runEmpty(job, pool, empty) : 0;
  end();
  const pace = set === undefined || set === 'pace' ? await measurePace() : '';
  for (const line of stills.size > 0 ? tableOf('labelled pictures', stills, BASELINE) : []) await say(line);
  for (const line of scenes.size > 0 ? tableOf('webcam scenes', scenes, BASELINE) : []) await say(line);
  for (const line of empty.size > 0 ? tableOf('frames without a code', empty, BASELINE) : []) await say(line);
  if (empty.size > 0) await say(`\nfalse advice of the coach, each minute of moving pictures without a code: ${advices.toFixed(1)}`);
  if (pace !== '') await say(`\n${pace}`);
  return resultOf(stills, scenes, empty);
};

async function startPool(): Promise<{ readonly pool: Pool; readonly end: () => void }> {
  const workers = Array.from({ length: WORKERS }, () => new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module' }));
  const remotes = workers.map((worker) => wrap<DecodeBench>(worker));
  await Promise.all(remotes.map((remote) => remote.start()));
  const pool: Pool = async (items, what, work) => {
    let next = 0;
    const run = async (remote: Remote<DecodeBench>): Promise<void> => {
      for (let item = items[next]; item !== undefined; item = items[next]) {
        next += 1;
        await work(remote, item);
        void booth.batchProgress({ done: next, total: items.length, what });
      }
    };
    await Promise.all(remotes.map(run));
  };
  return { pool, end: () => workers.forEach((worker) => worker.terminate()) };
}

function add(
  board: Board,
  group: string,
  { outcomes, text }: { readonly outcomes: readonly Outcome[]; readonly text: readonly string[] },
): void {
  for (const { decoder, texts, ms } of outcomes) count(board, { group, decoder }, { verdict: judge(texts, text), ms });
}

type LabelledPicture = {
  readonly file: string;
  readonly group: string;
  readonly text: readonly string[];
  readonly read: () => Promise<Blob>;
};

async function picturesOf(job: BatchJob): Promise<readonly LabelledPicture[]> {
  const { labels, placeOf } = await labelsOf(job, 'expected.json');
  // two pictures of mixed charsets have no text in the set
  return Labels.parse(labels).flatMap(({ file, group, text }) =>
    text === undefined ? [] : [{ file, group, text: [text].flat(), read: async () => new Blob([await bytesOf(placeOf(file))]) }],
  );
}

async function runStills(job: BatchJob, pool: Pool, board: Board): Promise<void> {
  await pool(await picturesOf(job), 'pictures', async (remote, { file, group, text, read }) => {
    const outcomes = await remote.still(await read());
    add(board, text.includes(UNKNOWN) ? 'boofcv, nobody reads' : group, { text, outcomes });
    await tellLost(file, text, outcomes);
  });
}

/** Says what only others read, and what we read that the label does not say: where to look next. */
async function tellLost(what: string, text: readonly string[], outcomes: readonly Outcome[]): Promise<void> {
  const [us, ...rest] = outcomes.map(({ decoder, texts }) => ({ decoder, ...judge(texts, text) }));
  const winners = rest.filter(({ isRight }) => isRight).map(({ decoder }) => decoder);
  if (us?.isRight === false && winners.length > 0) await say(`only ${winners.join(', ')}: ${what}`);
  if (us?.isWrong === true) await say(`not in the label: ${what} (${outcomes[0]?.texts.length ?? 0} codes read)`);
}

async function runScenes(share: number, pool: Pool, board: Board): Promise<void> {
  await pool(listStress(share / 100), 'scenes', async (remote, spec) => {
    const { text, outcomes } = await remote.scene(spec);
    // a code of which a part is out of the picture need not be read: it only must not be read as something else
    const isCut = spec.trouble === 'cut';
    const judged = isCut ? outcomes.map((one) => ({ ...one, texts: one.texts.filter((read) => read !== text) })) : outcomes;
    add(board, spec.set.endsWith('tilted') ? spec.set : `${spec.set}: ${spec.trouble}`, { text: isCut ? [] : [text], outcomes: judged });
  });
}

async function runEmpty(job: BatchJob, pool: Pool, board: Board): Promise<number> {
  const pictures = (await picturesOf(job)).filter(({ text }) => text.length === 0);
  let seed = 1;
  await pool(pictures, 'empty frames', async (remote, { group, read }) => {
    seed += 100;
    add(board, group, { text: [], outcomes: await remote.empty(await read(), seed) });
  });
  let advices = 0;
  const moving = pictures.filter((_, i) => i % 4 === 0);
  await pool(moving, 'moving pictures', async (remote, { read }) => {
    seed += 100;
    advices += await remote.falseAdvice(await read(), seed);
  });
  return advices / ((moving.length * MOVING_SECONDS) / 60);
}

function resultOf(stills: Board, scenes: Board, empty: Board): Readonly<Record<string, string | number>> {
  const sums = [total(stills), total(scenes)];
  const sumOf = (name: string, key: 'right' | 'wrong' | 'images'): number =>
    sums.reduce((sum, board) => sum + (board.get(name)?.[key] ?? 0), 0);
  const names = [...new Set(sums.flatMap((board) => [...board.keys()]))].filter((name) => !name.startsWith('boothbook'));
  const best = names.toSorted((a, b) => sumOf(b, 'right') - sumOf(a, 'right'))[0] ?? '';
  const rest = total(empty);
  const ratio = (rest.get('boothbook')?.ms ?? 0) / (rest.get(BASELINE)?.ms ?? 1);
  return {
    right: sumOf('boothbook', 'right'),
    wrong: sumOf('boothbook', 'wrong'),
    images: sumOf('boothbook', 'images'),
    best,
    bestRight: sumOf(best, 'right'),
    bestWrong: sumOf(best, 'wrong'),
    fewestWrong: names.length === 0 ? 0 : Math.min(...names.map((name) => sumOf(name, 'wrong'))),
    stillsRight: sums[0]?.get('boothbook')?.right ?? 0,
    webcamRight: sums[1]?.get('boothbook')?.right ?? 0,
    emptyRatio: ratio.toFixed(2),
  };
}
