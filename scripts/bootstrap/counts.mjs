import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoCache } from './place.mjs';
import { runTool } from './run.mjs';

const folder = join(repoCache, 'counts');
const fileOf = (name) => join(folder, `${name}.json`);

export const NONE = { passed: 0, failed: 0 };
export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

/** Reads a test report; a run that ended badly without saying why counts as one failure, so that it is never lost. */
function settle(report, code, read) {
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : NONE;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function freshReport(name) {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${name}.report.json`);
  rmSync(report, { force: true });
  return report;
}

/** Runs Vitest and counts its tests. Skipped tests count as neither. */
export async function runVitest(name, words = []) {
  const report = freshReport(name);
  const { code } = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...words,
  ]);
  return settle(report, code, ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }));
}

/** Runs one part of the booth stories (playwright.config.ts) and counts them. A story that only passed on a second try counts as failed. */
async function runPart(part, displays) {
  const report = freshReport(`stories-${part}`);
  const env = {
    BOOTHBOOK_E2E_JSON: report,
    BOOTHBOOK_STORIES: part,
    ...(displays.length === 0 ? {} : { BOOTHBOOK_DISPLAYS: displays.join() }),
  };
  const { code } = await runTool('playwright/cli.js', ['test'], { env });
  return settle(report, code, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));
}

/** Runs the booth stories in the built program, as many at once as there are displays; those that need the machine to themselves after them. */
export async function runStories(displays) {
  const together = await runPart('together', displays);
  return add(together, await runPart('alone', displays));
}

/** Runs a guard, which counts as one: it passes or it fails. */
export async function runGuard(name, file, words) {
  process.stdout.write(`\n— ${name}\n`);
  const { code } = await runTool(file, words);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** Writes the counts for `.ci/run`, prints the last line, answers the exit code. */
export function report(name, counts) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(name), `${JSON.stringify(counts)}\n`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed === 0 ? 0 : 1;
}

/** Forgets counts of an earlier run, so that a script that dies leaves none behind. */
export const forget = (name) => rmSync(fileOf(name), { force: true });
