import { transfer, wrap, type Remote } from 'comlink';
import type { Scan, ScanSource } from '#shared/domain/scan.ts';
import type { Read } from './passes.ts';
import type { Still } from './readStill.ts';
import type { DecodeWorker, Frozen } from './workers/decode.ts';

/** A worker nobody has asked anything for this long is ended. */
const IDLE_MS = 10_000;

type Running = { readonly worker: Worker; readonly remote: Remote<DecodeWorker>; readonly failed: Promise<never> };

let running: Running | null = null;
let users = 0;
let idle: ReturnType<typeof setTimeout> | undefined;
let lastJob = 0;

/** Runs `use` with the one decoding worker, started on demand and ended after ten idle seconds. Throws when no worker can start. */
export async function withDecoder<T>(use: (remote: Remote<DecodeWorker>) => Promise<T>): Promise<T> {
  clearTimeout(idle);
  users += 1;
  const current = (running ??= startWorker());
  try {
    return await Promise.race([use(current.remote), current.failed]);
  } finally {
    users -= 1;
    if (users === 0) idle = setTimeout(endWorker, IDLE_MS);
  }
}

/** Reads a bitmap (which it takes over) in the worker; stops before the next pass when the signal says so. */
export function decodeStill(bitmap: ImageBitmap, signal: AbortSignal): Promise<Still> {
  return withDecoder(async (remote) => {
    lastJob += 1;
    const job = lastJob;
    const stop = (): void => void remote.stopStill(job);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await remote.readStill(transfer(bitmap, [bitmap]), job);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  });
}

/** The last frame of the camera in which a code went unread, else the last frame, as JPEG with the code's place; null before the first. */
export const freezeFrame = (): Promise<Frozen | null> => withDecoder((remote) => remote.freeze());

/** The scan a read amounts to. */
export const newScan = (read: Read, source: ScanSource): Scan => ({
  source,
  text: read.text,
  bytes: read.bytes,
  symbology: read.symbology,
  box: read.box,
});

function startWorker(): Running {
  const worker = new Worker(new URL('./workers/decode.ts', import.meta.url), { type: 'module', name: 'decode' });
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      endWorker();
      reject(new Error(`the decoding worker failed: ${event.message}`));
    });
  });
  // Nobody may be listening when it fails; whoever asks next starts a new one.
  failed.catch(() => undefined);
  return { worker, remote: wrap<DecodeWorker>(worker), failed };
}

function endWorker(): void {
  running?.worker.terminate();
  running = null;
}
