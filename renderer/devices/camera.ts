import { transfer } from 'comlink';
import { BrowserCodeReader } from '@zxing/browser';
import type { Scan } from '#shared/domain/scan.ts';
import { coachFrame, newCoach, type Said } from './coach.ts';
import { openCamera, waitForCamera, type CameraFault } from './cameraStream.ts';
import { newScan, withDecoder } from './decoder.ts';
import { scanOnMainThread } from './lifeboat.ts';
import { pause } from './pause.ts';
import { noSights, takeSights } from './repeatGuard.ts';
import type { Read } from './passes.ts';

export type { Advice } from './coachSight.ts';
export { listCameras, type Camera } from './cameraStream.ts';
export { freezeFrame } from './decoder.ts';
export type { Frozen } from './workers/decode.ts';

/** refused: no permission; none: no camera; lost: unplugged while live; busy: another program has it. All but live are retried by themselves. */
export type CameraState = 'starting' | 'live' | 'lost' | CameraFault;

/** The coach's word and the size of the frames its box is in. */
export type Hint = Said & { readonly width: number; readonly height: number };

export type CameraWatch = {
  /** The camera wanted; without it, or while it is unplugged, any. */
  readonly deviceId?: string;
  readonly signal: AbortSignal;
  readonly onScan: (scan: Scan) => void;
  readonly onState: (state: CameraState) => void;
  /** What would help a code to be read, as it changes; null: nothing to say. */
  readonly onAdvice?: (hint: Hint | null) => void;
};

/** Thirteen looks a second: enough for a badge in a moving hand, and a booth laptop stays cool. */
const LOOK_MS = 75;
/** Five a second after this long without a code, ms. */
const QUIET_AFTER_MS = 20_000;
const QUIET_LOOK_MS = 200;
/** A window that is covered gets no video frames: look again after this, ms. */
const NO_FRAME_MS = 500;
/** Wider frames are scaled down: 1280 reads as much and costs half. */
const WIDEST_FRAME = 1280;

/**
 * Shows the camera in the video element and reports each code once while it is held there, until the signal ends it. Survives
 * unplugging, refusal and a camera in use elsewhere: says so by `onState` and opens again as soon as it can. Resolves when ended.
 */
export async function watchCamera(video: HTMLVideoElement, watch: CameraWatch): Promise<void> {
  while (!watch.signal.aborted) {
    watch.onState('starting');
    const opened = await openCamera(watch.deviceId);
    if (watch.signal.aborted) {
      if (opened.ok) stopTracks(opened.value);
      return;
    }
    if (opened.ok) await runCamera(video, opened.value, watch);
    else watch.onState(opened.error);
    if (!watch.signal.aborted) await waitForCamera(opened.ok ? 'lost' : opened.error, watch.signal);
  }
}

/** Runs one stream until it ends or is ended; a stream that ends by itself is reported lost. */
async function runCamera(video: HTMLVideoElement, stream: MediaStream, watch: CameraWatch): Promise<void> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', end, { once: true });
  watch.signal.addEventListener('abort', end, { once: true });
  try {
    BrowserCodeReader.addVideoSource(video, stream);
    await video.play();
    watch.onState('live');
    await lookOn(video, { ...watch, signal: ended.signal });
  } catch (error) {
    // Taking the element away ends play() with AbortError: the end was wished.
    if (!ended.signal.aborted && !(error instanceof DOMException)) throw error;
  } finally {
    watch.signal.removeEventListener('abort', end);
    stopTracks(stream);
    BrowserCodeReader.cleanVideoSource(video);
  }
  if (!watch.signal.aborted) watch.onState('lost');
}

async function lookOn(video: HTMLVideoElement, watch: CameraWatch): Promise<void> {
  const report = newReporter(watch);
  try {
    await lookWithWorker(video, watch, report);
  } catch {
    // No worker can start or it broke: decode here rather than not at all.
    if (!watch.signal.aborted) await scanOnMainThread(video, watch.signal, (read) => report([read], performance.now()));
  }
}

type Report = (reads: readonly Read[], now: number) => void;

function lookWithWorker(video: HTMLVideoElement, { signal, onAdvice }: CameraWatch, report: Report): Promise<void> {
  return withDecoder(async (remote) => {
    await remote.resetCamera();
    let readAt = performance.now();
    let coach = newCoach;
    while (!signal.aborted) {
      const begun = performance.now();
      await nextFrame(video, signal);
      if (signal.aborted) return;
      const bitmap = await createImageBitmap(video, video.videoWidth > WIDEST_FRAME ? { resizeWidth: WIDEST_FRAME } : {});
      const { width, height } = bitmap;
      const look = await remote.readFrame(transfer(bitmap, [bitmap]), begun);
      const now = performance.now();
      if (look.reads.length > 0) readAt = now;
      const { said } = coach;
      if (look.sight !== null) coach = coachFrame(coach, look.sight, now);
      if (coach.said !== said) onAdvice?.(coach.said === null ? null : { ...coach.said, width, height });
      if (!look.isSkipped && !signal.aborted) report(look.reads, now);
      await pause((now - readAt > QUIET_AFTER_MS ? QUIET_LOOK_MS : LOOK_MS) - (now - begun), signal);
    }
  });
}

function newReporter({ onScan }: CameraWatch): Report {
  let sights = noSights;
  return (reads, now) => {
    const next = takeSights(sights, reads.map(readKey), now);
    sights = next.sights;
    for (const read of reads) if (next.fresh.includes(readKey(read))) onScan(newScan(read, 'camera'));
  };
}

const readKey = (read: Read): string => `${read.symbology} ${read.text}`;

function nextFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const handle = video.requestVideoFrameCallback(() => done());
    const timer = setTimeout(() => done(), NO_FRAME_MS);
    const done = (): void => {
      clearTimeout(timer);
      video.cancelVideoFrameCallback(handle);
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done, { once: true });
  });
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
