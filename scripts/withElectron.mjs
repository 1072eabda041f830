import { spawn } from 'node:child_process';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { CannotHave, root, runScript } from './bootstrap/place.mjs';
import { ensureTestPackage, packageEnvironment } from './packaging/testBuild.mjs';
import { setup } from './setup.mjs';

/**
 * Runs a command with Electron, a fresh build and a display: `node scripts/withElectron.mjs npx vitest run …`. With BOOTHBOOK_PACKAGED=1
 * stories run on the packaged program.
 */
await runScript(async () => {
  const [program, ...words] = process.argv.slice(2);
  if (program === undefined) throw new CannotHave('Usage: node scripts/withElectron.mjs COMMAND [words]');
  const electron = await setup({ tests: true });
  ensureBuild();
  if (process.env.BOOTHBOOK_PACKAGED === '1') Object.assign(process.env, packageEnvironment(await ensureTestPackage(electron)));
  return withDisplay(
    (display) =>
      new Promise((resolve) => {
        const child = spawn(program, words, { cwd: root, stdio: 'inherit', env: { ...process.env, DISPLAY: display } });
        child.once('error', () => resolve(127));
        child.once('exit', (code) => resolve(code ?? 1));
      }),
    { own: true },
  );
});
