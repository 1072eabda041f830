import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineWords } from './batch.mjs';
import { query } from './benchOdoo.mjs';
import { root } from './bootstrap/place.mjs';

/** Leads that must have gone out before the frames are counted, and for how long they are. */
const FIRST_LEADS = 100;
const MEASURED_MS = 30_000;
const PATIENCE_MS = 90_000;

/** Runs in the page: remembers the time between two frames, in ms, until asked. */
function watchFrames() {
  const gaps = [];
  let last = performance.now();
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.frameGaps = gaps;
}

/** The gaps between frames of the program's own window while it sends leads in the background, in ms. */
export async function measureFrames({ program, place, display, key, database }) {
  const { _electron } = await import('playwright');
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  const secret = { BOOTHBOOK_SECRET_TARGET_BENCH_FRAMES: key };
  const app = await _electron.launch({
    executablePath: program,
    args: [...engineWords(), root, '--profile', join(place, 'profile')],
    env: { ...env, ...(display === undefined ? {} : { DISPLAY: display }), LANG: 'en_US.UTF-8', ...secret },
    timeout: 60_000,
  });
  const leadsThere = () => Number(query(database, 'select count(*) from crm_lead')?.[0]?.[0] ?? 0);
  try {
    const page = await app.firstWindow();
    const began = Date.now();
    while (leadsThere() < FIRST_LEADS) {
      if (Date.now() - began > PATIENCE_MS) throw new Error('the window sends nothing');
      await pause(300);
    }
    const before = leadsThere();
    await page.evaluate(watchFrames);
    await pause(MEASURED_MS);
    const gaps = (await page.evaluate(() => globalThis.frameGaps)).toSorted((a, b) => a - b);
    const at = (share) => Math.round(gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? 0);
    return { count: gaps.length, leads: leadsThere() - before, p95: at(0.95), longest: at(1) };
  } finally {
    await app.close().catch(() => undefined);
  }
}
