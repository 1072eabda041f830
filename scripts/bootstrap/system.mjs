import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CannotHave, say } from './place.mjs';

/** A shared library or program that Electron needs on Linux, and the Debian package that brings it. */
const NEEDS = [
  { library: 'libgtk-3.so.0', package: 'libgtk-3-0' },
  { library: 'libnss3.so', package: 'libnss3' },
  { library: 'libasound.so.2', package: 'libasound2' },
  { library: 'libgbm.so.1', package: 'libgbm1' },
];
const DISPLAY_NEED = { program: 'Xvfb', package: 'xvfb' };
/** What the tests need besides: a camera film, a real keyboard, a real key store. */
const TEST_NEEDS = [
  { program: 'ffmpeg', package: 'ffmpeg' },
  { program: 'xdotool', package: 'xdotool' },
  { program: 'setxkbmap', package: 'x11-xkb-utils' },
  { program: 'gnome-keyring-daemon', package: 'gnome-keyring' },
  { program: 'dbus-run-session', package: 'dbus' },
];

/** True when a program of that name is in PATH. */
export const hasProgram = (name) => (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${name}`));

function readLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path)) ?? 'ldconfig';
  return spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout ?? '';
}

function missing(needs) {
  const libraries = needs.some((need) => need.library) ? readLibraries() : '';
  return needs.filter((need) => (need.library ? !libraries.includes(need.library) : !hasProgram(need.program))).map((need) => need.package);
}

const hasPackage = (name) => {
  const shown = spawnSync('apt-cache', ['show', '--no-all-versions', name], { encoding: 'utf8' });
  return shown.status === 0 && shown.stdout.includes('Package:');
};

/** Newer Debian and Ubuntu renamed some libraries for 64-bit time. */
const debianName = (name) => (!hasPackage(name) && hasPackage(`${name}t64`) ? `${name}t64` : name);

function install(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 2], env: environment };
  say(`Installing the system packages ${packages.join(' ')} …`);
  spawnSync('apt-get', ['update', '-qq'], options);
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages.map(debianName)], options).status === 0;
}

/** The libraries Electron needs, a virtual display when there is no real one, and with `tests` what the tests need. Linux only. */
export function ensureSystem({ tests = false } = {}) {
  if (process.platform !== 'linux') return;
  const needs = [...NEEDS, ...(process.env.DISPLAY && !tests ? [] : [DISPLAY_NEED]), ...(tests ? TEST_NEEDS : [])];
  const packages = missing(needs);
  if (packages.length === 0) return;
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (!hasProgram('apt-get'))
    throw new CannotHave(
      `Electron needs libraries that are not here. On Debian they are called: ${packages.join(' ')}. Install their like on this system, then run the command again.`,
    );
  if (process.getuid?.() !== 0) throw new CannotHave(`System packages are missing. Type:  sudo ${command}`);
  install(packages);
  const still = missing(needs);
  if (still.length > 0)
    throw new CannotHave(`The system packages ${still.join(' ')} cannot be installed. Type:  apt-get update && ${command}`);
}
