import { getDocument, PDFWorker, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the bundler's address of the file, which itself exports none
import pdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url';

const MOST_PAGES = 10;
/** Longest side of a drawn page: A4 at 300 dots an inch. */
const LONGEST = 3508;
const QUALITY = 0.92;
/** Pictures in a page that are drawn, in pixels: a few bytes may claim to be more than all memory. Larger ones are left out. */
const LARGEST_PICTURE = 100_000_000;

/** The folder where the decoders of scanners' formats lie; the build keeps their names (electron.vite.config.ts). */
const wasmFolder = (): string => {
  const folders = [jbig2, openjpeg].map((path) => new URL('.', new URL(path, location.href)).href);
  return folders[0] ?? '';
};

/** The first ten pages of a PDF as JPEGs, as they would be printed. No script of the document is run. Rejects when it is damaged, locked or stopped. */
export async function drawPdf(bytes: Uint8Array, signal: AbortSignal): Promise<readonly Blob[]> {
  const port = new Worker(pdfWorker, { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: bytes,
    worker,
    wasmUrl: wasmFolder(),
    useWorkerFetch: true,
    useSystemFonts: true,
    enableXfa: false,
    maxImageSize: LARGEST_PICTURE,
  });
  // Ending the worker alone would leave its caller waiting for ever.
  const stop = (): void => void task.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const document = await task.promise;
    const pages: Blob[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      signal.throwIfAborted();
      pages.push(await drawPage(await document.getPage(number)));
    }
    return pages;
  } finally {
    signal.removeEventListener('abort', stop);
    await task.destroy();
    port.terminate();
  }
}

async function drawPage(page: PDFPageProxy): Promise<Blob> {
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LONGEST / Math.max(width, height, 1) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  await page.render({ canvas, viewport, background: '#fff' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  // its memory is freed at once, not when the collector comes round
  canvas.width = 0;
  page.cleanup();
  if (!blob) throw new Error('the page could not be drawn');
  return blob;
}
