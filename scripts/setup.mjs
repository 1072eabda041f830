import { electronEnvironment, ensureElectron } from './bootstrap/electron.mjs';
import { checkNode, ensurePackages } from './bootstrap/packages.mjs';
import { runScript, say } from './bootstrap/place.mjs';
import { ensureSystem } from './bootstrap/system.mjs';

/** Everything the program needs that is not in the repository; what is there is left alone. Answers the Electron runtime. */
export async function setup({ tests = false } = {}) {
  checkNode();
  ensurePackages();
  const electron = await ensureElectron();
  ensureSystem({ tests });
  Object.assign(process.env, electronEnvironment(electron));
  return electron;
}

if (import.meta.filename === process.argv[1]) {
  await runScript(async () => {
    const electron = await setup({ tests: process.argv.includes('--tests') });
    say(`Ready. Electron: ${electron.program}`);
  });
}
