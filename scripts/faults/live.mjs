import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { killGroup, signalGroup, startRun } from './booth.mjs';
import { newRow, readAll } from './damageRuns.mjs';
import { newLedger } from './ledger.mjs';

/** Longest wait for something that must come, ms. */
const PATIENCE = 40_000;

/** A disk of its own in memory; root only. The last word of the answer unmounts it. */
function mountDisk(folder, size) {
  mkdirSync(folder, { recursive: true });
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (made.status !== 0) throw new Error('a disk in memory can only be mounted by root');
  return () => spawnSync('umount', ['-l', folder]);
}

async function until(isThere) {
  for (let waited = 0; waited < PATIENCE; waited += 50) {
    if (isThere()) return true;
    await pause(50);
  }
  return false;
}

const hasSaved = (writer) => writer.count('SAVED') >= 3;

/** A run that writes, with what it told so far. */
function startWriter(tools, { kind, run, bed, env = {} }) {
  const told = [];
  const onLine = (line) => {
    told.push(line);
    bed.ledger.take(line, bed.kind);
  };
  bed.ledger.begin();
  const going = startRun(tools, { word: `faults:${kind}:${run}:0:patient`, profile: bed.profile, env, onLine });
  const count = (word) => told.filter((line) => line.startsWith(word)).length;
  return { ...going, told, count };
}

const addAll = (row, rows) => {
  for (const { saved, found, lost } of rows.values())
    Object.assign(row, { saved: row.saved + saved, found: row.found + found, lost: row.lost + lost });
};

/** The last start of a bed: all that was shown is read back. */
async function settle(tools, row, bed, env = {}) {
  const last = await readAll(tools, { ...bed, env });
  addAll(row, last.rows);
  row.wrong.push(...last.wrong);
  if (!last.hasJudged) row.wrong.push(`the start after it failed: ${last.complaint}`);
  row.runs += 1;
}

/** Fills the disk to its last bytes. */
function fill(folder) {
  const { bavail, bsize } = statfsSync(folder);
  try {
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize + 1_048_576));
  } catch {
    // that was all of it
  }
}

/** What a refusal says: the words of the screen for a change that is not saved. */
const words = /^[^/]*(NOT saved|NOT be saved)/u;
const refusals = (writer) => writer.told.filter((line) => line.startsWith('REFUSED')).map((line) => line.split('\t').slice(2).join(' / '));

/** A fault that comes while the program writes: `begin` brings it about, `end` takes it away; then it must go on saving. */
async function faultWhileWriting(tools, row, { kind, run, size = '120m', begin, end }) {
  const folder = join(tools.place, `live-${row.name.replaceAll(/\W/g, '-')}-${run}`);
  const unmount = mountDisk(folder, size);
  const bed = { profile: join(folder, 'profile'), ledger: newLedger(), kind: row.name };
  try {
    const writer = startWriter(tools, { kind, run: run + 1, bed });
    if (!(await until(() => writer.count('SAVED') >= 3))) row.wrong.push('it never began to save');
    begin(folder);
    const isRefused = await until(() => writer.count('REFUSED') >= 2);
    if (isRefused) row.hits += 1;
    else row.wrong.push('it did not notice');
    const said = refusals(writer);
    if (said.length > 0 && said.every((text) => words.test(text))) row.said += 1;
    else row.wrong.push(`said: ${said.find((text) => !words.test(text)) ?? 'nothing'}`);
    const before = writer.count('SAVED');
    end(folder);
    // a database that once could not write takes nothing more until the next start, and the screen says so
    const mustRestart = refusals(writer).some((text) => /start Boothbook again/u.test(text));
    if (!mustRestart && !(await until(() => writer.count('SAVED') >= before + 2)))
      row.wrong.push(`it did not save again afterwards: ${refusals(writer).at(-1)}`);
    killGroup(writer.child);
    await writer.ended;
    await settle(tools, row, bed);
  } finally {
    unmount();
  }
}

/** Nobody may write to what lies in the journal's folder, root included. */
const lock = (folder, how) => spawnSync('chattr', ['-R', `${how}i`, join(folder, 'profile', 'journal')]);

