import { ensureBuild } from './bootstrap/build.mjs';
import { NONE, add, forget, report, runGuard, runStories, runVitest } from './bootstrap/counts.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { CannotHave, runScript, say } from './bootstrap/place.mjs';
import { setup } from './setup.mjs';

const GUARDS = [
  { name: 'compiler', file: 'typescript/bin/tsc', words: ['-b'] },
  { name: 'lint', file: 'oxlint/bin/oxlint', words: ['--type-aware', '--deny-warnings'] },
  { name: 'format', file: 'oxfmt/bin/oxfmt', words: ['--check'] },
  { name: 'unused code', file: 'knip/bin/knip.js', words: [] },
];

/** The stories need a build; without one each of them would only time out. */
async function runBuiltStories() {
  try {
    ensureBuild();
  } catch (error) {
    if (!(error instanceof CannotHave)) throw error;
    say(error.message);
    return { passed: 0, failed: 1 };
  }
  return add({ passed: 1, failed: 0 }, await withDisplay((display) => runStories(display), { own: true }));
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
