import { BrowserQRCodeReader } from '@zxing/browser';
import { Dexie } from 'dexie';

/*
 * Scan to saved as one writes it on the first day: @zxing/browser's loop on the main thread, one `add` into a plain table, the name on the
 * screen. No journal, nothing sealed, nobody looked up, nothing judged, no strict durability. Runs in the program's own window, over a table
 * with as many rows as the program has leads.
 */

/** One scan: from the last frame it was read from (or Enter of the scanner), and from the first that showed it, to painted; ms. */
type Taken = { readonly text: string; readonly ms: number; readonly shownMs: number };

const ROWS_A_TIME = 5_000;

const db = new Dexie('naive');
db.version(1).stores({ leads: '++id, email' });
const leads = db.table('leads');

/** Resolves when what was just put on the screen was painted. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve(), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });

const rowOf = (at: number): object => ({
  name: `Visitor ${at}`,
  email: `visitor${at}@bench.example`,
  company: `Company ${at % 977}`,
  note: 'wants two filling lines before summer, sends plans by Friday',
  at,
});

/** Fills the table up to so many rows. */
async function fill(count: number): Promise<void> {
  for (let from = await leads.count(); from < count; from += ROWS_A_TIME)
    await leads.bulkAdd(Array.from({ length: Math.min(ROWS_A_TIME, count - from) }, (_, at) => rowOf(from + at)));
}

function newBanner(): HTMLElement {
  const banner = document.createElement('div');
  banner.style.cssText = 'position:fixed;inset:0 0 auto;z-index:9999;font-size:40px;background:white';
  document.body.append(banner);
  return banner;
}

async function keep(banner: HTMLElement, text: string): Promise<number> {
  await leads.add({ ...rowOf(Date.now()), text });
  banner.textContent = text;
  await painted();
  return performance.now();
}

/** Reads the badges of the film for so long. */
async function camera(ms: number, isMarked: (video: HTMLVideoElement) => boolean): Promise<Taken[]> {
  const banner = newBanner();
  const video = document.createElement('video');
  video.style.cssText = 'width:640px;height:360px';
  banner.after(video);
  video.muted = true;
  const taken = new Map<string, Taken>();
  let frameAt = 0;
  let shownAt = 0;
  let wasMarked = false;
  const look = (now: number, { captureTime }: VideoFrameCallbackMetadata): void => {
    frameAt = captureTime ?? now;
    const is = isMarked(video);
    if (is && !wasMarked) shownAt = frameAt;
    wasMarked = is;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
  const constraints = { video: { width: { ideal: 1280 }, height: { ideal: 720 } } };
  const controls = await new BrowserQRCodeReader().decodeFromConstraints(constraints, video, (result) => {
    const text = result?.getText();
    if (text === undefined || taken.has(text)) return;
    const [from, shown] = [frameAt, shownAt];
    taken.set(text, { text, ms: Number.NaN, shownMs: Number.NaN });
    void keep(banner, text).then((at) => taken.set(text, { text, ms: at - from, shownMs: at - shown }));
  });
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  controls.stop();
  video.remove();
  banner.remove();
  return [...taken.values()].filter((one) => !Number.isNaN(one.ms));
}

/** Takes a badge that a scanner has just typed. */
async function scanner(text: string): Promise<number> {
  const banner = newBanner();
  const began = performance.now();
  const at = await keep(banner, text);
  banner.remove();
  return at - began;
}

Object.assign(globalThis, { naive: { fill, camera, scanner } });
