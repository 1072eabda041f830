import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { killGroup, signalGroup, startRun } from './booth.mjs';
import { newRow, readAll } from './damageRuns.mjs';
import { SECRET } from './kills.mjs';
import { newLedger } from './ledger.mjs';

/** Longest wait for something that must come, ms. */
const PATIENCE = 40_000;

/** Waits until something is so, for a while; answers whether it came. */
export async function until(isThere) {
  for (let waited = 0; waited < PATIENCE; waited += 50) {
    if (isThere()) return true;
    await pause(50);
  }
  return false;
}

const hasSaved = (writer) => writer.count('SAVED') >= 3;

/** A run that writes, with what it told so far. */
export function startWriter(tools, { kind, run, bed, manner = 'patient' }) {
  const told = [];
  const onLine = (line) => {
    told.push(line);
    bed.ledger.take(line, bed.kind);
  };
  bed.ledger.begin();
  const going = startRun(tools, {
    word: `faults:${kind}:${run}:${tools.receiver.port}:${manner}`,
    profile: bed.profile,
    env: SECRET,
    onLine,
  });
  const count = (word) => told.filter((line) => line.startsWith(word)).length;
  return { ...going, told, count };
}

const addAll = (row, rows) => {
  for (const { saved, found, lost } of rows.values())
    Object.assign(row, { saved: row.saved + saved, found: row.found + found, lost: row.lost + lost });
};

/** The last start of a bed: all that was shown is read back. */
export async function settle(tools, row, bed) {
  const last = await readAll(tools, bed);
  addAll(row, last.rows);
  row.wrong.push(...last.wrong);
  if (!last.hasJudged) row.wrong.push(`the start after it failed: ${last.complaint}`);
  row.runs += 1;
  return last;
}

/** What a refusal says: the words of the screen for a change that is not saved. */
export const refusalWords = /^[^/]*(NOT saved|NOT be saved)/u;
/** What the screen would have said of each write that was refused. */
export const refusals = (writer) =>
  writer.told.filter((line) => line.startsWith('REFUSED')).map((line) => line.split('\t').slice(2).join(' / '));

/** The machine sleeps in the middle of writes, of a send to a target or of a backup, and wakes up again. */
export async function suspendKind(tools, { runs }) {
  const row = newRow('machine suspended');
  for (let run = 0; run < runs; run += 1) {
    const bed = { profile: join(tools.place, `sleep-${run}`, 'profile'), ledger: newLedger(), kind: row.name };
    mkdirSync(join(tools.place, `sleep-${run}`));
    const writer = startWriter(tools, { kind: ['capture', 'outbox', 'backup', 'media', 'note'][run % 5], run: run + 1, bed });
    if (!(await until(() => writer.count('SAVED') >= 2))) row.wrong.push('it never began to save');
    signalGroup(writer.child, 'SIGSTOP');
    await pause(300);
    const before = writer.count('SAVED');
    await pause(run === 0 ? 75_000 : 20_000);
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

/** By how many hours the page's clock is off, run by run: it goes back, forward, back again, and jumps while it writes. */
const CLOCKS = ['clock0', 'clock-24', 'clock30', 'clock-3', 'clock'];

/**
 * The clock goes back and forth between runs and within them (the page's: from it come ids, times and what is due): all is there, once, in the
 * order in which it came, and a step back is said.
 */
export async function clockKind(tools, { runs }) {
  const row = newRow('clock set back and forth');
  for (let run = 0; run < runs; run += 1) {
    const bed = { profile: join(tools.place, `clock-${run}`, 'profile'), ledger: newLedger(), kind: row.name };
    mkdirSync(join(tools.place, `clock-${run}`));
    const kind = ['capture', 'note', 'promise'][run % 3];
    for (const [at, manner] of CLOCKS.entries()) {
      const isBack = at > 0 && manner.includes('-');
      const writer = startWriter(tools, { kind, run: run * 10 + at + 1, bed, manner });
      if (!(await until(() => writer.count('SAVED') >= 8))) row.wrong.push(`with ${manner} it did not save: ${writer.told.at(-1) ?? ''}`);
      if (writer.count('REFUSED') > 0) row.wrong.push(`with ${manner}: ${refusals(writer)[0]}`);
      const said = writer.told.some((line) => line.startsWith('REPORT') && /clock shows/u.test(line));
      if (isBack && !said) row.wrong.push(`${manner} was not said`);
      row.hits += at === 0 ? 0 : 1;
      row.said += isBack && said ? 1 : 0;
      killGroup(writer.child);
      await writer.ended;
      const last = await settle(tools, row, bed);
      if (!last.isInOrder) row.wrong.push(`after ${manner} the order is another`);
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
