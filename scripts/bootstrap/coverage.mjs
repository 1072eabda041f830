import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repoCache, root } from './place.mjs';

/** Where the stories write what ran (test/e2e/coverage.ts), and Vitest its summary. */
export const coverageFolder = join(repoCache, 'coverage');

/** Forgets what an earlier run measured. */
export const forgetCoverage = () => rmSync(coverageFolder, { recursive: true, force: true });

/** For Vitest: all of our own code counts, also what no test loads. */
export const COVERAGE_WORDS = [
  '--coverage.enabled',
  '--coverage.provider=custom',
  `--coverage.customProviderModule=${join(import.meta.dirname, 'unitCoverage.mjs')}`,
  '--coverage.reporter=json-summary',
  `--coverage.reportsDirectory=${join(coverageFolder, 'unit')}`,
  ...['shared', 'electron', 'renderer'].map((name) => `--coverage.include=${name}/**/*.{ts,tsx}`),
];

const OWN = /^(?:electron|renderer|shared)\//u;
const share = ({ pct }) => `${Math.round(pct)} %`;

/** One built script with its map, as the report wants it; null for what is not ours. */
function readScript(url) {
  const name = url.startsWith('app://booth/') ? join('renderer', 'assets', basename(url)) : join('main', 'index.js');
  const path = join(root, 'out', name);
  if (!existsSync(`${path}.map`)) return null;
  return { url: `https://booth/${name}`, source: readFileSync(path, 'utf8'), sourceMap: JSON.parse(readFileSync(`${path}.map`, 'utf8')) };
}

const isOurs = ({ url }) => url.startsWith('app://booth/assets/') || url.endsWith('/out/main/index.js');

/** What ran of each script, one list a run. */
function* readRuns() {
  for (const part of ['main', 'page']) {
    const folder = join(coverageFolder, 'stories', part);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) yield JSON.parse(readFileSync(join(folder, name), 'utf8')).result.filter(isOurs);
  }
}

/** The functions of each script that ran in any of the runs: a function counts whole. */
function uniteRuns() {
  const scripts = new Map();
  for (const { url, functions } of [...readRuns()].flat()) {
    const known = scripts.get(url) ?? new Map();
    scripts.set(url, known);
    for (const { functionName, ranges } of functions) {
      const { startOffset, endOffset, count } = ranges[0];
      const name = `${startOffset}-${endOffset}`;
      const before = known.get(name)?.ranges[0].count ?? 0;
      known.set(name, { functionName, isBlockCoverage: false, ranges: [{ startOffset, endOffset, count: Math.max(before, count) }] });
    }
  }
  return scripts;
}

/** Path of a source as the map names it, from the top of the repository. */
const plain = (path) => path.replace(/^(?:\.\.\/|booth\/)+/u, '');

/** Shares of our own lines and functions that ran in the stories; null when nothing was measured. */
async function sumStories() {
  const entries = [...uniteRuns()].flatMap(([url, functions]) => {
    const script = readScript(url);
    return script === null ? [] : [{ ...script, functions: [...functions.values()] }];
  });
  if (entries.length === 0) return null;
  const { CoverageReport } = await import('monocart-coverage-reports');
  const outputDir = join(coverageFolder, 'report');
  const report = new CoverageReport({
    logging: 'off',
    outputDir,
    reports: ['json-summary'],
    sourcePath: plain,
    sourceFilter: (path) => OWN.test(plain(path)),
  });
  await report.add(entries);
  await report.generate();
  return JSON.parse(readFileSync(join(outputDir, 'coverage-summary.json'), 'utf8')).total;
}

/** Prints how much of the program the unit tests and the stories run. Figures, no judgement: a run does not fail by them. */
export async function tellCoverage() {
  const unit = join(coverageFolder, 'unit', 'coverage-summary.json');
  if (existsSync(unit)) {
    const { lines, functions } = JSON.parse(readFileSync(unit, 'utf8')).total;
    process.stdout.write(`Coverage, unit tests: ${share(lines)} of lines, ${share(functions)} of functions\n`);
  }
  const stories = await sumStories();
  if (stories !== null)
    process.stdout.write(
      `Coverage, stories on the built program: ${share(stories.lines)} of lines, ${share(stories.functions)} of functions\n`,
    );
}
