import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { repoCache, root, say } from './bootstrap/place.mjs';

/** What a filled profile depends on: the layout of the database and the journal, and who is invented. */
const SCHEMA = [
  'renderer/data/migrations',
  'renderer/data/seed.ts',
  'renderer/data/seedFigures.ts',
  'renderer/data/seedPeople.ts',
  'renderer/data/records.ts',
  'electron/main/journal/frame.ts',
  'electron/main/journal/seal.ts',
];

function* filesIn(path) {
  if (!path.endsWith('.ts')) for (const name of readdirSync(path).sort()) yield* filesIn(join(path, name));
  else yield path;
}

/** One hash of the schema: profiles filled under another are made anew. */
function readSchema() {
  const hash = createHash('sha256');
  for (const one of SCHEMA) for (const path of filesIn(join(root, one))) hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** The filled profile of a size, made once and kept in `.cache/scale` until the schema changes: `{ folder, meta }`. */
export async function seedProfile(leads, fill) {
  const place = join(repoCache, 'scale');
  const schema = readSchema();
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(place)) if (name !== schema && name !== 'run') rmSync(join(place, name), { recursive: true, force: true });
  const kept = join(place, schema, String(leads));
  const metaFile = join(kept, 'meta.json');
  if (existsSync(metaFile)) return { folder: join(kept, 'profile'), meta: JSON.parse(readFileSync(metaFile, 'utf8')) };
  say(`Making ${leads} leads …`);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const meta = await fill(join(kept, 'profile'));
  // written last: a profile without it was not finished
  writeFileSync(`${metaFile}.new`, JSON.stringify(meta));
  renameSync(`${metaFile}.new`, metaFile);
  return { folder: join(kept, 'profile'), meta };
}

function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** With the times of the files to the last digit: the journal knows its files by them. */
function copyAll(from, to) {
  const copied = process.platform === 'win32' ? null : spawnSync('cp', ['-a', from, to]);
  if (copied?.status !== 0) cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}

/** A copy of a profile to work in. Pictures are never written twice, so a link of each will do. */
export function copyProfile(from, to) {
  rmSync(to, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('Singleton') || name === 'media') continue;
    copyAll(join(from, name), join(to, name));
  }
  const media = join(from, 'media');
  if (!existsSync(media)) return;
  const link = (below) => {
    mkdirSync(join(to, 'media', below), { recursive: true });
    for (const one of readdirSync(join(media, below), { withFileTypes: true })) {
      const path = join(below, one.name);
      if (one.isDirectory()) link(path);
      else linkOrCopy(join(media, path), join(to, 'media', path));
    }
  };
  link('');
}
