import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The top of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The folders whose code the rules are about. */
export const SOURCES = ['electron', 'renderer', 'shared', 'scripts', 'test'] as const;

/** What .gitignore leaves out by name, and git's own folder: none of it is part of the program. */
const isIgnored = (() => {
  const lines = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n').filter(Boolean);
  const names = new Set(['.git', ...lines.map((line) => line.replace(/\/$/u, ''))]);
  return (name: string): boolean => names.has(name) || names.has(`*${name.slice(name.lastIndexOf('.'))}`);
})();

/** Names at the top, without what .gitignore leaves out. */
export const topNames = (): readonly string[] => readdirSync(ROOT).filter((name) => !isIgnored(name));

/** Paths of all files below the folder, from the top, with `/`. A missing folder holds none. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !isIgnored(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** Whether the path is a program text that people write. */
export const isCode = (path: string): boolean => /\.(ts|tsx|mjs|mts|cts|js|cjs)$/u.test(path);

/** All program texts of the given folders. */
export const codeOf = (folders: readonly string[]): readonly string[] => folders.flatMap(filesBelow).filter(isCode);

/** The text of a file, by its path from the top. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
