import { expose } from 'comlink';
import * as ort from 'onnxruntime-web/wasm';
import { createWorker, OEM, PSM, type Worker as Tesseract } from 'tesseract.js';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import type { Box } from '#shared/domain/scan.ts';
import type { CardLanguage } from '#shared/formats/card/country.ts';
import { printOf } from '#shared/formats/card/print.ts';
import type { Picture } from '#renderer/devices/cards/picture.ts';
import { recogniseCards, type CardRead } from '#renderer/devices/cards/recogniseCard.ts';
import type { Planes } from '#renderer/devices/cards/tensors.ts';

/** Where the engines lie: absolute addresses of files shipped with the program. */
export type EngineFiles = {
  readonly wasm: string;
  readonly detector: string;
  readonly recogniser: string;
  readonly tesseractWorker: string;
  readonly tesseractCore: string;
  /** Folder of each language's `<language>.traineddata.gz`. */
  readonly languages: Readonly<Record<CardLanguage, string>>;
};

/** The cards found in a picture (most often one), each with its words in pixels of the whole picture, and the time it took. */
export type CardsRead = { readonly cards: readonly CardPrint[]; readonly ms: number };

/** Longest side that is read; a phone's 12 megapixels hold no more print than this. */
const LONGEST = 2600;

type Sessions = { readonly detector: ort.InferenceSession; readonly recogniser: ort.InferenceSession };

let files: EngineFiles | null = null;
let sessions: Promise<Sessions> | null = null;
let tesseract: { readonly language: CardLanguage; readonly worker: Promise<Tesseract> } | null = null;
const stops = new Map<number, AbortController>();

const ocrWorker = {
  /** Says where the engines lie and begins to load them; answers when they are ready. */
  async start(engineFiles: EngineFiles): Promise<void> {
    files = engineFiles;
    await loadSessions();
  },

  /** Reads the cards in a picture with at least `least` lines; `job` is the caller's number, to stop it by. Closes the bitmap. Rejects when stopped. */
  async recogniseCard(bitmap: ImageBitmap, job: number, least: number): Promise<CardsRead> {
    const began = performance.now();
    const stop = new AbortController();
    stops.set(job, stop);
    try {
      const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
      const picture = takePicture(bitmap, scale);
      const read = await recogniseCards(picture, { detect, recognise, readAccents }, { signal: stop.signal, least });
      return { cards: read.map((card) => printAt(card, picture, scale)), ms: Math.round(performance.now() - began) };
    } finally {
      stops.delete(job);
    }
  },

  /** Stops a card before its next line. */
  stopCard(job: number): void {
    stops.get(job)?.abort();
  },
};

/** What the worker promises: the contract is taken from its functions. */
export type OcrWorker = typeof ocrWorker;

/** A card's print in pixels of the whole picture, which was read `scale` times its size. */
function printAt(card: CardRead, { width, height }: Picture, scale: number): CardPrint {
  const lines = card.lines.map((line) => ({ ...line, height: line.height / scale, box: enlarge(line.box, 1 / scale) }));
  const [across, down] = card.rotation % 2 === 0 ? [width, height] : [height, width];
  return printOf({ ...card, lines }, { rotation: card.rotation, width: Math.round(across / scale), height: Math.round(down / scale) });
}

const enlarge = ([a, b, c, d]: Box, by: number): Box => [
  [a[0] * by, a[1] * by],
  [b[0] * by, b[1] * by],
  [c[0] * by, c[1] * by],
  [d[0] * by, d[1] * by],
];

/** The pixels of a bitmap, drawn on white (a PNG may be transparent) and smaller where `scale` says so. Closes the bitmap. */
function takePicture(bitmap: ImageBitmap, scale: number): Picture {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas to read the picture from');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

function loadSessions(): Promise<Sessions> {
  if (!files) throw new Error('the card reader was not started');
  // One thread: two were slower on two cores, and threads need cross-origin isolation (PLATFORM.md).
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: files.wasm };
  const { detector, recogniser } = files;
  const options = { executionProviders: ['wasm'] };
  sessions ??= Promise.all([ort.InferenceSession.create(detector, options), ort.InferenceSession.create(recogniser, options)]).then(
    ([first, second]) => ({ detector: first, recogniser: second }),
  );
  return sessions;
}

async function run(
  session: ort.InferenceSession,
  { data, width, height }: Planes,
): Promise<{ data: Float32Array; rows: number; columns: number }> {
  const [input, output] = [session.inputNames[0] ?? '', session.outputNames[0] ?? ''];
  const answer = (await session.run({ [input]: new ort.Tensor('float32', data, [1, 3, height, width]) }))[output];
  if (!answer || !(answer.data instanceof Float32Array)) throw new Error('the network answered in another shape');
  return { data: answer.data, rows: answer.dims.at(-2) ?? 0, columns: answer.dims.at(-1) ?? 0 };
}

async function detect(planes: Planes): Promise<{ data: Float32Array; width: number; height: number }> {
  const { data, rows, columns } = await run((await loadSessions()).detector, planes);
  return { data, width: columns, height: rows };
}

async function recognise(planes: Planes): Promise<{ data: Float32Array; steps: number; classes: number }> {
  const { data, rows, columns } = await run((await loadSessions()).recogniser, planes);
  // A breath after each line: else the message that stops the card waits until the card is read.
  await new Promise((resolve) => setTimeout(resolve));
  return { data, steps: rows, classes: columns };
}

async function readAccents(pgm: Uint8Array, language: CardLanguage): Promise<string> {
  const { data } = await (await loadTesseract(language)).recognize(new Blob([new Uint8Array(pgm)]));
  return data.text;
}

/** Tesseract for one language; a card in another language changes its language, the engine stays. */
function loadTesseract(language: CardLanguage): Promise<Tesseract> {
  if (tesseract?.language === language) return tesseract.worker;
  const before = tesseract?.worker;
  tesseract = { language, worker: startTesseract(language, before) };
  return tesseract.worker;
}

async function startTesseract(language: CardLanguage, before: Promise<Tesseract> | undefined): Promise<Tesseract> {
  await (await before)?.terminate();
  if (!files) throw new Error('the card reader was not started');
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    workerPath: files.tesseractWorker,
    corePath: files.tesseractCore,
    langPath: files.languages[language],
    // A worker from a blob would have no origin to load its engine from; nothing is kept in the browser's store.
    workerBlobURL: false,
    cacheMethod: 'none',
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '300' });
  return worker;
}

expose(ocrWorker);
