import jsQR from 'jsqr';
import { readImageFile } from '#renderer/devices/imageFile.ts';
import { readGrey } from '#renderer/devices/pixels.ts';
import { readWithZxingLibrary } from '#renderer/devices/workers/zxingLibrary.ts';

/** One labelled picture; `text` holds the payloads in it, [] where there is no code. */
export type Labelled = { readonly file: string; readonly group: string; readonly text: readonly string[]; readonly blob: Blob };

/** What one decoder did on all pictures: read rightly, pictures with a read that is not in the label, median ms. */
export type Tally = {
  readonly decoder: string;
  readonly right: number;
  readonly wrong: number;
  readonly images: number;
  readonly medianMs: number;
};

type Decoder = { readonly name: string; readonly read: (picture: Labelled) => Promise<readonly string[]> };

const decoders: readonly Decoder[] = [
  {
    name: 'boothbook',
    read: async ({ blob }) => {
      const image = await readImageFile(blob, new AbortController().signal);
      return image.ok ? image.value.codes.map(({ text }) => text) : [];
    },
  },
  { name: '@zxing/library', read: async ({ blob }) => readWithZxingLibrary(readGrey(await paint(blob))).map(({ text }) => text) },
  {
    name: 'jsQR',
    read: async ({ blob }) => {
      const { data, width, height } = await paint(blob);
      const code = jsQR(data, width, height);
      return code === null ? [] : [code.data];
    },
  },
];

/** Reads every picture with our passes, @zxing/library alone and jsQR; `report` hears of each picture done. Runs in a page. */
export async function benchDecode(pictures: AsyncIterable<Labelled>, report: (done: number) => void): Promise<readonly Tally[]> {
  const tallies = decoders.map(({ name }) => ({ decoder: name, right: 0, wrong: 0, images: 0, ms: [] as number[] }));
  for await (const picture of pictures) {
    for (const [i, { read }] of decoders.entries()) {
      const tally = tallies[i];
      if (tally === undefined) continue;
      const started = performance.now();
      const texts = await read(picture);
      tally.ms.push(performance.now() - started);
      tally.images += 1;
      const verdict = judge(texts.map(oneLineEnd), picture.text.map(oneLineEnd));
      if (verdict.isRight) tally.right += 1;
      if (verdict.isWrong) tally.wrong += 1;
    }
    report(tallies[0]?.images ?? 0);
  }
  return tallies.map(({ ms, ...tally }) => ({ ...tally, medianMs: ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0 }));
}

/** The labels were written by programs that turn CR LF into LF and cut the end of the text; the codes hold what they hold. */
const oneLineEnd = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

/** Label of the pictures that nobody could read when the set was made: a read there is neither right nor wrong. */
const UNKNOWN = '(no decoder read it)';

function judge(texts: readonly string[], label: readonly string[]): { readonly isRight: boolean; readonly isWrong: boolean } {
  if (label.includes(UNKNOWN)) return { isRight: false, isWrong: false };
  const isRight = label.length === 0 ? texts.length === 0 : texts.some((text) => label.includes(text));
  return { isRight, isWrong: texts.some((text) => !label.includes(text)) };
}

async function paint(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('no 2d context for the benchmark');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}