/** Faults of the disk under a running program, and how they pass. */
export const diskFaults = {
  'disk: full': { begin: fill, end: (folder) => rmSync(join(folder, 'ballast'), { force: true }) },
  'disk: read-only': { begin: (folder) => lock(folder, '+'), end: (folder) => lock(folder, '-') },
  'disk: folder taken away': {
    begin: (folder) => renameSync(join(folder, 'profile', 'journal'), join(folder, 'away')),
    end: (folder) => {
      rmSync(join(folder, 'profile', 'journal'), { recursive: true, force: true });
      renameSync(join(folder, 'away'), join(folder, 'profile', 'journal'));
    },
  },
};

/** One fault of the disk, in the middle of captures, notes and pictures. */
export async function diskKind(tools, { name, runs }) {
  const row = newRow(name);
  for (let run = 0; run < runs; run += 1)
    await faultWhileWriting(tools, row, { kind: ['capture', 'note', 'promise'][run % 3], run, ...diskFaults[name] });
  return row;
}

/** The machine sleeps in the middle of writes and wakes up again. */
export async function suspendKind(tools, { runs, seconds = 20 }) {
  const row = newRow('machine suspended');
  for (let run = 0; run < runs; run += 1) {
    const bed = { profile: join(tools.place, `sleep-${run}`, 'profile'), ledger: newLedger(), kind: row.name };
    mkdirSync(join(tools.place, `sleep-${run}`));
    const writer = startWriter(tools, { kind: ['capture', 'media', 'note'][run % 3], run: run + 1, bed });
    if (!(await until(() => writer.count('SAVED') >= 2))) row.wrong.push('it never began to save');
    signalGroup(writer.child, 'SIGSTOP');
    await pause(300);
    const before = writer.count('SAVED');
    await pause(seconds * 1_000);
    if (writer.count('SAVED') === before) row.hits += 1;
    signalGroup(writer.child, 'SIGCONT');
    if (!(await until(() => writer.count('SAVED') >= before + 5))) row.wrong.push('it did not go on after waking up');
    if (writer.count('REFUSED') > 0) row.wrong.push(`refused: ${refusals(writer)[0]}`);
    killGroup(writer.child);
    await writer.ended;
    await settle(tools, row, bed);
  }
  return row;
}

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
/** Another clock for the whole program; waiting goes on as ever. */
const clock = (shift) => ({ LD_PRELOAD: FAKETIME, FAKETIME: shift, DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_RESET: '1' });

/** The clock goes back a day, forward a day, and back again between runs that write. */
export async function clockKind(tools, { runs }) {
  const row = newRow('clock set back and forth');
  for (let run = 0; run < runs; run += 1) {
    const bed = { profile: join(tools.place, `clock-${run}`, 'profile'), ledger: newLedger(), kind: row.name };
    mkdirSync(join(tools.place, `clock-${run}`));
    for (const [at, shift] of ['+0', '-1d', '+1d'].entries()) {
      const writer = startWriter(tools, { kind: ['capture', 'note', 'promise'][run % 3], run: run * 10 + at + 1, bed, env: clock(shift) });
      if (await until(() => writer.count('SAVED') >= 4)) row.hits += shift === '+0' ? 0 : 1;
      else row.wrong.push(`with the clock ${shift} it did not save: ${writer.told.at(-1) ?? ''}`);
      killGroup(writer.child);
      await writer.ended;
      await settle(tools, row, bed, clock(shift));
    }
  }
  return row;
}

/** A second program on a profile in use, and two at the same moment: one works, the other says why it does not. */
export async function twiceKind(tools, { runs }) {
  const row = newRow('two programs on one profile');
  for (let run = 0; run < runs; run += 1) {
    const bed = { profile: join(tools.place, `twice-${run}`, 'profile'), ledger: newLedger(), kind: row.name };
    mkdirSync(join(tools.place, `twice-${run}`));
    const [one, two] = [1, 2].map((number) => startWriter(tools, { kind: 'capture', run: run * 10 + number, bed }));
    // at the same moment, or a little later
    if (!(await until(() => hasSaved(one) || hasSaved(two)))) row.wrong.push('neither of them saves');
    const [works, waits] = hasSaved(one) ? [one, two] : [two, one];
    const { complaint, code } = await waits.ended;
    row.hits += code === 0 ? 0 : 1;
    if (/open in another Boothbook/u.test(complaint)) row.said += 1;
    else row.wrong.push(`the second said: ${complaint}`);
    if (waits.count('TRY') > 0) row.wrong.push('both wrote');
    killGroup(works.child);
    await works.ended;
    await settle(tools, row, bed);
  }
  return row;
}
