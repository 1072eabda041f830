import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The measuring sets, where BOOTHBOOK_CORPUS says (scripts/corpus.mjs sets it). They are not part of the repository. */
export const data = process.env['BOOTHBOOK_CORPUS'] ?? join(root, '../shared/data');

/** The programs that score a run of the batch mode, beside the sets. */
const tools = join(data, '../tools');

const run = (words: readonly string[]): string => {
  const done = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error) throw done.error;
  return `${done.stdout}\n${done.status === 0 ? '' : done.stderr}`;
};

/** Runs the batch mode on a set, then the scorer on its lines; answers what the scorer printed. */
export function score(scorer: string, set: string, words: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'boothbook-corpus-'));
  const out = join(folder, 'out.jsonl');
  try {
    const said = run([join(root, 'scripts/batch.mjs'), ...words, '--out', out]);
    if (!existsSync(out) || readFileSync(out, 'utf8') === '') throw new Error(`the batch mode wrote nothing: ${said}`);
    return run([join(tools, scorer), join(data, set), out]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A number that stands in a text; fails when it does not. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`no ${String(pattern)} in: ${text}`);
  return Number(found);
}
