import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { root, runScript } from './bootstrap/place.mjs';
import { setup } from './setup.mjs';

/** Words for Chromium: quiet logs, no timers slowed down for want of a screen, and no sandbox where root cannot have one. */
export const engineWords = () => ['--log-level=3', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/** Runs the built program in `app` (folder or main file) without a window; answers its exit code. */
export async function runProgram(app, words) {
  const { program } = await setup();
  return withDisplay(
    (display) =>
      new Promise((done) => {
        const child = spawn(program, [...engineWords(), app, '--batch', ...words], {
          // where the person typed: npm itself goes to the repository first
          cwd: resolve(process.env.INIT_CWD ?? process.cwd()),
          stdio: 'inherit',
          env: display === undefined ? process.env : { ...process.env, DISPLAY: display },
        });
        const stop = (signal) => child.kill(signal);
        process.once('SIGINT', stop).once('SIGTERM', stop);
        child.once('error', () => done(1));
        child.once('exit', (code) => done(code ?? 1));
      }),
  );
}

/** `npm run -s batch -- VERB …`: the batch mode of the program built from this repository. */
if (import.meta.filename === process.argv[1]) {
  await runScript(async () => {
    await setup();
    ensureBuild();
    return runProgram(join(root, '.'), process.argv.slice(2));
  });
}
