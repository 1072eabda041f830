import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startRun } from './booth.mjs';
import { damageBoth, damageEarly, damagePicture, damages, keptOf } from './damage.mjs';
import { newLedger } from './ledger.mjs';

export const newRow = (name) => ({ name, runs: 0, hits: 0, saved: 0, found: 0, lost: 0, said: 0, wrong: [] });

/** One start that reads everything back; answers what it found and said. */
export async function readAll(tools, { profile, ledger, word = 'faults:check:0:0', env = {} }) {
  const seen = { report: null, hasJudged: false, rows: new Map(), wrong: [], opened: '', isInOrder: true };
  ledger.begin();
  const onLine = (line) => {
    if (line.startsWith('REPORT ')) seen.report = JSON.parse(line.slice(7));
    else if (line.startsWith('CANNOT ')) seen.opened = line;
    else if (line.startsWith('ORDER ')) seen.isInOrder = line === 'ORDER yes';
    else if (line.startsWith('SAME ')) {
      Object.assign(seen, ledger.judge(), { hasJudged: true, isSame: line === 'SAME yes' });
    } else ledger.take(line, null);
  };
  const { code, complaint } = await startRun(tools, { word, profile, env, onLine }).ended;
  return { ...seen, code, complaint };
}

async function fillProfile(tools) {
  const profile = join(tools.place, 'filled');
  const ledger = newLedger();
  const going = startRun(tools, { word: 'faults:fill:0:0', profile, onLine: (line) => ledger.take(line, 'fill') });
  const { code, complaint } = await going.ended;
  if (code !== 0) throw new Error(`the profile cannot be filled: ${complaint}`);
  return { profile, ledger };
}

/** A copy, to be damaged, of a profile with a few records of every kind, closed well; that one is made once. */
export async function copyProfile(tools, name) {
  const { shared } = tools;
  shared.filled ??= fillProfile(tools);
  const { profile, ledger } = await shared.filled;
  const copy = join(tools.place, `copy-${(shared.copies += 1)}`);
  mkdirSync(copy);
  cpSync(profile, join(copy, 'profile'), { recursive: true });
  return {
    folder: copy,
    profile: join(copy, 'profile'),
    ledger: ledger.copyFor(name),
    /** Removes the copy; one on which something was wrong stays to be looked at when BOOTHBOOK_KEEP asks so. */
    drop: ({ wrong }) => {
      if (wrong.length === 0 || process.env.BOOTHBOOK_KEEP === undefined) rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
      else process.stderr.write(`kept: ${copy}\n`);
    },
  };
}

const addAll = (row, rows) => {
  for (const { saved, found, lost } of rows.values())
    Object.assign(row, { saved: row.saved + saved, found: row.found + found, lost: row.lost + lost });
};

/** Damages a copy of the profile in one way and starts the program twice: all must be there, and what was mended must be said. */
async function damageOnce(tools, row, damage) {
  const bed = await copyProfile(tools, row.name);
  await damage(bed);
  let first = await readAll(tools, bed);
  row.runs += 1;
  const isRenewed = !first.hasJudged && /the next run makes it anew|UnknownError/u.test(first.complaint);
  if (isRenewed) first = await readAll(tools, bed);
  if (!first.hasJudged) row.wrong.push(`the start failed: ${first.complaint}`);
  addAll(row, first.rows);
  row.wrong.push(...first.wrong);
  const { said = '' } = first.report ?? {};
  row.hits += isRenewed || said !== '' ? 1 : 0;
  row.said += isRenewed || said !== '' ? 1 : 0;
  if (/nowhere else|may be missing/u.test(said)) row.wrong.push(`it says that something is lost, and nothing is: ${said}`);
  const second = await readAll(tools, bed);
  row.wrong.push(...second.wrong.map((one) => ['second start', one].join(': ')));
  // what was mended is mended, and not told for ever
  if (second.report?.said) row.wrong.push(`told again at the second start: ${second.report.said}`);
  bed.drop(row);
}

/** Damages copies of a filled profile in one way. */
export async function damageKind(tools, { name, runs }) {
  const row = newRow(name);
  for (let run = 0; run < runs; run += 1) await damageOnce(tools, row, (bed) => damages[name](tools.random, bed.profile));
  return row;
}

