import { transfer, wrap, type Remote } from 'comlink';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { openPicture } from '#renderer/devices/imageFile.ts';
import type { OcrWorker, CardsRead } from '#renderer/devices/workers/ocr.ts';
import { engineFiles } from './engineFiles.ts';

/** A worker nobody has asked anything for this long is ended: it holds some 300 MB. */
const IDLE_MS = 10_000;

/** Reads cards until it is closed. One card at a time: the others wait their turn. */
export type CardReader = {
  /**
   * Fields and words of the cards in a picture, or why there are none. Stops before the next line when the signal says so. A picture
   * with fewer than `least` lines of print is told at a glance and gives no card.
   */
  readonly read: (blob: Blob, signal?: AbortSignal, least?: number) => Promise<Result<CardsRead, 'no-picture' | 'stopped'>>;
  readonly close: () => void;
};

type Running = { readonly worker: Worker; readonly remote: Remote<OcrWorker>; readonly failed: Promise<never> };

/** Opens a reader. Its worker starts with the first card (about two seconds), ends after ten idle seconds, and starts again when needed. */
export function openCardReader(): CardReader {
  let running: Running | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let lastJob = 0;

  const close = (): void => {
    clearTimeout(idle);
    running?.worker.terminate();
    running = null;
  };

  const readNow = async (
    blob: Blob,
    signal: AbortSignal | undefined,
    least: number,
  ): Promise<Result<CardsRead, 'no-picture' | 'stopped'>> => {
    if (signal?.aborted) return fail('stopped');
    const opened = await openPicture(blob);
    if (!opened.ok) return fail('no-picture');
    const bitmap = opened.value;
    clearTimeout(idle);
    const { remote, failed } = (running ??= startWorker(close));
    lastJob += 1;
    const job = lastJob;
    const stop = (): void => void remote.stopCard(job);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return ok(await Promise.race([remote.recogniseCard(transfer(bitmap, [bitmap]), job, least), failed]));
    } catch (error) {
      if (signal?.aborted) return fail('stopped');
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      idle = setTimeout(close, IDLE_MS);
    }
  };

  return {
    read: (blob, signal, least = 0) => {
      const answer = queue.then(() => readNow(blob, signal, least));
      queue = answer.catch(() => undefined);
      return answer;
    },
    close,
  };
}

function startWorker(end: () => void): Running {
  const worker = new Worker(new URL('../workers/ocr.ts', import.meta.url), { type: 'module', name: 'ocr' });
  const remote = wrap<OcrWorker>(worker);
  const failed = new Promise<never>((_resolve, reject) => {
    const give = (why: string): void => {
      end();
      reject(new Error(`the card reader failed: ${why}`));
    };
    worker.addEventListener('error', (event) => give(event.message));
    // Comlink runs calls in order, so a card asked for now is read once the engines are loaded.
    remote.start(engineFiles()).catch((error: unknown) => give(String(error)));
  });
  // Nobody may be listening when it fails; whoever asks next starts a new one.
  failed.catch(() => undefined);
  return { worker, remote, failed };
}
