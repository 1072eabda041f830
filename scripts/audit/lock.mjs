import { DENIED, INSTALL_SCRIPTS, LICENCES, LICENCE_EXCEPTIONS } from './policy.mjs';

/** An exact version, or an alias to one (`npm:@e965/xlsx@0.20.3`). */
const PINNED = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/u;
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** The package behind an entry of the lock file: an alias says its real name. */
export const nameOf = (path, entry) => entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Whether an SPDX expression lets us: of `OR` one, of `AND` each must be on the list. */
const isAllowed = (licence) =>
  licence.split(/\sAND\s/u).every((part) =>
    part
      .replaceAll(/[()]/gu, '')
      .split(/\sOR\s/u)
      .some((one) => LICENCES.has(one.trim())),
  );

function licenceFault(name, entry, isShipped) {
  const exception = LICENCE_EXCEPTIONS.get(name);
  if (exception !== undefined && exception.licence === entry.license)
    return isShipped && !exception.mayShip ? `its licence (${entry.license}) keeps it out of the program` : undefined;
  if (typeof entry.license !== 'string') return 'has no licence that is known';
  return isAllowed(entry.license) ? undefined : `its licence (${entry.license}) is not on the list`;
}

/** Faults of one entry of the lock file, as words. */
function* faultsOfEntry(path, entry, shipped) {
  const name = nameOf(path, entry);
  if (entry.link === true || !path.startsWith('node_modules/')) yield 'is a folder of this computer, no package';
  if (!/^sha(?:512|384)-[\w+/]+={0,2}$/u.test(entry.integrity ?? '')) yield 'has no sha512 of what is installed';
  if (entry.resolved !== undefined) yield 'names the address it came from: it would be fetched there, whatever registry is set';
  if (entry.hasInstallScript === true && !INSTALL_SCRIPTS.has(name)) yield 'runs a script when it is installed';
  const licence = licenceFault(name, entry, shipped.has(path));
  if (licence !== undefined) yield licence;
  const denied = DENIED.find((one) => one.name === name && (one.version === undefined || one.version === entry.version));
  if (denied !== undefined) yield `is denied: ${denied.why}`;
}

function* faultsOfPins(packageJson) {
  for (const group of GROUPS)
    for (const [name, version] of Object.entries(packageJson[group] ?? {}))
      if (!PINNED.test(version)) yield `package.json: ${name} is not pinned (${version})`;
}

/** Does the lock file say the same as package.json? */
function* faultsOfRoot(packageJson, locked) {
  for (const group of GROUPS) {
    const [want, have] = [packageJson[group] ?? {}, locked[group] ?? {}];
    for (const name of new Set([...Object.keys(want), ...Object.keys(have)]))
      if (want[name] !== have[name])
        yield `package-lock.json: ${name} is ${have[name] ?? 'missing'}, package.json says ${want[name] ?? 'nothing'}`;
  }
}

/** All that is wrong with the packages, one line each; `shipped`: paths of what goes into the program. Asks nobody. */
export function faultsOf(packageJson, lock, shipped) {
  if (lock.lockfileVersion !== 3) return ['package-lock.json: not of version 3'];
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
  return [
    ...faultsOfPins(packageJson),
    ...faultsOfRoot(packageJson, lock.packages[''] ?? {}),
    ...entries.flatMap(([path, entry]) => [...faultsOfEntry(path, entry, shipped)].map((fault) => `${path}@${entry.version}: ${fault}`)),
  ];
}
