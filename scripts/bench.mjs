import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { engineWords } from './batch.mjs';
import { benchCalendar } from './benchCalendar.mjs';
import { benchFaults } from './benchFaults.mjs';
import { benchFigures } from './benchFigures.mjs';
import { benchSealed } from './benchSealed.mjs';
import { benchScale } from './benchScale.mjs';
import { benchSync } from './benchSync.mjs';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { CannotHave, repoCache, root, runScript, say } from './bootstrap/place.mjs';
import { setup } from './setup.mjs';

/** The measuring sets lie beside the repository where there are any; another place: BOOTHBOOK_CORPUS. */
const data = process.env.BOOTHBOOK_CORPUS ?? join(root, '..', 'shared', 'data');

/** What each benchmark reads when no path is given. */
const inputs = {
  calendar: [],
  decode: [join(data, 'barcodes')],
  cards: [join(data, 'cards', 'real')],
  faults: [],
  figures: [],
  sealed: [],
  list: [],
  export: [],
  capsule: [],
  lists: [],
  fuzz: [],
  scale: [],
  sync: [],
};

const folder = join(repoCache, 'bench');

/** Builds the program with the benchmarks' page into `.cache/bench`. */
function buildBench() {
  say('Building the benchmarks …');
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = spawnSync(process.execPath, [electronVite, 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, BOOTHBOOK_BENCH: '1' },
  });
  if (built.status !== 0) {
    say(`${built.stdout}${built.stderr}`);
    throw new CannotHave('The benchmarks do not build (see above).');
  }
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'boothbook', version: '0.0.0', type: 'module', main: 'main/index.js' }),
  );
}

const readOrEmpty = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Memory in MB held by the page's process of the program `pid` (Linux; 0 elsewhere). */
function pageMemory(pid) {
  if (process.platform !== 'linux') return 0;
  const mine = `boothbook-batch-${pid}-`;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const words = readOrEmpty(`/proc/${name}/cmdline`);
    if (!words.includes('--type=renderer') || !words.includes(mine)) continue;
    return Number(/VmRSS:\s+(\d+)/.exec(readOrEmpty(`/proc/${name}/status`))?.[1] ?? 0) / 1024;
  }
  return 0;
}

/** Shows the table as it comes; a line `MARK name` begins a phase whose peak memory is added to the last line. */
async function follow(child) {
  const peaks = new Map();
  let phase = null;
  const watch = setInterval(() => {
    if (phase !== null) peaks.set(phase, Math.max(peaks.get(phase) ?? 0, pageMemory(child.pid)));
  }, 100);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('MARK ')) phase = line.slice(5);
    else if (!line.startsWith('RESULT ')) console.log(line);
    else
      console.log(
        [line, ...[...peaks].map(([name, peak]) => `${name.startsWith('peakMb') ? name : `${name}PeakMB`}=${Math.round(peak)}`)].join(' '),
      );
  }
  clearInterval(watch);
}

/** The minute is played in the program itself, by a story that presses its keys; what it prints is the answer. */
async function playMinute() {
  await setup({ tests: true });
  ensureBuild();
  const words = [join(root, 'node_modules', 'playwright', 'cli.js'), 'test', 'test/e2e/minute.spec.ts', '-g', 'the minute is measured'];
  return withDisplay(
    (display) =>
      new Promise((done) => {
        const env = { ...process.env, BOOTHBOOK_MINUTE: '1', ...(display === undefined ? {} : { DISPLAY: display }) };
        const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit', env });
        child.once('error', () => done(1)).once('exit', (code) => done(code ?? 1));
      }),
    { own: true },
  );
}

/** `npm run bench -- NAME [--leads N] [PATH…]`. */
await runScript(async () => {
  const [name, ...words] = process.argv.slice(2);
  if (name === 'minute') return playMinute();
  const [kind, part] = (name ?? '').split(':');
  const rest = name?.slice((kind ?? '').length + 1) || undefined;
  if (!(kind in inputs)) throw new CannotHave(`Usage: npm run bench -- minute|${Object.keys(inputs).join('|')} [--leads N] [PATH…]`);
  const { program } = await setup();
  buildBench();
  if (kind === 'calendar') return benchCalendar({ program, folder, words });
  if (kind === 'faults') return benchFaults({ program, folder, words, part: rest });
  if (kind === 'figures') return benchFigures({ program, folder, words });
  if (kind === 'sealed') return benchSealed({ program, folder });
  if (kind === 'scale') return benchScale({ program, folder, words });
  if (kind === 'sync') return benchSync({ program, folder, words, part });
  const paths = words.some((word) => !word.startsWith('--') && !/^\d+$/.test(word)) ? [] : inputs[kind];
  const place = mkdtempSync(join(tmpdir(), 'boothbook-bench-'));
  try {
    return await withDisplay(async (display) => {
      const child = spawn(
        program,
        [
          ...engineWords(),
          folder,
          '--batch',
          'bench',
          name,
          '--to',
          join(place, kind === 'capsule' ? 'bench.boothcapsule' : 'bench.xlsx'),
          ...words,
          ...paths,
        ],
        {
          cwd: resolve(process.env.INIT_CWD ?? process.cwd()),
          stdio: ['ignore', 'pipe', 'inherit'],
          env: display === undefined ? process.env : { ...process.env, DISPLAY: display },
        },
      );
      const ended = new Promise((done) => child.once('error', () => done(1)).once('exit', (code) => done(code ?? 1)));
      await follow(child);
      return ended;
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
