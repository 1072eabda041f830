import { z } from 'zod';
import { booth } from '#renderer/lib/booth.ts';
import { bytesOf, labelsOf, say } from './bench.ts';
import type { Bench } from './bench.ts';
import { benchDecode } from './decode.ts';
import type { Labelled } from './decode.ts';

const Labels = z.array(z.object({ file: z.string(), group: z.string(), text: z.union([z.string(), z.array(z.string())]).optional() }));

/** Codes read rightly and wrongly by our decoder, by @zxing/library alone and by jsQR, over labelled pictures. */
export const runDecode: Bench = async (job) => {
  const { labels, placeOf } = await labelsOf(job, 'expected.json');
  // two pictures of mixed charsets have no text in the set
  const list = Labels.parse(labels).flatMap(({ file, group, text }) => (text === undefined ? [] : [{ file, group, text: [text].flat() }]));
  async function* pictures(): AsyncGenerator<Labelled> {
    for (const { file, group, text } of list) yield { file, group, text, blob: new Blob([await bytesOf(placeOf(file))]) };
  }
  const tallies = await benchDecode(pictures(), (done) => void booth.batchProgress({ done, total: list.length, what: 'pictures' }));
  await say('decoder          right  wrong  images  median ms');
  for (const { decoder, right, wrong, images, medianMs } of tallies) {
    await say(
      `${decoder.padEnd(16)} ${String(right).padStart(5)} ${String(wrong).padStart(6)} ${String(images).padStart(7)} ${medianMs.toFixed(1).padStart(10)}`,
    );
  }
  const [ours, library, jsqr] = tallies;
  return {
    right: ours?.right ?? 0,
    wrong: ours?.wrong ?? 0,
    images: ours?.images ?? 0,
    libraryRight: library?.right ?? 0,
    libraryWrong: library?.wrong ?? 0,
    jsqrRight: jsqr?.right ?? 0,
    jsqrWrong: jsqr?.wrong ?? 0,
  };
};
