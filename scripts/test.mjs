import { join } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { NONE, add, forget, report, runGuard, runStories, runVitest } from './bootstrap/counts.mjs';
import { COVERAGE_WORDS, coverageFolder, forgetCoverage, tellCoverage } from './bootstrap/coverage.mjs';
import { withDisplays } from './bootstrap/display.mjs';
import { CannotHave, runScript, say } from './bootstrap/place.mjs';
import { ensureTestPackage, packageEnvironment } from './packaging/testBuild.mjs';
import { setup } from './setup.mjs';

/** The guards, in two rows that run side by side: much of what each of them does is done by one core. */
const GUARDS = [
  [
    { name: 'compiler', file: 'typescript/bin/tsc', words: ['-b'] },
    { name: 'format', file: 'oxfmt/bin/oxfmt', words: ['--check'] },
  ],
  [
    { name: 'unused code', file: 'knip/bin/knip.js', words: [] },
    { name: 'lint', file: 'oxlint/bin/oxlint', words: ['--type-aware', '--deny-warnings'] },
    { name: 'packages', file: '../scripts/audit.mjs', words: [] },
  ],
];

async function runRow(guards) {
  let counts = NONE;
  for (const guard of guards) counts = add(counts, await runGuard(guard));
  return counts;
}

/** A story waits more than it reckons: two at once, each on a display of its own, fit the two cores of a small machine. */
const STORIES_AT_ONCE = 2;

/**
 * The stories run on the packaged program, as a customer gets it but for the fuse that lets Playwright in. They need a build; without one
 * each of them would only time out.
 */
async function runBuiltStories(electron) {
  try {
    ensureBuild();
    Object.assign(process.env, packageEnvironment(await ensureTestPackage(electron)));
  } catch (error) {
    if (!(error instanceof CannotHave)) throw error;
    say(error.message);
    return { ...NONE, failed: 1, names: ['build'] };
  }
  return add({ passed: 1, failed: 0 }, await withDisplays(STORIES_AT_ONCE, runStories));
}

/** `npm test`: guards, unit tests, build, booth stories. One failure stops nothing: all of them run, all are told. */
await runScript(async () => {
  forget('test');
  forgetCoverage();
  const electron = await setup({ tests: true });
  let counts = (await Promise.all(GUARDS.map(runRow))).reduce(add, NONE);
  counts = add(counts, await runVitest('unit', COVERAGE_WORDS));
  process.env.BOOTHBOOK_COVERAGE = join(coverageFolder, 'stories');
  counts = add(counts, await runBuiltStories(electron));
  await tellCoverage();
  return report('test', counts);
});
