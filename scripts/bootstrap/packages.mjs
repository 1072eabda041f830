import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotHave, root, say } from './place.mjs';

/** Lowest Node that the build tools run on (package.json, engines). */
const LOWEST = [20, 19];

/** Refuses an older Node with a sentence. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1])) return;
  throw new CannotHave(
    `Boothbook needs Node ${LOWEST.join('.')} or newer; this is Node ${version}. Install one from nodejs.org, then run the command again.`,
  );
}

/**
 * Installs what the lock file says, unless node_modules was made from this very lock file. Not by `npm ci`: it refuses a lock file
 * without the optional packages of every other platform, and not every registry has them all. `--no-save` leaves the lock file alone.
 */
export function ensurePackages() {
  const stamp = join(root, 'node_modules', '.boothbook-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (!isInstalled()) {
    say('Installing the npm packages (about a minute) …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const made = spawnSync(
      npm,
      ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      },
    );
    if (made.status !== 0)
      throw new CannotHave(
        'The npm packages cannot be installed (see npm above). Check the network or the proxy, then run the command again.',
      );
  }
  writeFileSync(stamp, lock);
}

/** True when what npm wrote about node_modules agrees with the lock file, package by package. */
function isInstalled() {
  const written = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return false;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(written, 'utf8')).packages;
  return Object.entries(want).every(([path, entry]) => {
    if (path === '') return true;
    const found = have[path];
    return found === undefined ? entry.optional === true || entry.devOptional === true : found.version === entry.version;
  });
}
