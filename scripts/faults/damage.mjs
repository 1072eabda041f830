import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { pick } from './chance.mjs';

/** The database of the page, as Chromium lays it down. */
const DATABASE = join('IndexedDB', 'app_booth_0.indexeddb.leveldb');

const filesIn = (folder, fits) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(fits)
        .map((name) => join(folder, name))
    : [];
const journalFiles = (profile) => filesIn(join(profile, 'journal'), (name) => name.endsWith('.bbj'));
const tables = (profile) =>
  filesIn(join(profile, DATABASE), (name) => /\.(log|ldb)$/.test(name) && statSync(join(profile, DATABASE, name)).size > 0);

/** Turns a few bits between two shares of a file. */
export function flipBits(random, path, { from = 0, to = 1, count = 1 + Math.floor(random() * 6) } = {}) {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  for (let at = 0; at < count; at += 1) {
    const place = Math.floor(size * (from + random() * (to - from)));
    readSync(file, byte, 0, 1, place);
    byte[0] ^= 1 << Math.floor(random() * 8);
    writeSync(file, byte, 0, 1, place);
  }
  closeSync(file);
}

const cut = (random, path) => truncateSync(path, Math.floor(statSync(path).size * random()));

/** A page of a disk that came back as zeros. */
function zero(random, path) {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  const from = Math.floor(Math.max(0, size - 4_096) * random());
  writeSync(file, Buffer.alloc(Math.min(4_096, size - from)), 0, Math.min(4_096, size - from), from);
  closeSync(file);
}

const inDatabase = (profile, fits) => filesIn(join(profile, DATABASE), (name) => fits.test(name));

/** What can be done to the files of a profile while the program is closed; one side is left whole. */
export const damages = {
  'journal: cut off': (random, profile) => cut(random, pick(random, journalFiles(profile))),
  'journal: bits turned': (random, profile) => flipBits(random, pick(random, journalFiles(profile))),
  'journal: zeros': (random, profile) => zero(random, pick(random, journalFiles(profile))),
  'journal: a file gone': (random, profile) => rmSync(pick(random, journalFiles(profile))),
  'journal: a file doubled': (_random, profile) => {
    const files = journalFiles(profile);
    copyFileSync(files.at(-1), join(profile, 'journal', `${String(files.length + 1).padStart(6, '0')}.bbj`));
  },
  'database: a file cut off': (random, profile) => cut(random, pick(random, tables(profile))),
  'database: bits turned': (random, profile) => flipBits(random, pick(random, tables(profile)), { count: 20 }),
  'database: zeros': (random, profile) => zero(random, pick(random, tables(profile))),
  'database: a file gone': (random, profile) => rmSync(pick(random, tables(profile))),
  'database: CURRENT gone': (_random, profile) => inDatabase(profile, /^CURRENT$/).forEach((path) => rmSync(path)),
  'database: CURRENT rubbish': (_random, profile) => inDatabase(profile, /^CURRENT$/).forEach((path) => writeFileSync(path, 'rubbish')),
  'database: MANIFEST gone': (_random, profile) => inDatabase(profile, /^MANIFEST/).forEach((path) => rmSync(path)),
  'database: MANIFEST cut off': (random, profile) => inDatabase(profile, /^MANIFEST/).forEach((path) => cut(random, path)),
  'key: one of its two files gone': (_random, profile) => rmSync(join(profile, 'vault.json')),
  'database: deleted': (_random, profile) => rmSync(join(profile, 'IndexedDB'), { recursive: true, force: true }),
};

/** Early frames of the journal, while the page has turned bits in later records of the database: no record is hit on both sides. */
export const damageEarly = (random, profile) => flipBits(random, journalFiles(profile)[0], { from: 0.02, to: 0.1, count: 4 });

/** Part of the journal, and all of the database: what lay there is lost, and must be told. */
export function damageBoth(random, profile) {
  flipBits(random, journalFiles(profile)[0], { from: 0.02, to: 0.98, count: 2 });
  rmSync(join(profile, 'IndexedDB'), { recursive: true, force: true });
}

/** One picture or memo; the name that the campaign knows it by is behind it in the ledger. */
export function damagePicture(random, profile) {
  const path = pick(
    random,
    filesIn(join(profile, 'media'), (name) => name.endsWith('.bin') && statSync(join(profile, 'media', name)).size > 0),
  );
  pick(random, [() => cut(random, path), () => flipBits(random, path), () => zero(random, path), () => rmSync(path)])();
}

/** Everything of a profile that must not be touched by a start that cannot open it, as one text. */
export const keptOf = (profile) =>
  [...journalFiles(profile), join(profile, 'vault.json')]
    .map((path) => `${path} ${existsSync(path) ? readFileSync(path).toString('base64') : 'none'}`)
    .join('\n');

/** Both files in which the key lies; `undo` puts them back. */
const harmKey = (harm) => (random, profile) => {
  const kept = ['vault.json', 'vault-copy.json']
    .map((name) => join(profile, name))
    .filter((path) => existsSync(path))
    .map((path) => [path, readFileSync(path)]);
  for (const [path] of kept) harm(random, path);
  return () => kept.forEach(([path, bytes]) => writeFileSync(path, bytes));
};

/** What can happen to the files with the key; each answers how to undo it. */
export const vaultHarms = {
  'key: cut off': harmKey(cut),
  'key: rubbish': harmKey((_random, path) => writeFileSync(path, 'rubbish')),
  'key: gone': harmKey((_random, path) => rmSync(path)),
};
