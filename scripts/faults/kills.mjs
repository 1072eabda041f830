import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { killGroup, startRun } from './booth.mjs';
import { newLedger } from './ledger.mjs';

/** Runs of one profile; then a fresh one, so that reading everything back stays short. */
const RUNS_A_PROFILE = 16;
/** A share of the kills comes while the program is starting and repairing. */
const EARLY = 0.12;
/** A run is killed during one of its first writes. */
const WRITES_MOST = 10;
/** The key that the campaign's target is signed with. */
export const SECRET = { BOOTHBOOK_SECRET_TARGET_FAULTS: `whsec_${Buffer.from('thirty-two bytes of signing key!').toString('base64')}` };

/** Kinds that have one long write, which is the one to be hit: the how manieth write of the run it is. */
const DEEP = { restore: 4, rotate: 4, taken: 1 };
/** A capsule that is there already is taken in no second time: a fresh profile sooner. */
const RUNS_OF = { taken: 3 };
/** What they made ready is put in place by the next start: more of the kills come then. */
const DEEP_EARLY = 0.4;
/** A first guess at how long such a write takes, ms. */
const DEEP_PACE = 400;

/** Files that kinds of write leave outside of the profile, by kind. */
const FILES = { export: 'all.vcf', capsule: 'show.boothcapsule' };

/** Is the exported file there and whole? null when it is; else what is wrong, in words. */
function faultOfExport(path, expected) {
  if (!existsSync(path)) return 'the file is gone';
  const text = readFileSync(path, 'utf8');
  const begun = text.split('BEGIN:VCARD\r\n').length - 1;
  const ended = text.split('END:VCARD\r\n').length - 1;
  if (begun !== ended || !text.endsWith('END:VCARD\r\n')) return 'the file is not whole';
  return begun >= expected ? null : `the file has ${begun} of ${expected} leads`;
}

/** A profile of the campaign, and what its runs have shown. */
function newBed(place, kind, number) {
  const folder = join(place, `${kind}-${number}`);
  mkdirSync(folder);
  return { folder, profile: join(folder, 'profile'), ledger: newLedger() };
}

const wordsOfRun = (tools, { kind, run, bed }) => ({
  word: `faults:${kind}:${run}:${tools.receiver.port}`,
  profile: bed.profile,
  env: SECRET,
  ...(FILES[kind] === undefined ? {} : { to: join(bed.folder, FILES[kind]) }),
  files:
    kind === 'taken'
      ? [tools.capsule]
      : kind === 'capsule' && existsSync(join(bed.folder, FILES.capsule))
        ? [join(bed.folder, FILES.capsule)]
        : [],
});

/** What the page cannot see: the file that was written, what the target has. */
function judgeFar(tools, bed, row) {
  const wrong = [];
  for (const [key, { told }] of bed.ledger.saved()) {
    if (key === 'file/export') {
      const fault = faultOfExport(join(bed.folder, FILES.export), Number(told));
      // the page cannot read it back, so that it is counted here
      row.found += fault === null ? 1 : 0;
      row.saved += 1;
      if (fault !== null) wrong.push(`${key}: ${fault}`);
      bed.ledger.drop(key);
    }
    if (key.startsWith('erased/') && existsSync(join(bed.profile, 'media', `${told}.bin`)))
      wrong.push(`${key}: the picture is still there`);
    if (key.startsWith('outbox/') && !tools.receiver.kept.has(`boothbook.${key.slice(7)}`)) wrong.push(`${key}: not at the target`);
  }
  row.lost += wrong.length;
  return wrong;
}

const addTo = (row, { saved, found, lost }) =>
  Object.assign(row, { saved: row.saved + saved, found: row.found + found, lost: row.lost + lost });

/** Decides when a run is killed: somewhere in one of its first writes, or in the one that matters, however long this machine takes for it. */
function newAim({ random, pace }, { kind, isEarly, strike }) {
  const deep = DEEP[kind];
  const first = deep === undefined ? 100 : DEEP_PACE;
  let left = Math.floor(random() ** 2 * WRITES_MOST);
  let [begun, tried, timer] = [0, 0, null];
  const aim = () => {
    timer ??= setTimeout(() => strike(), random() * 1.2 * (pace.get(kind) ?? first));
  };
  const follow = (line) => {
    const isWanted = deep === undefined || tried === deep;
    if (line.startsWith('TRY')) {
      begun = performance.now();
      tried += 1;
      if (!isEarly && tried === deep) aim();
    } else if (isWanted) pace.set(kind, ((pace.get(kind) ?? first) + performance.now() - begun) / 2);
    if (!isEarly && deep === undefined && line.startsWith('SAVED') && (left -= 1) <= 0) aim();
  };
  if (isEarly) timer = setTimeout(() => strike(), 60 + random() * 900);
  return {
    follow,
    ready: () => {
      if (!isEarly && deep === undefined && left === 0) aim();
    },
    // hit before its end: it may take longer than was thought
    missed: () => {
      if (deep !== undefined && tried === deep) pace.set(kind, (pace.get(kind) ?? first) * 1.15);
    },
    stop: () => clearTimeout(timer),
  };
}

