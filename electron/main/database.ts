import { existsSync, readFileSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Chromium's files of the databases of the page's origin; no other page has one. */
export const databaseFolder = (profile: string): string => join(profile, 'IndexedDB');

/** Files that hold records (LevelDB's tables and logs). */
const RECORDS = /\.(ldb|sst|log)$/u;

/** LevelDB's log (doc/log_format.md): blocks of 32 KiB; a record has 4 bytes of checksum, 2 of length, 1 of type, and does not cross a block. */
const BLOCK = 32_768;
const HEADER = 7;
const [FULL, FIRST, LAST] = [1, 2, 4];

/** Where the last whole record of a log ends; null when its records do not follow each other to the end, which is more than a torn end. */
export function wholeUntil(log: Buffer): number | null {
  let whole = 0;
  let isOpen = false;
  for (let at = 0; at < log.length;) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEADER) {
      at += left;
      continue;
    }
    if (at + HEADER > log.length) return whole;
    const type = log.readUInt8(at + 6);
    const end = at + HEADER + log.readUInt16LE(at + 4);
    if (type < FULL || type > LAST || end > at + left) return null;
    if ((type === FULL || type === FIRST) === isOpen) return null;
    if (end > log.length) return whole;
    isOpen = type !== FULL && type !== LAST;
    at = end;
    if (!isOpen) whole = at;
  }
  return whole;
}

/** Is an end torn off the list of files, which then is that of an earlier day? */
function isListTorn(folder: string, files: readonly string[]): boolean {
  const lists = files.filter((file) => file.startsWith('MANIFEST-')).map((file) => readFileSync(join(folder, file)));
  return lists.some((list) => (wholeUntil(list) ?? list.length) < list.length);
}

const hasJournal = (profile: string): boolean => {
  const folder = join(profile, 'journal');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.bbj'));
};

/**
 * Before anything is opened: a database whose CURRENT is gone, or whose list of files has its end torn off, is dropped, to be made anew from the
 * journal. LevelDB takes it for a new one, or for what it was on an earlier day, and yet reads the logs that lie there (`DBImpl::Recover`): pieces
 * of old changes between others, which look whole. A CURRENT that leads nowhere
 * is refused by LevelDB itself, which the page settles (`openFault`). Without a journal nothing is touched. Answers whether it was dropped.
 * Throws errors of the file system.
 */
export function dropHeadless(profile: string): boolean {
  const all = databaseFolder(profile);
  const folders = existsSync(all) ? readdirSync(all).filter((name) => name.endsWith('.leveldb')) : [];
  const isHeadless = folders.some((name) => {
    const files = readdirSync(join(all, name));
    return files.some((file) => RECORDS.test(file)) && (!files.includes('CURRENT') || isListTorn(join(all, name), files));
  });
  if (!isHeadless || !hasJournal(profile)) return false;
  rmSync(all, { recursive: true, force: true });
  return true;
}

/**
 * Before anything is opened: cuts half a record off the end of the database's logs. LevelDB steps over it, but writes on behind it, and at the
 * next start takes what follows for part of it: changes that were put back would be gone once more. Answers how many were cut. Throws errors
 * of the file system.
 */
export function cutTornLogs(profile: string): number {
  const all = databaseFolder(profile);
  const folders = existsSync(all) ? readdirSync(all).filter((name) => name.endsWith('.leveldb')) : [];
  let torn = 0;
  for (const folder of folders) {
    for (const name of readdirSync(join(all, folder)).filter((file) => file.endsWith('.log'))) {
      const path = join(all, folder, name);
      const log = readFileSync(path);
      const end = wholeUntil(log);
      if (end === null || end === log.length) continue;
      truncateSync(path, end);
      torn += 1;
    }
  }
  return torn;
}
