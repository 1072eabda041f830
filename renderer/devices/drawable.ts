import { wrap } from 'comlink';
import heif from 'libheif-js/libheif-wasm/libheif-bundle.mjs?url';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { PicturesWorker } from '#renderer/devices/workers/pictures.ts';
import { readForeignKind, type ForeignKind } from './foreignKind.ts';

export type DrawableError = 'not-an-image' | 'too-large' | 'damaged';

/** Largest file that is unpacked: what a scanner makes of ten pages is less. */
const LARGEST_FILE = 200_000_000;
/** Longest that unpacking one file may take; a file that takes longer is a trap or not worth the wait. */
const LONGEST_MS = 60_000;

/**
 * The pictures in a file as files that the browser draws: the file itself when it is one (JPEG, PNG, WebP, GIF, BMP), else each page of
 * a TIFF or PDF (the first ten) or the picture of a HEIC as a JPEG, upright. Never an empty list. Sizes are checked before pixels are
 * unpacked; a file that takes over a minute is damaged.
 */
export async function toDrawable(file: Blob): Promise<Result<readonly Blob[], DrawableError>> {
  if (file.size > LARGEST_FILE) return fail('too-large');
  const kind = readForeignKind(new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  if (kind === null) return ok([file]);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_MS);
  try {
    const pages = await unpack(kind, file, stop.signal);
    return pages.ok && pages.value.length === 0 ? fail('damaged') : pages;
  } catch {
    // the decoders throw on anything that is not as it should be, and when they are stopped
    return fail('damaged');
  } finally {
    clearTimeout(timer);
  }
}

async function unpack(kind: ForeignKind, file: Blob, signal: AbortSignal): Promise<Result<readonly Blob[], DrawableError>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (kind === 'pdf') return ok(await (await import('./pdfPages.ts')).drawPdf(bytes, signal));
  // A worker for one file: what the decoders took in memory goes with it.
  const worker = new Worker(new URL('./workers/pictures.ts', import.meta.url), { type: 'module', name: 'pictures' });
  const stopped = new Promise<never>((_resolve, reject) => {
    const give = (): void => reject(new Error('the picture was not unpacked'));
    signal.addEventListener('abort', give, { once: true });
    worker.addEventListener('error', give, { once: true });
  });
  try {
    const remote = wrap<PicturesWorker>(worker);
    const work = kind === 'tiff' ? remote.unpackTiff(bytes) : remote.unpackHeic(bytes, new URL(heif, location.href).href);
    return await Promise.race([work, stopped]);
  } finally {
    worker.terminate();
  }
}
