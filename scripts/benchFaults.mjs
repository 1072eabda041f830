import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineWords } from './batch.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { CannotHave, root, say } from './bootstrap/place.mjs';
import { killGroup, startRun } from './faults/booth.mjs';
import { newChance } from './faults/chance.mjs';
import { damages, vaultHarms } from './faults/damage.mjs';
import { damageApart, damageKind, damageMedia, damageSame, damageSettings, damageVault } from './faults/damageRuns.mjs';
import { brokenKind, diskFaults, diskKind, readOnlyStart } from './faults/disks.mjs';
import { clockKind, suspendKind, twiceKind } from './faults/live.mjs';
import { KILL_KINDS, killKind } from './faults/kills.mjs';
import { COLUMNS, resultOf, writeReport } from './faults/report.mjs';
import { startReceiver } from './faults/receiver.mjs';

/** Runs of each kind of kill in a whole campaign. */
const KILLS = 21;
/** Damaged copies of each kind of damage. */
const DAMAGES = 5;
const SEED = 417;

/** Runs the page until it has told `count` lines that begin with `until`, then ends it. */
async function runUntil(tools, words, { until, count }) {
  let told = 0;
  const going = startRun(tools, {
    ...words,
    onLine: (line) => {
      if (line.startsWith(until) && (told += 1) === count) killGroup(going.child);
    },
  });
  const { complaint } = await going.ended;
  if (told < count) throw new Error(`the campaign cannot be prepared: ${complaint}`);
}

/** A colleague's capsule, to be taken in by the runs that try that. */
async function makeCapsule(tools) {
  const path = join(tools.place, 'colleague.boothcapsule');
  const profile = join(tools.place, 'colleague');
  await runUntil(tools, { word: 'faults:capture:9000:0', profile }, { until: 'SAVED', count: 40 });
  await runUntil(tools, { word: 'faults:capsule:90001:0', profile, to: path }, { until: 'SAVED', count: 1 });
  if (!existsSync(path)) throw new Error('no capsule was made');
  return path;
}

const WIDTH = 34;

const lineOf = (cells) => cells.map((cell, at) => (at === 0 ? String(cell).padEnd(WIDTH) : String(cell).padStart(15))).join(' ');

function show(row) {
  console.log(lineOf(COLUMNS.map(([, key]) => row[key])));
  for (const wrong of row.wrong.slice(0, 12)) say(`  ${wrong}`);
}

/** The jobs of a campaign: all of them, or those whose name begins with `part`. */
function jobsOf(part, runs) {
  const kills = KILL_KINDS.map((kind) => ({ name: `kill:${kind}`, work: (tools) => killKind(tools, { kind, runs: runs ?? KILLS }) }));
  const files = Object.keys(damages).map((name) => ({ name, work: (tools) => damageKind(tools, { name, runs: runs ?? DAMAGES }) }));
  const both = [
    { name: 'both sides: different', work: (tools) => damageApart(tools, { runs: runs ?? DAMAGES }) },
    { name: 'settings: bits turned', work: (tools) => damageSettings(tools, { runs: runs ?? DAMAGES }) },
    { name: 'picture: damaged', work: (tools) => damageMedia(tools, { runs: runs ?? DAMAGES }) },
    { name: 'both sides: the same', work: (tools) => damageSame(tools, { runs: runs ?? DAMAGES }) },
  ];
  const vault = Object.entries(vaultHarms).map(([name, harm]) => ({
    name,
    work: (tools) => damageVault(tools, { name, harm, runs: runs ?? 2 }),
  }));
  const disk = Object.keys(diskFaults).map((name) => ({ name, work: (tools) => diskKind(tools, { name, runs: runs ?? 3 }) }));
  const others = [
    { name: 'disk: errors', work: (tools) => brokenKind(tools, { runs: runs ?? 3 }) },
    { name: 'disk: read-only at the start', work: (tools) => readOnlyStart(tools, { runs: runs ?? 3 }) },
    { name: 'suspended', work: (tools) => suspendKind(tools, { runs: runs ?? 5 }) },
    { name: 'clock', work: (tools) => clockKind(tools, { runs: runs ?? 3 }) },
    { name: 'twice', work: (tools) => twiceKind(tools, { runs: runs ?? 4 }) },
  ];
  return [...kills, ...files, ...both, ...vault, ...disk, ...others].filter(({ name }) => part === undefined || name.startsWith(part));
}

/** Kinds that are tried side by side, each in its own order and with its own chance: most of a run is waiting for a disk or a start. */
const LANES = 2;

/** Tries all kinds; answers their rows in the order of the jobs. */
async function runJobs(tools, jobs, seed) {
  const rows = [];
  const waiting = jobs.map(({ work }, at) => async () => {
    rows[at] = await work({ ...tools, random: newChance(seed + at) });
    show(rows[at]);
  });
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return rows;
}

/**
 * The fault campaign: the built program is killed, its files are damaged, its disk filled up; after each fault all that was ever shown
 * as saved is read back. `part`: only faults whose name begins so; `--write`: the table into
 * `resources/docs/faults` too. Ends with the RESULT line; not 0 when a record was lost.
 */
export async function benchFaults({ program, folder, words, part }) {
  const option = (name) => (words.includes(name) ? Number(words[words.indexOf(name) + 1]) : undefined);
  const seed = option('--seed') ?? SEED;
  const began = performance.now();
  const jobs = jobsOf(part, option('--runs'));
  if (jobs.length === 0) throw new CannotHave(`There is no fault "${part}".`);
  const place = mkdtempSync(join(tmpdir(), 'boothbook-faults-'));
  const receiver = await startReceiver(newChance(seed));
  try {
    return await withDisplay(async (display) => {
      const shared = { filled: null, copies: 0 };
      const tools = { program, engine: engineWords(), folder, display, place, receiver, capsule: null, pace: new Map(), shared };
      if (jobs.some(({ name }) => name === 'kill:taken')) tools.capsule = await makeCapsule(tools);
      console.log(lineOf(COLUMNS.map(([title]) => title)));
      const rows = await runJobs(tools, jobs, seed);
      const minutes = Math.round((performance.now() - began) / 60_000);
      if (words.includes('--write')) writeReport(join(root, 'resources', 'docs', 'faults'), { rows, seed, minutes, part });
      console.log(resultOf(rows));
      return rows.every(({ saved, found, lost, wrong }) => saved === found && lost === 0 && wrong.length === 0) ? 0 : 1;
    });
  } finally {
    receiver.stop();
    if (process.env.BOOTHBOOK_KEEP === undefined) rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
