import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

type Entry = Record<string, unknown>;
type Lock = { lockfileVersion: number; packages: Record<string, Entry> };
type Package = Record<string, Record<string, string>>;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boothbook-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ours = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** Runs the guard on our own package files, changed. */
function audit(change: (lock: Lock, about: Package) => unknown, words: readonly string[] = []): { status: number | null; said: string } {
  // our own files, whose shape npm checks
  const [lock, about] = [ours('package-lock.json') as Lock, ours('package.json') as Package];
  change(lock, about);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
  const ran = spawnSync(process.execPath, [join(root, 'scripts/audit.mjs'), '--in', folder, ...words], { encoding: 'utf8' });
  return { status: ran.status, said: ran.stdout };
}

/** What is wrong, with which package, and what is said of it: one package each, so that one run tells all of them. */
const WRONG: readonly [string, string, Entry, string][] = [
  ['whose bytes nobody vouches for', 'ajv', { integrity: undefined }, 'has no sha512'],
  ['vouched for by a weak hash', 'dexie', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no sha512'],
  ['from another place', 'fflate', { resolved: 'https://packages.example/fflate.tgz' }, 'names the address it came from'],
  ['that is a folder', 'tldts', { link: true }, 'is a folder of this computer'],
  ['that runs a script', 'comlink', { hasInstallScript: true }, 'runs a script when it is installed'],
  ['under a licence of its own', 'sax', { license: 'GPL-3.0' }, 'its licence (GPL-3.0) is not on the list'],
  ['without a licence', 'ms', { license: undefined }, 'has no licence'],
  ['under two licences at once, one not ours', 'immer', { license: 'MIT AND AGPL-3.0' }, '(MIT AND AGPL-3.0) is not on the list'],
  ['that is denied', 'xlsx', { name: 'xlsx' }, 'is denied: the copy on npm ends at 0.18.5'],
  [
    'of the benchmarks, copyleft, in the program',
    'zod',
    { name: '@undecaf/zbar-wasm', license: 'LGPL-2.1+' },
    'its licence (LGPL-2.1+) keeps it out of the program',
  ],
];

test('a package with a fault is refused and named, and no other', () => {
  const { status, said } = audit(({ packages }) => {
    for (const [, name, entry] of WRONG) packages[`node_modules/${name}`] = { ...packages[`node_modules/${name}`], ...entry };
  });
  expect(status).toBe(1);
  const lines = said.trim().split('\n');
  for (const [what, name, , fault] of WRONG)
    expect(
      lines.some((line) => line.startsWith(`node_modules/${name}@`) && line.includes(fault)),
      `a package ${what}: ${said}`,
    ).toBe(true);
  expect(lines).toHaveLength(WRONG.length + 1);
});

test('package.json asks for exact versions, from a registry, and those that are locked', () => {
  const { status, said } = audit((_lock, about) =>
    Object.assign(about['devDependencies'] ?? {}, { zod: '^4.6.7', dexie: 'github:a/dexie', ajv: '8.0.0' }),
  );
  expect(status).toBe(1);
  for (const fault of ['zod is not pinned (^4.6.7)', 'dexie is not pinned', 'ajv is 8.20.0, package.json says 8.0.0'])
    expect(said).toContain(fault);
});

const advisory = (severity: string, fixAvailable: unknown): unknown => ({
  auditReportVersion: 2,
  vulnerabilities: {
    zod: { name: 'zod', via: [{ title: 'reads too much', url: 'https://advisories.example/GHSA-aaaa', severity }, 'other'], fixAvailable },
  },
});

test.each([
  ['grave, with a remedy', advisory('high', true), 1],
  ['grave, with a remedy that changes much', advisory('critical', { name: 'zod', version: '5.0.0', isSemVerMajor: true }), 1],
  ['grave, without a remedy', advisory('critical', false), 0],
  ['slight', advisory('moderate', true), 0],
])('an advisory that is %s', (_what, report, status) => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  const ran = audit(() => undefined, ['--report', file]);
  expect(ran.status, ran.said).toBe(status);
  expect(ran.said.includes('zod: reads too much')).toBe(status === 1);
});

test('the licences of what is in the program are told whole, those of the tools are not', () => {
  const file = join(folder, 'THIRD-PARTY-LICENSES.txt');
  const ran = spawnSync(process.execPath, [join(root, 'scripts/licences.mjs'), file], { encoding: 'utf8' });
  expect(ran.status, ran.stderr).toBe(0);
  const text = readFileSync(file, 'utf8');
  for (const name of ['react 19.3.1 (MIT)', 'libheif-js 1.23.2 (LGPL-3.0)', '@e965/xlsx 0.20.3 (Apache-2.0)']) expect(text).toContain(name);
  expect(text).toContain('Permission is hereby granted, free of charge');
  expect(text).not.toMatch(/^(?:vitest|playwright|oxlint) /mu);
});
