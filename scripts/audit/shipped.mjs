import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is bundled into the program comes from these. */
const SOURCES = ['electron', 'renderer', 'shared'];
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/gu;

const packageOf = (path) => (path.startsWith('@') ? path.split('/').slice(0, 2) : path.split('/').slice(0, 1)).join('/');

/** Packages that the sources of the program name. Electron is the ground it stands on: it brings its own notices. */
function namedBySources(root) {
  const named = new Set();
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
  );
  for (const file of files.filter((path) => /\.tsx?$/u.test(path)))
    for (const [, from] of readFileSync(file, 'utf8').matchAll(IMPORT))
      if (!/^(?:[.#/]|node:|vite\/)/u.test(from)) named.add(packageOf(from));
  named.delete('electron');
  return named;
}

/** Where Node finds a package from a folder of the lock file; undefined when it is not installed. */
function find(packages, from, name) {
  const beside = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (packages[beside] !== undefined) return beside;
  return from === '' ? undefined : find(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** Paths in the lock file of all packages that may be in the program: those its sources name, and all that those need. */
export function shippedOf(root, { packages }) {
  const shipped = new Set();
  const open = [...namedBySources(root)].map((name) => ['', name]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = find(packages, ...next);
    if (path === undefined || shipped.has(path)) continue;
    shipped.add(path);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[path];
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    // types are gone when the program is built
    for (const name of [...Object.keys(dependencies), ...peers]) if (!name.startsWith('@types/')) open.push([path, name]);
  }
  return shipped;
}
