import { setTimeout as pause } from 'node:timers/promises';
import { engineWords } from './batch.mjs';
import { root } from './bootstrap/place.mjs';
import { openRow, readMark, scrollList, typeBadge, watchScans } from './benchScaleProbe.mjs';

/** Scans while the start is still at work, and after it: of fewer the 95th percentile hangs on the two slowest. */
const EARLY_SCANS = 40;
const SCANS = 120;
/** Scans of the naive flow, which does nothing else. */
const NAIVE_SCANS = 40;
/** Long enough that nothing of one scan is left when the next comes. */
const SCAN_EVERY_MS = 250;
const ROWS = 10;
const SCROLL_MS = 3_000;
const PATIENCE_MS = 300_000;

const badgeOf = (name) => `MECARD:N:Bench,${name};EMAIL:${name.toLowerCase()}@bench.example;;`;

/** Texts of the badges of the film. */
export const filmBadges = (count) => Array.from({ length: count }, (_, at) => badgeOf(`Cam${100 + at}`));

/** The value below which `share` of the values lie, with one decimal. */
export const at = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
};

async function until(found, what) {
  const began = Date.now();
  for (;;) {
    const one = await found();
    if (one !== undefined) return one;
    if (Date.now() - began > PATIENCE_MS) throw new Error(`waited in vain: ${what}`);
    await pause(20);
  }
}

const toldOf = (page, name) =>
  until(() => page.evaluate((wanted) => globalThis.scansSeen.told.find(({ text }) => text.includes(wanted))?.at, name), `${name} is told`);

/** One badge by the scanner; from its Enter to painted, ms. */
async function scan(page, name) {
  const began = await page.evaluate(typeBadge, badgeOf(name));
  return (await toldOf(page, name)) - began;
}

async function scanMany(page, prefix, count) {
  const took = [];
  for (let visitor = 0; visitor < count; visitor += 1) {
    took.push(await scan(page, `${prefix}${100 + visitor}`));
    await pause(SCAN_EVERY_MS);
  }
  return took;
}

/** Plays the film on the capture screen; of each badge that was read: from the frame it was read from, and from the first that showed it, to painted. */
async function playFilm(page, film, texts) {
  await page.keyboard.press('Alt+2');
  await pause(500);
  film.show('badges');
  await page.keyboard.press('Alt+1');
  await pause(1_000 * (film.seconds + 1));
  await page.keyboard.press('Alt+2');
  film.show('empty');
  const { told, reads, shown } = await page.evaluate(() => globalThis.scansSeen);
  return texts.flatMap((text) => {
    const name = /Cam\d+/.exec(text)?.[0] ?? '';
    const said = told.find((one) => one.text.includes(name));
    const read = reads.find((one) => one.text === text);
    const first = shown.findLast((when) => read !== undefined && when <= read.frameAt + 1);
    if (said === undefined || read === undefined) return [];
    return [{ ms: said.at - read.frameAt, shownMs: said.at - (first ?? read.frameAt) }];
  });
}

async function measureRows(page) {
  await page.keyboard.press('Alt+2');
  await page.locator('#lead-row-0 [role="gridcell"]').first().waitFor({ timeout: PATIENCE_MS });
  const took = [];
  for (let row = 0; row < ROWS; row += 1) {
    took.push(await page.evaluate(openRow, row % 5));
    await pause(300);
    await page.keyboard.press('Escape');
    await page.locator('#lead-row-0 [role="gridcell"]').first().waitFor({ timeout: PATIENCE_MS });
    await pause(200);
  }
  return { took, scroll: await page.evaluate(scrollList, SCROLL_MS) };
}

/** The list has all leads of the show at work, one of them by the first scan; wall clock, ms. */
async function untilSearchable(page, wanted) {
  const shown = new Intl.NumberFormat('en').format(wanted);
  await until(async () => {
    const text = await page.locator('[data-testid="lead-count"]').textContent();
    return text?.startsWith(`${shown} `) || text?.startsWith(`${wanted} `) ? true : undefined;
  }, `${wanted} leads are in the list`);
  return Date.now();
}

const memoryOf = async (app) => {
  const all = await app.evaluate(({ app: program }) =>
    program.getAppMetrics().map(({ type, memory }) => ({ type, kb: memory.workingSetSize })),
  );
  const of = (type) => Math.round(Math.max(0, ...all.filter((one) => one.type === type).map(({ kb }) => kb)) / 1024);
  return { pageMb: of('Tab'), mainMb: of('Browser') };
};

/** Share of a core below which a process does nothing but wait, in hundredths, and for how many seconds. */
const IDLE = 20;
const IDLE_SECONDS = 4;

