import { expose } from 'comlink';
import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Box, Point } from '#shared/domain/scan.ts';
import { newCameraReader, type CameraReader, type Look } from '#renderer/devices/cameraCycle.ts';
import type { Decode } from '#renderer/devices/passes.ts';
import { readGrey, type Grey } from '#renderer/devices/pixels.ts';
import { readStill, type Still } from '#renderer/devices/readStill.ts';
import { readWithZxing } from './zxing.ts';
import { readWithZxingLibrary } from './zxingLibrary.ts';

/** Longer side of the largest still that is decoded; larger ones are drawn smaller first. */
const LONGEST_STILL = 4000;

const stops = new Map<number, AbortController>();
let decoder: Promise<Decode> | null = null;
let camera: CameraReader | null = null;

const decodeWorker = {
  /** Loads the decoder; false when WebAssembly cannot start and the slower lifeboat is at the oars. */
  async start(): Promise<boolean> {
    return (await loadDecoder()) === readWithZxing;
  },

  /** Reads the codes of a still picture; `job` is the caller's number for it, to stop it by. Closes the bitmap. */
  async readStill(bitmap: ImageBitmap, job: number): Promise<Still> {
    const stop = new AbortController();
    stops.set(job, stop);
    try {
      const scale = Math.min(1, LONGEST_STILL / Math.max(bitmap.width, bitmap.height));
      const picture = takeGrey(bitmap, scale);
      const decode = await loadDecoder();
      const still = await readStill(picture, { decode: breathe(decode), lifeboat: readWithZxingLibrary, signal: stop.signal });
      return { ...still, reads: still.reads.map((read) => ({ ...read, box: enlarge(read.box, 1 / scale) })) };
    } finally {
      stops.delete(job);
    }
  },

  /** Stops a still before its next pass. */
  stopStill(job: number): void {
    stops.get(job)?.abort();
  },

  /** Looks at the next camera frame by the camera cycle; answers what may be believed. Closes the bitmap. */
  async readFrame(bitmap: ImageBitmap, now: number): Promise<Look> {
    const decode = await loadDecoder();
    camera ??= newCameraReader(decode);
    return camera(takeGrey(bitmap, 1), now);
  },

  /** Forgets the frames of the camera before: a new one begins. */
  resetCamera(): void {
    camera = null;
  },
};

/** What the worker promises: the contract is taken from its functions. */
export type DecodeWorker = typeof decodeWorker;

function loadDecoder(): Promise<Decode> {
  decoder ??= startWasm();
  return decoder;
}

async function startWasm(): Promise<Decode> {
  try {
    await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
    return readWithZxing;
  } catch {
    // No WebAssembly here (policy, memory, a broken file): decode slower rather than not at all.
    return (picture) => Promise.resolve(readWithZxingLibrary(picture));
  }
}

/** Lets messages in between two passes, so that a still can be stopped and a camera frame is not kept waiting. */
const breathe =
  (decode: Decode): Decode =>
  async (picture, how) => {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    return decode(picture, how);
  };

function takeGrey(bitmap: ImageBitmap, scale: number): Grey {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context in the decoding worker');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return readGrey(context.getImageData(0, 0, width, height));
}

function enlarge([a, b, c, d]: Box, factor: number): Box {
  const map = ([x, y]: Point): Point => [x * factor, y * factor];
  return [map(a), map(b), map(c), map(d)];
}

expose(decodeWorker);
