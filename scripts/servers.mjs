import { ensureBuild } from './bootstrap/build.mjs';
import { forget, report, runVitest } from './bootstrap/counts.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { runScript } from './bootstrap/place.mjs';
import { setup } from './setup.mjs';

/** `npm run test:servers`: the booth against real servers on this machine (test/servers). */
await runScript(async () => {
  forget('servers');
  await setup({ tests: true });
  ensureBuild();
  const counts = await withDisplay(
    (display) => {
      if (display !== undefined) process.env.DISPLAY = display;
      return runVitest('servers', ['--config', 'vitest.servers.config.ts']);
    },
    { own: true },
  );
  return report('servers', counts);
});
