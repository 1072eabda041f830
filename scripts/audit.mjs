import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './audit/lock.mjs';
import { askRegistry, gravesOf } from './audit/registry.mjs';
import { shippedOf } from './audit/shipped.mjs';
import { root, runScript } from './bootstrap/place.mjs';

/** The value behind a word of the command line. */
function valueOf(word) {
  const at = process.argv.indexOf(word);
  return at < 0 ? undefined : process.argv[at + 1];
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Audits the packages: the lock file by our own rules (asks nobody), and by what the registry knows of them where one answers; no answer
 * fails nothing. For tests: `--in FOLDER` with other package files, `--report FILE` for an answer of npm's.
 */
await runScript(() => {
  const folder = valueOf('--in') ?? root;
  const lock = readJson(join(folder, 'package-lock.json'));
  const shipped = shippedOf(root, lock);
  const faults = faultsOf(readJson(join(folder, 'package.json')), lock, shipped);
  const report = valueOf('--report');
  const { answered, graves } =
    report === undefined
      ? folder === root
        ? askRegistry(root, Date.now())
        : { answered: false, graves: [] }
      : { answered: true, graves: gravesOf(readJson(report), Date.now()) };
  for (const line of [...faults, ...graves]) console.log(line);
  console.log(
    `${Object.keys(lock.packages).length - 1} packages, ${shipped.size} of them in the program: ${faults.length} faults; ` +
      (answered ? `${graves.length} grave advisories` : 'advisories not answered by a registry'),
  );
  return faults.length + graves.length === 0 ? 0 : 1;
});
