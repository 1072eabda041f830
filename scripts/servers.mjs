import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { forget, report, runVitest } from './bootstrap/counts.mjs';
import { checkNode, ensurePackages } from './bootstrap/packages.mjs';
import { CannotHave, root, runScript, say } from './bootstrap/place.mjs';

const odoo = join(root, 'scripts', 'odoo.sh');

const run = (program, words) => spawnSync(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;

/** `npm run test:servers`: the tests against a real Odoo, PostgreSQL, Radicale and Xandikos. A server that cannot be had is a failure, never a skip. */
await runScript(async () => {
  forget('servers');
  checkNode();
  ensurePackages();
  try {
    if (run('bash', [odoo, 'prepare']) !== 0) throw new CannotHave('The servers could not be made ready; the lines above say why.');
    say('Odoo, PostgreSQL, Radicale and Xandikos are ready.');
    return report('servers', await runVitest('servers', ['--config', 'test/servers/vitest.config.ts', ...process.argv.slice(2)]));
  } finally {
    run('bash', [odoo, 'database', 'down']);
  }
});
