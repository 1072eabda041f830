import { expose } from 'comlink';
import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Box, Point } from '#shared/domain/scan.ts';
import { newCameraReader, type CameraReader, type Look } from '#renderer/devices/cameraCycle.ts';
import type { Advice } from '#renderer/devices/coachSight.ts';
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
/** The camera's last frame, and the last one in which a code went unread, with what the coach made of it. */
let last: ImageBitmap | null = null;
let trouble: Trouble | null = null;

type Trouble = { readonly bitmap: ImageBitmap; readonly box: Box; readonly advice: Advice };

/** A frame of the camera held to be looked at. Without a box no code was found in it. */
export type Frozen = {
  readonly picture: Blob;
  readonly width: number;
  readonly height: number;
  readonly box: Box | null;
  readonly advice: Advice | null;
};

const QUALITY = 0.92;

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

  /** Looks at the next camera frame by the camera cycle; answers what may be believed. Keeps the bitmap until later. */
  async readFrame(bitmap: ImageBitmap, now: number): Promise<Look> {
    const decode = await loadDecoder();
    camera ??= newCameraReader(decode);
    const look = await camera(paintGrey(bitmap, 1), now);
    keepFrame(bitmap, look);
    return look;
  },

  /** The frame to look at: the last in which a code went unread since the last read, else the last. */
  async freeze(): Promise<Frozen | null> {
    const bitmap = trouble?.bitmap ?? last;
    if (bitmap === null) return null;
    const { width, height } = bitmap;
    const [box, advice] = [trouble?.box ?? null, trouble?.advice ?? null];
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return { picture: await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }), width, height, box, advice };
  },

  /** Forgets the frames of the camera before: a new one begins. */
  resetCamera(): void {
    camera = null;
    last?.close();
    trouble?.bitmap.close();
    last = null;
    trouble = null;
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

/** Keeps the frame, and closes those no longer needed: two are held at most. */
function keepFrame(bitmap: ImageBitmap, { sight }: Look): void {
  if (last !== trouble?.bitmap) last?.close();
  last = bitmap;
  if (sight === null || sight.kind === 'nothing') return;
  if (trouble !== null && trouble.bitmap !== last) trouble.bitmap.close();
  trouble = sight.kind === 'code' ? { bitmap, box: sight.box, advice: sight.advice } : null;
}

function takeGrey(bitmap: ImageBitmap, scale: number): Grey {
  const grey = paintGrey(bitmap, scale);
  bitmap.close();
  return grey;
}

function paintGrey(bitmap: ImageBitmap, scale: number): Grey {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context in the decoding worker');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return readGrey(context.getImageData(0, 0, width, height));
}

function enlarge([a, b, c, d]: Box, factor: number): Box {
  const map = ([x, y]: Point): Point => [x * factor, y * factor];
  return [map(a), map(b), map(c), map(d)];
}

expose(decodeWorker);
