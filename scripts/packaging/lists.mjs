import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { root } from '#scripts/bootstrap/place.mjs';
import { nameOf } from '#scripts/audit/lock.mjs';
import { shippedOf } from '#scripts/audit/shipped.mjs';

/** What of `dist/` goes to customers, and so into SHA256SUMS. */
const SHIPPED = /\.(?:deb|tar\.gz|AppImage|exe|dmg|zip|yml|blockmap|cdx\.json)$/u;
const OWN_NOTES = /^builder-/u;

async function sumOf(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Writes `SHA256SUMS` beside the packages, as `sha256sum --check` reads it; answers the packages' names. */
export async function writeSums(folder) {
  const names = readdirSync(folder)
    .filter((name) => SHIPPED.test(name) && !OWN_NOTES.test(name))
    .sort();
  const lines = [];
  for (const name of names) lines.push(`${await sumOf(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
  return names.map((name) => ({ name, bytes: statSync(join(folder, name)).size }));
}

const nameIn = ({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`;

/**
 * Writes what the program is made of (CycloneDX, by npm from the lock file alone, so without a network): only the packages that may be in it.
 * Answers how many those are, or null when npm cannot make the list.
 */
export function writeBill(file) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const asked = spawnSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  if (asked.status !== 0) return null;
  const bill = JSON.parse(asked.stdout);
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = new Set(
    [...shippedOf(root, lock), 'node_modules/electron'].map(
      (path) => `${nameOf(path, lock.packages[path])}@${lock.packages[path].version}`,
    ),
  );
  bill.components = bill.components.filter((component) => shipped.has(nameIn(component)));
  const kept = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((component) => component['bom-ref'])]);
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((name) => kept.has(name)) }));
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  return bill.components.length;
}
