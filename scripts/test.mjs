import { ensureBuild } from './bootstrap/build.mjs';
import { NONE, add, forget, report, runGuard, runStories, runVitest } from './bootstrap/counts.mjs';
import { withDisplays } from './bootstrap/display.mjs';
import { CannotHave, runScript, say } from './bootstrap/place.mjs';
import { setup } from './setup.mjs';

const GUARDS = [
  { name: 'compiler', file: 'typescript/bin/tsc', words: ['-b'] },
  { name: 'lint', file: 'oxlint/bin/oxlint', words: ['--type-aware', '--deny-warnings'] },
  { name: 'format', file: 'oxfmt/bin/oxfmt', words: ['--check'] },
  { name: 'unused code', file: 'knip/bin/knip.js', words: [] },
];

/** A story waits more than it reckons: two at once, each on a display of its own, fit the two cores of a small machine. */
const STORIES_AT_ONCE = 2;

/** The stories need a build; without one each of them would only time out. */
async function runBuiltStories() {
  try {
    ensureBuild();
  } catch (error) {
    if (!(error instanceof CannotHave)) throw error;
    say(error.message);
    return { passed: 0, failed: 1 };
  }
  return add({ passed: 1, failed: 0 }, await withDisplays(STORIES_AT_ONCE, runStories));
}

/** `npm test`: guards, unit tests, build, booth stories. One failure stops nothing: all of them run, all are told. */
await runScript(async () => {
  forget('test');
  await setup({ tests: true });
  let counts = NONE;
  for (const { name, file, words } of GUARDS) {
    const found = await runGuard(name, file, words);
    if (found.failed > 0) say(`✗ ${name} failed`);
    counts = add(counts, found);
  }
  counts = add(counts, await runVitest('unit'));
  counts = add(counts, await runBuiltStories());
  return report('test', counts);
});
