import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotHave, repoCache, root, say } from './place.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
];

/** Texts about the code are no part of the program, the guides are. */
const isBuilt = (path) => !path.endsWith('.md') || path.startsWith(join(root, 'resources', 'docs'));

function* readFiles(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) if (isBuilt(join(path, name))) yield* readFiles(join(path, name));
}

/** One hash of everything the build reads. */
function readSourceStamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of readFiles(join(root, source)))
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds `out/` when a source changed since the last good build. */
export function ensureBuild() {
  const stampFile = join(repoCache, 'build-stamp');
  const stamp = readSourceStamp();
  if (existsSync(join(root, 'out', 'main', 'index.js')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Building the program …');
  const built = spawnSync(process.execPath, [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) {
    say(`${built.stdout}${built.stderr}`);
    throw new CannotHave('The program does not build (see above).');
  }
  mkdirSync(repoCache, { recursive: true });
  writeFileSync(stampFile, stamp);
}
