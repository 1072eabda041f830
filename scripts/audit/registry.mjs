import { spawnSync } from 'node:child_process';
import { KNOWN_ADVISORIES } from './policy.mjs';

const GRAVE = new Set(['high', 'critical']);
const HALF_A_YEAR_MS = 183 * 86_400_000;
const PATIENCE_MS = 25_000;

/** What npm says of our packages; null when no registry answers that question (no network, a mirror without it). */
function ask(root) {
  const words = ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=10000', '--loglevel=silent'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const said = spawnSync(npm, words, {
    cwd: root,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  try {
    const report = JSON.parse(said.stdout);
    return report.auditReportVersion === 2 ? report : null;
  } catch {
    return null;
  }
}

/** The advisories that are against a package itself; what only needs such a package names it as a word. */
const advisoriesOf = ({ via }) => via.filter((one) => typeof one === 'object');

/** What is grave in npm's answer, can be mended, and is not known: one line each. */
export function gravesOf(report, now) {
  const isKnown = ({ url }) =>
    KNOWN_ADVISORIES.some(({ advisory, since }) => url?.endsWith(advisory) === true && now - Date.parse(since) < HALF_A_YEAR_MS);
  return Object.values(report.vulnerabilities).flatMap((found) =>
    found.fixAvailable === false
      ? []
      : advisoriesOf(found)
          .filter((advisory) => GRAVE.has(advisory.severity) && !isKnown(advisory))
          .map(({ title, url }) => `${found.name}: ${title} (${url})`),
  );
}

/** Asks the registry of this computer; `answered` false when it does not know. */
export function askRegistry(root, now) {
  const report = ask(root);
  return report === null ? { answered: false, graves: [] } : { answered: true, graves: gravesOf(report, now) };
}
