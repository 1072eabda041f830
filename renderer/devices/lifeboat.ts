import { BrowserMultiFormatReader } from '@zxing/browser';
import type { Read } from './passes.ts';
import { newLibraryRead } from './workers/zxingLibrary.ts';

/** Between two looks on the main thread, ms: it is busy for half a second at each. */
const PAUSE_MS = 300;

/**
 * Decodes the video on the main thread with @zxing/browser, for machines where no worker can start: slow, but a booth can work.
 * Resolves when the signal ends it.
 */
export function scanOnMainThread(video: HTMLVideoElement, signal: AbortSignal, onRead: (read: Read) => void): Promise<void> {
  return new Promise((resolve) => {
    const reader = new BrowserMultiFormatReader(undefined, { delayBetweenScanAttempts: PAUSE_MS, delayBetweenScanSuccess: PAUSE_MS });
    const controls = reader.scan(video, (result) => {
      if (result !== undefined) onRead(newLibraryRead(result));
    });
    const stop = (): void => {
      controls.stop();
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
