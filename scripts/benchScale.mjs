import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { repoCache, root, say } from './bootstrap/place.mjs';
import { runPart } from './benchPart.mjs';
import { makeFilms } from './benchScaleFilm.mjs';
import { at, filmBadges, measureProgram } from './benchScaleProgram.mjs';
import { copyProfile, seedProfile } from './benchScaleSeed.mjs';
import { growthOf, tell } from './benchScaleTable.mjs';
import { writeScale } from './scalePlots.mjs';

const SIZES = [100, 1_000, 10_000, 200_000];
const BADGES = 30;
/** Scan-to-saved with the most leads may take so many times what it takes with the fewest. */
const MOST_RATIO = 1.5;

/** The naive flow as one script for the program's page. */
async function bundleNaive() {
  const { build } = await import('vite');
  const entry = join(root, 'test', 'bench', 'scaleNaive.ts');
  const lib = { entry, formats: ['iife'], name: 'naiveFlow' };
  const built = await build({ configFile: false, root, logLevel: 'error', build: { write: false, minify: false, lib } });
  const [one] = Array.isArray(built) ? built : [built];
  return one.output[0].code;
}

function bytesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile())
    .reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);
}

/** The filled profile of a size, from the cache or made now; opened once since, as every profile but a day-old one is. */
const filledProfile = (run, leads) =>
  seedProfile(leads, async (profile) => {
    const made = await runPart(run, { words: ['scale:fill', '--leads', String(leads)], profile, errors: 'ignore' });
    const opened = await runPart(run, { words: ['scale:open'], profile, errors: 'ignore' });
    return { ...made, firstOpenMs: opened.openMs };
  });

const spreadOf = (values) => ({ p50: at(values, 0.5), p95: at(values, 0.95) });

async function measureSize(run, leads) {
  const { folder: filled, meta } = await filledProfile(run, leads);
  const profile = join(run.place, 'profile');
  say(`${leads} leads, ${meta.pictures} pictures: the program …`);
  copyProfile(filled, profile);
  const profileMb = Math.round(bytesIn(profile) / 1e6);
  const seen = await measureProgram({ ...run, profile, leads, atWork: meta.atWork });
  say(`${leads} leads: the data layer …`);
  copyProfile(filled, profile);
  const judged = await runPart(run, { words: ['scale:judge'], profile, to: join(run.place, 'all.xlsx'), errors: 'ignore' });
  return {
    leads,
    pictures: meta.pictures,
    seedSeconds: meta.seconds,
    firstOpenMs: meta.firstOpenMs,
    profileMb,
    ...seen.start,
    ...seen.memory,
    scanner: spreadOf(seen.scanner),
    scannerEarly: spreadOf(seen.scannerEarly),
    camera: { ...spreadOf(seen.camera.map(({ ms }) => ms)), read: seen.camera.length, shown: seen.shown },
    cameraShown: spreadOf(seen.camera.map(({ shownMs }) => shownMs)),
    naiveScanner: spreadOf(seen.naive.scanner),
    naiveCamera: { ...spreadOf(seen.naive.camera.map(({ ms }) => ms)), read: seen.naive.camera.length, shown: seen.shown },
    naiveCameraShown: spreadOf(seen.naive.camera.map(({ shownMs }) => shownMs)),
    openLead: spreadOf(seen.rows.took),
    scrollGapP95: at(seen.rows.scroll.gaps, 0.95),
    ...judged,
  };
}

const wordAfter = (words, name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);

/** Sizes that were asked for (`--sizes 100,200000`), from the least. */
const sizesOf = (words) =>
  (wordAfter(words, '--sizes')?.split(',').map(Number) ?? SIZES).filter((size) => Number.isInteger(size) && size > 0).sort((a, b) => a - b);

function machine() {
  const [one] = cpus();
  return { cores: cpus().length, processor: one?.model.trim() ?? '', memoryGb: Math.round(totalmem() / 1e9), at: new Date().toISOString() };
}

/**
 * The program over more and more leads: start, search, scan to saved (camera and scanner, beside the same written naively), dashboard, export,
 * memory. `--sizes A,B`: only these; `--write`: the table and the plots into `resources/docs/scale` too; `--fill`: only makes the profiles.
 */
export async function benchScale({ program, folder, words }) {
  ensureBuild();
  const place = join(repoCache, 'scale', 'run');
  rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(place, { recursive: true });
  try {
    if (words.includes('--fill')) {
      for (const leads of sizesOf(words)) await withDisplay((display) => filledProfile({ program, folder, display }, leads));
      return 0;
    }
    const texts = filmBadges(BADGES);
    const film = await makeFilms(place, texts);
    const naive = await bundleNaive();
    const rows = [];
    for (const leads of sizesOf(words)) {
      rows.push(await withDisplay((display) => measureSize({ program, folder, place, film, texts, naive, display }, leads)));
      writeFileSync(join(repoCache, 'scale.json'), JSON.stringify({ machine: machine(), rows }, null, 2));
    }
    tell(rows);
    if (words.includes('--write')) writeScale(JSON.parse(readFileSync(join(repoCache, 'scale.json'), 'utf8')));
    const [first, last] = [rows[0], rows.at(-1)];
    const ratio = growthOf(first, last);
    const values = {
      leads: last.leads,
      scanToSavedRatio: ratio.camera.toFixed(2),
      scannerRatio: ratio.scanner.toFixed(2),
      scannerEarlyRatio: ratio.scannerEarly.toFixed(2),
      cameraMsP95: last.camera.p95,
      naiveCameraMsP95: last.naiveCamera.p95,
      screenMs: last.screenMs,
      searchableMs: last.searchableMs,
      keyMsP95: last.keyMsP95,
    };
    console.log(
      `RESULT scale ${Object.entries(values)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')}`,
    );
    return Math.max(ratio.camera, ratio.scanner) <= MOST_RATIO ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