/** One run: reads all back, writes, and dies (unless `isLast`). Adds to the row what it found of the runs before. */
async function killOnce(tools, { kind, run, bed, isLast }, row) {
  const { random } = tools;
  const wrong = judgeFar(tools, bed, row);
  bed.ledger.begin();
  const isEarly = !isLast && random() < (kind in DEEP ? DEEP_EARLY : EARLY);
  const seen = { hasJudged: false, isHit: isEarly, report: null };
  const strike = () => {
    if (!isEarly) seen.isHit = bed.ledger.isUnderWay();
    if (!isEarly && seen.isHit) aim.missed();
    killGroup(going.child);
  };
  const aim = isLast
    ? { follow: () => undefined, ready: () => undefined, stop: () => undefined }
    : newAim(tools, { kind, isEarly, strike });
  const onLine = (line) => {
    if (line.startsWith('REPORT ')) seen.report = JSON.parse(line.slice(7));
    else if (line.startsWith('SAME ')) {
      const judged = bed.ledger.judge();
      for (const found of judged.rows.values()) addTo(row, found);
      wrong.push(...judged.wrong);
      if (line !== 'SAME yes') wrong.push('the journal and the database do not say the same');
      seen.hasJudged = true;
    } else if (line === 'WRITING') aim.ready();
    else bed.ledger.take(line, kind);
    if (/^(TRY|SAVED)/.test(line)) aim.follow(line);
  };
  const word = isLast
    ? { ...wordsOfRun(tools, { kind, run, bed }), word: 'faults:check:0:0', ...(kind === 'taken' ? { files: [] } : {}) }
    : wordsOfRun(tools, { kind, run, bed });
  const going = startRun(tools, { ...word, onLine });
  const { code, complaint } = await going.ended;
  aim.stop();
  if (!isEarly && !seen.hasJudged) wrong.push(`run ${run} did not read back: ${complaint}`);
  if (isLast && code !== 0) wrong.push(`the last start failed: ${complaint}`);
  return { wrong, isHit: seen.isHit, report: seen.report };
}

/** Kills the program `runs` times while it writes one kind of record; answers the row of the table. */
export async function killKind(tools, { kind, runs, first = 0 }) {
  const row = { name: `kill -9: ${kind}`, runs: 0, hits: 0, saved: 0, found: 0, lost: 0, said: 0, wrong: [] };
  let bed = null;
  for (let run = 0; run < runs; run += 1) {
    bed ??= newBed(tools.place, kind, run);
    const one = await killOnce(tools, { kind, run: first + run + 1, bed, isLast: false }, row);
    row.runs += 1;
    row.hits += one.isHit ? 1 : 0;
    row.said += one.report !== null && one.report.said !== '' ? 1 : 0;
    row.wrong.push(...one.wrong);
    if ((run + 1) % (RUNS_OF[kind] ?? RUNS_A_PROFILE) !== 0 && run + 1 < runs) continue;
    const last = await killOnce(tools, { kind, run: 0, bed, isLast: true }, row);
    row.said += last.report !== null && last.report.said !== '' ? 1 : 0;
    row.wrong.push(...last.wrong);
    if (last.wrong.length === 0 && process.env.BOOTHBOOK_KEEP === undefined)
      rmSync(bed.folder, { recursive: true, force: true, maxRetries: 3 });
    bed = null;
  }
  await pause(0);
  return row;
}

/** Kinds of write that are killed; the page knows the same names. */
export const KILL_KINDS = [
  'capture',
  'contact',
  'note',
  'qualification',
  'promise',
  'appointment',
  'consent',
  'media',
  'list',
  'export',
  'capsule',
  'taken',
  'merge',
  'settings',
  'tally',
  'outbox',
  'dayclose',
  'backup',
  'restore',
  'rotate',
  'erase',
];
