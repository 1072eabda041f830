import { watchCamera } from '#renderer/devices/camera.ts';
import { percentile, watchGaps } from './bench.ts';
import { newChance } from './stress/chance.ts';
import { FRAME, paintBooth } from './stress/scene.ts';

const WATCH_MS = 20_000;
const FILM_FPS = 30;

/** Something else that goes on meanwhile, until the signal ends it: what it is called, and the doing of it. */
export type Meanwhile = { readonly name: string; readonly work: (signal: AbortSignal) => Promise<void> };

/**
 * Frames a second of the page, and its longest silence, while the real camera loop decodes a moving picture in its worker (and
 * `meanwhile` goes on).
 */
export async function measurePace(meanwhile?: Meanwhile): Promise<string> {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const film = playBooth();
  // the fake camera: the loop asks the browser for a stream and gets this one
  Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { configurable: true, value: () => Promise.resolve(film.stream) });
  const stop = new AbortController();
  const watching = watchCamera(video, { signal: stop.signal, onScan: () => undefined, onState: () => undefined });
  const gaps: number[] = [];
  let last = performance.now();
  const tick = (now: number): void => {
    gaps.push(now - last);
    last = now;
    if (!stop.signal.aborted) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const silence = watchGaps();
  const working = meanwhile?.work(stop.signal);
  await new Promise((resolve) => {
    setTimeout(resolve, WATCH_MS);
  });
  const longest = silence.stop();
  stop.abort();
  film.end();
  await watching;
  await working;
  video.remove();
  const frames = gaps.slice(1);
  const fps =
    (1000 * frames.length) /
    Math.max(
      1,
      frames.reduce((sum, gap) => sum + gap, 0),
    );
  return `page while the camera decodes${meanwhile === undefined ? '' : ` and ${meanwhile.name}`}, ${WATCH_MS / 1000} s: ${fps.toFixed(1)} frames a second, gap p95 ${percentile(frames, 0.95).toFixed(1)} ms, longest ${Math.max(0, ...frames).toFixed(1)} ms; main thread silent for ${longest.toFixed(1)} ms at most`;
}

/** A booth that shakes a little, as a stream. */
function playBooth(): { readonly stream: MediaStream; readonly end: () => void } {
  const { data } = paintBooth(newChance(3));
  const rgba = new ImageData(FRAME.width, FRAME.height);
  for (const [i, shade] of data.entries()) rgba.data.set([shade, shade, shade, 255], 4 * i);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [FRAME.width, FRAME.height];
  const context = canvas.getContext('2d');
  const still = document.createElement('canvas');
  [still.width, still.height] = [FRAME.width, FRAME.height];
  still.getContext('2d')?.putImageData(rgba, 0, 0);
  let at = 0;
  const timer = setInterval(() => {
    at += 1;
    context?.drawImage(still, 6 * Math.sin(at / 3), 4 * Math.cos(at / 4));
  }, 1000 / FILM_FPS);
  return { stream: canvas.captureStream(FILM_FPS), end: () => clearInterval(timer) };
}
