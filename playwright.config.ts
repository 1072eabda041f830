import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  // Each story starts a whole program; two at once would share two cores and prove nothing more.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter:
    process.env['BOOTHBOOK_E2E_JSON'] === undefined ? 'list' : [['list'], ['json', { outputFile: process.env['BOOTHBOOK_E2E_JSON'] }]],
});