/** Waits until processes of these types have nothing left to do: of the page, until the index of all shows is read. Ms since the start. */
async function untilSettled(app, began, types) {
  for (let quiet = 0, tries = 0; quiet < IDLE_SECONDS && tries < 300; tries += 1) {
    const busy = await app.evaluate(
      ({ app: program }, wanted) =>
        Math.max(...program.getAppMetrics().flatMap(({ type, cpu }) => (wanted.includes(type) ? [cpu.percentCPUUsage] : []))),
      types,
    );
    quiet = busy < IDLE ? quiet + 1 : 0;
    await pause(1_000);
  }
  return Date.now() - began - 1_000 * IDLE_SECONDS;
}

/** The naive flow in the same window, on a screen without a camera of its own. */
async function measureNaive(page, { film, naive, leads }) {
  await page.keyboard.press('Alt+7');
  await pause(500);
  await page.evaluate(naive);
  await page.evaluate((count) => globalThis.naive.fill(count), leads);
  const scanner = [];
  for (let visitor = 0; visitor < NAIVE_SCANS; visitor += 1) {
    scanner.push(await page.evaluate((text) => globalThis.naive.scanner(text), badgeOf(`Naive${visitor}`)));
    await pause(SCAN_EVERY_MS);
  }
  film.show('badges');
  const camera = await page.evaluate((ms) => globalThis.naive.camera(ms, globalThis.readMark), 1_000 * (film.seconds + 1));
  film.show('empty');
  return { camera, scanner };
}

async function launch({ program, display, profile, camera }) {
  const { _electron } = await import('playwright');
  const began = Date.now();
  const app = await _electron.launch({
    executablePath: program,
    args: [
      ...engineWords(),
      root,
      '--profile',
      profile,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
    ],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }), LANG: 'en_US.UTF-8' },
    timeout: 120_000,
  });
  return { app, began };
}

/** When all of the journal was read in this run; it goes on while the program works. */
async function untilVerified(page, began) {
  for (;;) {
    const answer = await page.evaluate(() => globalThis.booth.journalSummary());
    if (!answer.ok || answer.value.damaged > 0) throw new Error('the journal is not whole');
    if (answer.value.unread === undefined) return { verifiedMs: Date.now() - began, frames: answer.value.frames };
    await pause(1_000);
  }
}

/** From the start of the program until it takes a badge and can be searched; ms. `verified`: when its journal was read too. */
async function measureStart({ app, began, atWork }) {
  const page = await app.firstWindow();
  await page.locator('[data-testid="capture"]').waitFor({ timeout: PATIENCE_MS });
  const screenMs = Date.now() - began;
  await page.evaluate(`globalThis.readMark = ${String(readMark)}`);
  await page.evaluate(watchScans);
  await scan(page, 'Start0');
  const badgeMs = Date.now() - began;
  const verified = untilVerified(page, began);
  await page.keyboard.press('Alt+2');
  const searchableMs = (await untilSearchable(page, atWork + 1)) - began;
  return { page, verified, start: { screenMs, badgeMs, searchableMs } };
}

/**
 * The program's own window over a filled profile: its start, scans by camera and scanner, the same written naively, a lead's page, the list,
 * memory. `naive` is the script of the naive flow.
 */
export async function measureProgram(run) {
  const { film, texts, leads, atWork } = run;
  const { app, began } = await launch({ ...run, camera: film.camera });
  try {
    const { page, start, verified } = await measureStart({ app, began, atWork });
    verified.catch(() => undefined);
    const settledMs = await untilSettled(app, began, ['Tab']);
    const memory = await memoryOf(app);
    await page.keyboard.press('Alt+1');
    await pause(1_000);
    // what was read for the index makes the database tidy its files, and main reads the journal: the first minute
    const scannerEarly = await scanMany(page, 'Early', EARLY_SCANS);
    await page.keyboard.press('Alt+2');
    const journal = await verified;
    // a busy hour does not begin in the first minutes
    await untilSettled(app, began, ['Tab', 'Browser']);
    await page.keyboard.press('Alt+1');
    await pause(1_000);
    const scanner = await scanMany(page, 'Hand', SCANS);
    const camera = await playFilm(page, film, texts);
    const rows = await measureRows(page);
    const naive = await measureNaive(page, { film, naive: run.naive, leads });
    return { start: { ...start, settledMs, ...journal }, memory, scannerEarly, scanner, camera, rows, naive, shown: texts.length };
  } finally {
    await app.close().catch(() => undefined);
  }
}
