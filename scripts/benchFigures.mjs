import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureDashboard } from './benchDashboard.mjs';
import { runPart } from './benchPart.mjs';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { say } from './bootstrap/place.mjs';

const row = (name, ...values) => say(`${name.padEnd(44)}${values.map((value) => String(value).padStart(12)).join('')}`);

/** Tells all of it, and answers what is kept of it. */
function tell({ amount, seen, judged }) {
  const ratio = (judged.baselineMs / Math.max(1, seen.refreshMsP95)).toFixed(1);
  say(`${amount} leads in one show, ${judged.leads} of them count; ${seen.scans} scans in the program's own window`);
  row('', 'Boothbook', 'read and count');
  row('from the disk to the figures in view, p50, ms', seen.refreshMsP50, judged.baselineMs);
  row('the same, p95, ms', seen.refreshMsP95, judged.baselineMs);
  row('two saves a second, to the page, p95, ms', judged.workerRefreshMsP95, '');
  row('a letter of a search meanwhile, p95, ms', judged.letterMsP95, '');
  row('frames of the dashboard meanwhile, p95, ms', seen.dashboardGapMsP95, '');
  row('frames of the capture screen, p95, ms', seen.frameGapMsP95, '');
  row('longest silence of the page, ms', seen.longestGapMs, judged.baselineGapMs);
  row('figures that differ from the journal', judged.differences, '');
  const { scans: _scans, ...paces } = seen;
  const { leads: counted, differences, ...rest } = judged;
  return { leads: amount, counted, differences, ...paces, ...rest, ratio };
}

/** The dashboard of the built program over a show of many leads: how soon it tells of a save, what it costs, and whether it is right. */
export async function benchFigures({ program, folder, words }) {
  ensureBuild();
  const amount = Number(words[words.indexOf('--leads') + 1]) || 100_000;
  const place = mkdtempSync(join(tmpdir(), 'boothbook-figures-'));
  try {
    return await withDisplay(async (display) => {
      const run = { program, folder, place, display };
      say(`Making ${amount} leads …`);
      await runPart(run, { words: ['figures:fill', '--leads', String(amount)], profile: join(place, 'profile') });
      say('Scanning visitors with the dashboard in view …');
      const seen = await measureDashboard(run);
      say('Counting all of it again from the journal …');
      const judged = await runPart(run, { words: ['figures:judge'], profile: join(place, 'profile') });
      const values = tell({ amount, seen, judged });
      console.log(
        `RESULT figures ${Object.entries(values)
          .map(([key, value]) => `${key}=${value}`)
          .join(' ')}`,
      );
      return judged.differences === 0 && seen.refreshMsP95 < 200 && seen.frameGapMsP95 < 50 ? 0 : 1;
    });
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
