import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineWords } from './batch.mjs';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { root, runScript } from './bootstrap/place.mjs';
import { run, runTool } from './bootstrap/run.mjs';
import { setup } from './setup.mjs';

/** Two shows of invented visitors, enough for the figures to say something. */
const SEED = ['seed', '--leads', '240', '--shows', '2', '--seed', '11'];

/** `npm run pictures`: the pictures of the guides (resources/docs/pictures), taken anew from the program in both languages. */
await runScript(async () => {
  const { program } = await setup({ tests: true });
  ensureBuild();
  const profile = mkdtempSync(join(tmpdir(), 'booth-pictures-'));
  try {
    return await withDisplay(
      async (display) => {
        const env = {
          DISPLAY: display ?? process.env.DISPLAY,
          BOOTHBOOK_GUIDE: join(root, 'resources/docs/pictures'),
          BOOTHBOOK_GUIDE_PROFILE: profile,
        };
        const seeded = await run(program, [...engineWords(), root, '--batch', ...SEED, '--profile', profile], { env });
        if (seeded.code !== 0) return seeded.code;
        const { code } = await runTool('playwright/cli.js', ['test', 'test/e2e/guide.spec.ts'], { env });
        return code;
      },
      { own: true },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
