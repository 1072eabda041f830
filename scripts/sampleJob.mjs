import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { repoCache, root } from './bootstrap/place.mjs';

/** Drives the built program through the sample show on `display`; names what it made, answers the exit code. */
export async function runSampleJob({ display }) {
  const out = join(repoCache, 'sample');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), 'boothbook-sample-'));
  const app = await _electron.launch({
    args: [root, '--log-level=3', '--profile', profile, '--save-to', out],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button').first().waitFor();
    const picture = join(out, 'start.png');
    await page.screenshot({ path: picture });
    process.stdout.write(`Screenshot: ${picture}\n`);
    return 0;
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
