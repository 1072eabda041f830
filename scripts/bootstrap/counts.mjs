import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { repoCache, root } from './place.mjs';
import { runTool } from './run.mjs';

const folder = join(repoCache, 'counts');
const fileOf = (name) => join(folder, `${name}.json`);

/** Counts of tests, and the names of those that failed. */
export const NONE = { passed: 0, failed: 0, names: [] };
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  names: [...(a.names ?? []), ...(b.names ?? [])],
});

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
  return settle(report, code, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    names: testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map((test) => `${relative(root, name)}: ${test.fullName}`),
    ),
  }));
}

/** The stories of a report that ended in another way than expected, by name. */
const unexpectedOf = ({ suites = [], specs = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ title }) => title),
  ...suites.flatMap((suite) => unexpectedOf(suite)),
];

/** Runs stories of one part (playwright.config.ts) and counts them: `{ passed, failed, names }` of those that failed. */
async function runPart(part, { displays, words = [] }) {
  const report = freshReport(`stories-${part}`);
  const clicked = mkdtempSync(join(tmpdir(), 'booth-clicked-'));
  const env = {
    BOOTHBOOK_CLICKED: clicked,
    BOOTHBOOK_E2E_JSON: report,
    BOOTHBOOK_STORIES: part,
    ...(displays.length === 0 ? {} : { BOOTHBOOK_DISPLAYS: displays.join() }),
  };
  const { code } = await runTool('playwright/cli.js', ['test', ...words], { env });
  rmSync(clicked, { recursive: true, force: true, maxRetries: 3 });
  const counts = settle(report, code, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));
  return { ...counts, names: existsSync(report) ? unexpectedOf(JSON.parse(readFileSync(report, 'utf8'))) : [] };
}

/** More failures than this are no accident of a busy machine. */
const MOST_AGAIN = 4;

/**
 * Runs a part, and the few stories of it that failed once more, with the machine to themselves. What fails twice is broken; what does not
 * counts as passed and is named, because it is still a fault of the program or of the story.
 */
async function runTwice(part, displays) {
  const first = await runPart(part, { displays });
  if (first.failed === 0 || first.failed > MOST_AGAIN || first.names.length !== first.failed) return { ...first, again: [] };
  process.stdout.write(`\n— once more, alone: ${first.names.length} of them\n`);
  const second = await runPart(part, { displays: displays.slice(0, 1), words: ['--last-failed'] });
  const isWhole = second.passed + second.failed === first.failed;
  if (!isWhole) return { ...first, again: [] };
  const again = first.names.filter((name) => !second.names.includes(name));
  return { passed: first.passed + second.passed, failed: second.failed, names: second.names, again };
}

/** Runs the booth stories in the built program, as many at once as there are displays; those that need the machine to themselves after them. */
export async function runStories(displays, watch) {
  const parts = [
    await watch.time('stories together', () => runTwice('together', displays)),
    await watch.time('stories alone', () => runTwice('alone', displays)),
  ];
  const again = parts.flatMap((part) => part.again);
  if (again.length > 0)
    process.stdout.write(`\nPassed only when they were run again, alone:\n${again.map((name) => `  ${name}\n`).join('')}`);
  return parts.reduce(add, NONE);
}

/** Runs a guard, which counts as one: it passes or it fails. What it says is shown when it has ended. */
export async function runGuard({ name, file, words, env }) {
  const { code, text } = await runTool(file, words, { hold: true, env });
  process.stdout.write(`\n— ${name}\n${text}`);
  if (code !== 0) process.stderr.write(`✗ ${name} failed\n`);
  return code === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1, names: [name] };
}

/** The last lines of a run: the names of what failed, and how many did. Answers the exit code. */
export function tell({ passed, failed, names = [] }) {
  if (failed > 0) process.stdout.write(`Failed:\n${names.map((name) => `  ${name}\n`).join('')}`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** Writes the counts for `.ci/run`, prints the last lines, answers the exit code. */
export function report(name, counts) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(name), `${JSON.stringify(counts)}\n`);
  return tell(counts);
}

/** What a script counted; one that left no count died on the way and counts as a failure. */
export const countsOf = (name) =>
  existsSync(fileOf(name))
    ? JSON.parse(readFileSync(fileOf(name), 'utf8'))
    : { ...NONE, failed: 1, names: [`${name} (it ended before it could count)`] };

/** Forgets counts of an earlier run, so that a script that dies leaves none behind. */
export const forget = (name) => rmSync(fileOf(name), { force: true });
