import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { CannotHave, runScript } from './bootstrap/place.mjs';
import { runTool } from './bootstrap/run.mjs';
import { setup } from './setup.mjs';

/** `npm run package`: the program for this computer, unpacked, in `dist/`, made from the runtime that setup found. */
await runScript(async () => {
  const { folder } = await setup();
  ensureBuild();
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/u, '');
  const words = ['--dir', '--publish', 'never', `--config.electronDist=${folder}`, `--config.electronVersion=${version}`];
  const { code } = await runTool('electron-builder/cli.js', words);
  if (code !== 0) throw new CannotHave('The program cannot be packaged (see above).');
});
