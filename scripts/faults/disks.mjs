import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killGroup } from './booth.mjs';
import { newRow, readAll } from './damageRuns.mjs';
import { newLedger } from './ledger.mjs';
import { refusalWords, refusals, settle, startWriter, until } from './live.mjs';

/** A disk of its own in memory; root only. The last word of the answer unmounts it. */
function mountDisk(folder, size) {
  mkdirSync(folder, { recursive: true });
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (made.status !== 0) throw new Error('a disk in memory can only be mounted by root');
  return () => spawnSync('umount', ['-l', folder]);
}

/** Runs a tool of the system; throws when it fails. */
function run(...words) {
  if (spawnSync(words[0], words.slice(1)).status !== 0) throw new Error(`${words[0]} is needed, and root`);
}

/** A disk with a file system of its own (ext4 in a file in memory), which can be made to fail for good; root only. */
function mountBreakable(folder) {
  const under = `${folder}-under`;
  const unmountUnder = mountDisk(under, '260m');
  const image = join(under, 'disk');
  mkdirSync(folder, { recursive: true });
  run('truncate', '-s', '240m', image);
  run('mkfs.ext4', '-q', '-F', image);
  const mount = () => run('mount', '-o', 'loop', image, folder);
  mount();
  return {
    /** From now on the disk answers every call with EIO (FS_IOC_SHUTDOWN without a last flush: what was not synced is gone). */
    fail: () => {
      const code = 'open(my $f, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die $!';
      run('perl', '-e', code, join(folder, 'profile', 'vault.json'));
    },
    /** The disk is put in again. */
    again: () => {
      spawnSync('umount', ['-l', folder]);
      mount();
    },
    unmount: () => {
      spawnSync('umount', ['-l', folder]);
      unmountUnder();
    },
  };
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
    if (said.length > 0 && said.every((text) => refusalWords.test(text))) row.said += 1;
    else row.wrong.push(`said: ${said.find((text) => !refusalWords.test(text)) ?? 'nothing'}`);
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

/** The disk fails for good under a running program (EIO): said, nothing more is shown as saved; put in again, the next start has all of it. */
export async function brokenKind(tools, { runs }) {
  const row = newRow('disk: answers with errors (EIO)');
  for (let run = 0; run < runs; run += 1) {
    const folder = join(tools.place, `broken-${run}`);
    const disk = mountBreakable(folder);
    const bed = { profile: join(folder, 'profile'), ledger: newLedger(), kind: row.name };
    try {
      const writer = startWriter(tools, { kind: ['capture', 'note', 'media'][run % 3], run: run + 1, bed });
      if (!(await until(() => writer.count('SAVED') >= 3))) row.wrong.push('it never began to save');
      disk.fail();
      if (await until(() => writer.count('REFUSED') >= 2)) row.hits += 1;
      else row.wrong.push('it did not notice');
      const said = refusals(writer);
      if (said.length > 0 && said.every((text) => refusalWords.test(text))) row.said += 1;
      else row.wrong.push(`said: ${said.find((text) => !refusalWords.test(text)) ?? 'nothing'}`);
      killGroup(writer.child);
      await writer.ended;
      disk.again();
      await settle(tools, row, bed);
    } finally {
      disk.unmount();
    }
  }
  return row;
}

/** A profile on a disk that cannot be written when the program starts: it says so and harms nothing; written again, all is there. */
export async function readOnlyStart(tools, { runs }) {
  const row = newRow('disk: read-only at the start');
  for (let at = 0; at < runs; at += 1) {
    const folder = join(tools.place, `readonly-${at}`);
    const unmount = mountDisk(folder, '120m');
    const bed = { profile: join(folder, 'profile'), ledger: newLedger(), kind: row.name };
    try {
      const writer = startWriter(tools, { kind: ['capture', 'note', 'media'][at % 3], run: at + 1, bed });
      if (!(await until(() => writer.count('SAVED') >= 5))) row.wrong.push('it never began to save');
      killGroup(writer.child);
      await writer.ended;
      run('mount', '-o', 'remount,ro', folder);
      const refused = await readAll(tools, { ...bed, ledger: newLedger() });
      if (!refused.hasJudged && refused.code !== 0) row.hits += 1;
      else row.wrong.push('it opened a profile that it cannot write');
      if (/data folder cannot be written/u.test(refused.complaint)) row.said += 1;
      else row.wrong.push(`said: ${refused.complaint}`);
      run('mount', '-o', 'remount,rw', folder);
      await settle(tools, row, bed);
    } finally {
      unmount();
    }
  }
  return row;
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
