import { defineConfig } from 'playwright/test';

/** Stories of a hand scanner at its own pace, keys a few milliseconds apart, have this tag: they get the machine to themselves. */
const ALONE = /@alone/u;

/** `npm test` runs the stories in two parts (scripts/bootstrap/counts.mjs); by hand all of them run, one after the other. */
const part = process.env['BOOTHBOOK_STORIES'];

/** Displays to run on, one for each story that runs at the same time: a keyboard story must not type into another's window. */
const displays = process.env['BOOTHBOOK_DISPLAYS']?.split(',') ?? [];
const display = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (display !== undefined) process.env['DISPLAY'] = display;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: `test-results/${part ?? 'all'}`,
  // story by story, not file by file: a worker that has no file left would wait for the other's last file
  fullyParallel: true,
  workers: part === 'together' ? Math.max(1, displays.length) : 1,
  ...(part === 'together' ? { grepInvert: ALONE } : {}),
  ...(part === 'alone' ? { grep: ALONE } : {}),
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter:
    process.env['BOOTHBOOK_E2E_JSON'] === undefined ? 'list' : [['list'], ['json', { outputFile: process.env['BOOTHBOOK_E2E_JSON'] }]],
});
