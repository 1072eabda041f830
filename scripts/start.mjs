import { existsSync, readFileSync, statSync } from 'node:fs';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { CannotHave, root, runScript, say } from './bootstrap/place.mjs';
import { run } from './bootstrap/run.mjs';
import { setup } from './setup.mjs';

const hasScreen = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Ubuntu forbids the sandbox to programs it does not know; the helper beside Electron then needs root's mark. */
function checkSandbox(folder) {
  const rule = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.getuid?.() === 0 || !existsSync(rule) || readFileSync(rule, 'utf8').trim() !== '1') return;
  const helper = `${folder}/chrome-sandbox`;
  if ((statSync(helper, { throwIfNoEntry: false })?.mode ?? 0) & 0o4000) return;
  say(
    `If the window does not open, this system forbids Chromium's sandbox. Type:  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

/** `npm start`: sets up what is missing, builds what changed, opens the program; without a screen it does the sample show's job. */
await runScript(async () => {
  const { folder, program } = await setup();
  ensureBuild();
  checkSandbox(folder);
  if (hasScreen()) {
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const { code } = await run(program, ['--log-level=3', ...asRoot, root, ...process.argv.slice(2)], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
    });
    if (code === 127) throw new CannotHave(`Electron cannot be started: ${program}`);
    return code;
  }
  say('There is no screen here: doing the sample show’s job in a virtual one.');
  const { runSampleJob } = await import('./sampleJob.mjs');
  return withDisplay((display) => runSampleJob({ display }), { own: true });
});