/** Records of one kind damaged in the database, frames of others in the journal. */
export async function damageApart(tools, { runs }) {
  const row = newRow('both sides: different records');
  for (let run = 0; run < runs; run += 1)
    await damageOnce(tools, row, async ({ profile }) => {
      await startRun(tools, { word: 'faults:rot:0:0', profile, onLine: () => undefined }).ended;
      damageEarly(tools.random, profile);
    });
  return row;
}

/** The row with the laptop's settings, which every start reads first. */
export async function damageSettings(tools, { runs }) {
  const row = newRow('settings: bits turned');
  for (let run = 0; run < runs; run += 1)
    await damageOnce(tools, row, async ({ profile }) => {
      await startRun(tools, { word: 'faults:rot:0:0:settings', profile, onLine: () => undefined }).ended;
    });
  return row;
}

/** A picture's file, of which there is no second on the laptop but its backup: said, nothing else touched, and there again after going back to it. */
export async function damageMedia(tools, { runs }) {
  const row = newRow('picture: damaged or gone');
  for (let run = 0; run < runs; run += 1) {
    const bed = await copyProfile(tools, row.name);
    const before = bed.ledger.copyFor(row.name);
    damagePicture(tools.random, bed.profile);
    const first = await readAll(tools, bed);
    row.runs += 1;
    const [harmed, ...others] = first.wrong;
    if (harmed?.startsWith('media/')) row.hits += 1;
    else row.wrong.push('the damage was not noticed');
    if (/cannot be opened/u.test(first.opened)) row.said += 1;
    row.wrong.push(...others);
    let told = '';
    await startRun(tools, {
      word: 'faults:back:0:0',
      profile: bed.profile,
      onLine: (line) => (told += line.startsWith('SAVED') ? line : ''),
    }).ended;
    if (!told.includes('restore/last')) row.wrong.push('it did not go back to the backup');
    const again = await readAll(tools, { ...bed, ledger: before });
    addAll(row, again.rows);
    row.wrong.push(...again.wrong);
    if (!again.hasJudged) row.wrong.push(`the start failed: ${again.complaint}`);
    bed.drop(row);
  }
  return row;
}

/** The same records on both sides: they are lost, which must be told, with how many; all others are found. */
export async function damageSame(tools, { runs }) {
  const row = newRow('both sides: the same, said');
  for (let run = 0; run < runs; run += 1) {
    const bed = await copyProfile(tools, row.name);
    damageBoth(tools.random, bed.profile);
    const first = await readAll(tools, bed);
    row.runs += 1;
    row.hits += first.wrong.length > 0 ? 1 : 0;
    const missing = first.report?.missing ?? first.report?.damaged ?? 0;
    row.said += (first.report?.said ?? '') === '' ? 0 : 1;
    for (const { saved, found } of first.rows.values()) {
      // what nobody has any more cannot be found; only to keep silent about it would be a loss
      row.saved += saved - (missing > 0 ? saved - found : 0);
      row.found += found;
    }
    if (first.wrong.length > 0 && missing === 0) {
      row.lost += first.wrong.length;
      row.wrong.push(...first.wrong);
    }
    bed.drop(row);
  }
  return row;
}

/** A key file that cannot be read, or is not there: said, nothing opened, nothing written over; put back, all is there. */
export async function damageVault(tools, { name, runs, harm }) {
  const row = newRow(name);
  for (let run = 0; run < runs; run += 1) {
    const bed = await copyProfile(tools, row.name);
    const undo = harm(tools.random, bed.profile);
    const before = keptOf(bed.profile);
    const refused = await readAll(tools, bed);
    row.runs += 1;
    row.hits += 1;
    if (refused.hasJudged || refused.code === 0) row.wrong.push('the program opened a profile whose key is not there');
    else if (/[a-z]{3} [a-z]/u.test(refused.complaint)) row.said += 1;
    if (keptOf(bed.profile) !== before) row.wrong.push('a start without the key wrote over what is there');
    undo();
    const again = await readAll(tools, bed);
    addAll(row, again.rows);
    row.wrong.push(...again.wrong);
    if (!again.hasJudged) row.wrong.push(`the start failed: ${again.complaint}`);
    bed.drop(row);
  }
  return row;
}
