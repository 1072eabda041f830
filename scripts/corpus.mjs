import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { forget, report, runVitest } from './bootstrap/counts.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { root, runScript, say } from './bootstrap/place.mjs';
import { setup } from './setup.mjs';

const data = process.env.BOOTHBOOK_CORPUS ?? join(root, '..', 'shared', 'data');

/** `npm run corpus`: what the readers make of real badges, cards and lists, which are kept outside of the repository. */
await runScript(async () => {
  forget('corpus');
  if (!existsSync(data)) {
    say(`The corpus is not here: ${data} does not exist. Put the data there, or name its folder in BOOTHBOOK_CORPUS.`);
    return report('corpus', { passed: 0, failed: 1 });
  }
  process.env.BOOTHBOOK_CORPUS = data;
  await setup({ tests: true });
  ensureBuild();
  const counts = await withDisplay(
    (display) => {
      if (display !== undefined) process.env.DISPLAY = display;
      return runVitest('corpus', ['--config', 'vitest.corpus.config.ts']);
    },
    { own: true },
  );
  return report('corpus', counts);
});
