import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineWords } from './batch.mjs';
import { root } from './bootstrap/place.mjs';

const VISITORS = 30;
/** Between two scans: two saves a second. */
const SCAN_EVERY_MS = 500;
/** The index has read everything when the figures stand still for so long. */
const STILL_MS = 6_000;
const PATIENCE_MS = 300_000;

/**
 * Runs in the page: notes when a commit of a lead was in the database, what the dashboard says when, and the time between two frames.
 * The first is earlier than "saved" (the journal comes after it), so what is measured from it is too much rather than too little.
 */
function watchAll() {
  const seen = { commits: [], shown: [], gaps: [] };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function putAndNote(...row) {
    if (this.name === 'leads') this.transaction.addEventListener('complete', () => seen.commits.push(performance.now()), { once: true });
    return put.apply(this, row);
  };
  let told = '';
  const look = () => {
    // the number itself: the words beside it also tell of the plan, which moves with the clock
    const text = /\d[\d,]*/.exec(document.querySelector('[data-testid="live-leads"]')?.textContent ?? '')?.[0] ?? '';
    if (text === '' || text === told) return;
    told = text;
    seen.shown.push({ at: performance.now(), text });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
  let last = performance.now();
  const frame = (now) => {
    seen.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.figuresSeen = seen;
}

/** Runs in the page: a scanner types a badge, all keys at once, and Enter. Answers when that was. */
function typeBadge(text) {
  const signs = { ':': 'Semicolon', ';': 'Semicolon', '@': 'Digit2', '.': 'Period', ',': 'Comma', '-': 'Minus' };
  const codeOf = (sign) => (/[0-9]/.test(sign) ? `Digit${sign}` : (signs[sign] ?? `Key${sign.toUpperCase()}`));
  const began = performance.now();
  for (const sign of text) {
    const isShift = /[A-Z:@]/.test(sign);
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: sign, code: codeOf(sign), shiftKey: isShift, bubbles: true, cancelable: true }),
    );
  }
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
  return began;
}

const readSeen = (page) => page.evaluate(() => globalThis.figuresSeen);

/** Waits until `found` answers something but undefined. */
async function until(found, what) {
  const began = Date.now();
  for (;;) {
    const one = await found();
    if (one !== undefined) return one;
    if (Date.now() - began > PATIENCE_MS) throw new Error(`waited in vain: ${what}`);
    await pause(40);
  }
}

const badge = (visitor) => `MECARD:N:Bench,V${visitor};EMAIL:v${visitor}@bench.example;;`;

/** One scan; answers when its lead was in the database. */
async function scan(page, visitor) {
  const began = await page.evaluate(typeBadge, badge(visitor));
  const saved = () => page.evaluate((from) => globalThis.figuresSeen.commits.find((at) => at >= from), began);
  return until(saved, 'a scan is saved');
}

/** Scans visitors, each twice: a second visit makes a lead that counts. Answers when each was in the database that second time. */
async function scanVisitors(page, from) {
  const saved = [];
  for (let visitor = from; visitor < from + VISITORS; visitor += 1) {
    await scan(page, visitor);
    await pause(SCAN_EVERY_MS);
    saved.push(await scan(page, visitor));
    await pause(SCAN_EVERY_MS);
  }
  return saved;
}

const at = (values, share) =>
  Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0);

/** Waits for the figures of all leads. */
async function untilLoaded(page) {
  await page.locator('[data-testid="live-leads"]').waitFor({ timeout: PATIENCE_MS });
  await until(async () => {
    const stillMs = await page.evaluate(() => performance.now() - (globalThis.figuresSeen.shown.at(-1)?.at ?? Number.POSITIVE_INFINITY));
    return stillMs > STILL_MS ? true : undefined;
  }, 'the index is read');
}

async function forgetSeen(page) {
  await page.evaluate(() => {
    for (const list of Object.values(globalThis.figuresSeen)) list.length = 0;
  });
}

/** From each save to the first words of the dashboard that are not those of before it, ms. */
async function refreshOf(page, saved) {
  await pause(2_000);
  const { shown } = await readSeen(page);
  if (shown.length < saved.length) throw new Error(`the dashboard told of ${shown.length} of ${saved.length} leads`);
  return saved.map((when) => (shown.find((one) => one.at >= when)?.at ?? Number.POSITIVE_INFINITY) - when);
}

/** The program's own window on the filled profile: the dashboard while visitors are scanned, then the capture screen. */
export async function measureDashboard({ program, place, display }) {
  const { _electron } = await import('playwright');
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  const app = await _electron.launch({
    executablePath: program,
    args: [...engineWords(), root, '--profile', join(place, 'profile')],
    env: { ...env, ...(display === undefined ? {} : { DISPLAY: display }), LANG: 'en_US.UTF-8' },
    timeout: 60_000,
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('navigation').first().waitFor({ timeout: 60_000 });
    await page.evaluate(watchAll);
    await page.keyboard.press('Alt+9');
    await untilLoaded(page);
    await scan(page, 0);
    await pause(1_000);
    await forgetSeen(page);
    const refresh = await refreshOf(page, await scanVisitors(page, 1));
    const dashboard = (await readSeen(page)).gaps;
    await page.keyboard.press('Alt+1');
    await pause(1_000);
    await forgetSeen(page);
    await scanVisitors(page, 1 + VISITORS);
    const capture = (await readSeen(page)).gaps;
    return {
      scans: 4 * VISITORS,
      refreshMsP50: at(refresh, 0.5),
      refreshMsP95: at(refresh, 0.95),
      frameGapMsP95: at(capture, 0.95),
      dashboardGapMsP95: at(dashboard, 0.95),
      longestGapMs: at([...dashboard, ...capture], 1),
    };
  } finally {
    await app.close().catch(() => undefined);
  }
}
