import { join } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { NONE, add, forget, report, runGuard, runStories, runVitest } from './bootstrap/counts.mjs';
import { COVERAGE_WORDS, coverageFolder, forgetCoverage, tellCoverage } from './bootstrap/coverage.mjs';
import { withDisplays } from './bootstrap/display.mjs';
import { CannotHave, runScript, say } from './bootstrap/place.mjs';
import { runTool } from './bootstrap/run.mjs';
import { newWatch } from './bootstrap/watch.mjs';
import { ensureTestPackage, packageEnvironment } from './packaging/testBuild.mjs';
import { setup } from './setup.mjs';

/** For the tools made with Go: each has a core to itself here, and memory is less scarce than time. Alone they use twice the processor. */
const ONE_CORE = { GOMAXPROCS: '1', GOGC: '300' };

/** The guards, in two rows that run side by side, one on each core of a small machine. */
const GUARDS = [
  [
    // one checker: each of several would work out the types of all that its files import
    { name: 'compiler', file: 'typescript/bin/tsc', words: ['-b', '--checkers', '1'], env: ONE_CORE },
    { name: 'unused code', file: 'knip/bin/knip.js', words: [] },
  ],
  [
    { name: 'lint', file: 'oxlint/bin/oxlint', words: ['--type-aware', '--deny-warnings'], env: ONE_CORE },
    { name: 'format', file: 'oxfmt/bin/oxfmt', words: ['--check'] },
    { name: 'packages', file: '../scripts/audit.mjs', words: [] },
  ],
];

async function runRow(guards) {
  let counts = NONE;
  for (const guard of guards) counts = add(counts, await runGuard(guard));
  return counts;
}

/** A story waits now and then, for a disk or a timer: three at once, each on a display of its own, keep the two cores of a small machine busy. */
const STORIES_AT_ONCE = 3;

/** What a run may take on two cores, packages already there: longer, and nobody waits for it. A run does not fail by it, it says so. */
const LIMIT_MINUTES = 15;

/**
 * Most of a build keeps one core busy, and so do the ends of the unit tests. What it says is not kept: a build that failed is tried again
 * before the stories (runBuiltStories), where it counts.
 */
async function runUnitBesideBuild() {
  const [counts] = await Promise.all([
    runVitest('unit', COVERAGE_WORDS),
    runTool('../scripts/packaging/testBuild.mjs', [], { hold: true }),
  ]);
  return counts;
}

/**
 * The stories run on the packaged program, as a customer gets it but for the fuse that lets Playwright in. They need a build; without one
 * each of them would only time out.
 */
async function runBuiltStories(electron, watch) {
  try {
    await watch.time('packaged program', async () => {
      ensureBuild();
      Object.assign(process.env, packageEnvironment(await ensureTestPackage(electron)));
    });
  } catch (error) {
    if (!(error instanceof CannotHave)) throw error;
    say(error.message);
    return { ...NONE, failed: 1, names: ['build'] };
  }
  return add({ passed: 1, failed: 0 }, await withDisplays(STORIES_AT_ONCE, (displays) => runStories(displays, watch)));
}

/** `npm test`: guards, unit tests, build, booth stories. One failure stops nothing: all of them run, all are told. */
await runScript(async () => {
  forget('test');
  forgetCoverage();
  const watch = newWatch();
  const electron = await watch.time('setup', () => setup({ tests: true }));
  let counts = await watch.time('guards', async () => (await Promise.all(GUARDS.map(runRow))).reduce(add, NONE));
  counts = add(counts, await watch.time('unit tests and build', runUnitBesideBuild));
  process.env.BOOTHBOOK_COVERAGE = join(coverageFolder, 'stories');
  counts = add(counts, await runBuiltStories(electron, watch));
  await watch.time('coverage', tellCoverage);
  process.stdout.write(`${watch.tell(LIMIT_MINUTES)}\n`);
  return report('test', counts);
});
