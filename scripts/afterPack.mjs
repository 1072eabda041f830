import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Called by electron-builder: a shipped program has no door for other programs, and nothing of how its runtime was made. */
export default function afterPack({ appOutDir, electronPlatformName, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, '.recipe'), { force: true });
}
