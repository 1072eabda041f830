import { describe, expect, test } from 'vitest';
import { SOURCES, codeOf, filesBelow, textOf, topNames } from './tree.ts';

/** What stands at the top: the fixed points, and the settings of the tools. */
const TOP = new Set(
  [
    'electron renderer shared resources test scripts .ci README.md LICENSE ARCHITECTURE.md CHANGELOG.md package.json package-lock.json',
    'electron.vite.config.ts electron-builder.yml tsconfig.json tsconfig.base.json vitest.config.ts playwright.config.ts knip.json',
    '.gitignore .npmrc .oxfmtrc.json .oxlintrc.json',
  ].flatMap((names) => names.split(' ')),
);
/** Settings of a tool may also lie beside what they are for. */
const ALSO = new Set(['vitest.corpus.config.ts']);
const PROJECTS = ['electron', 'renderer', 'shared', 'test'] as const;
const NAMELESS = /(?:^|\/)(?:utils?|helpers?|common|services?|managers?|types|misc)\//u;
const INDEXES = new Set(['electron/main/index.ts', 'electron/preload/index.ts']);

/** Paths of one machine, and hosts that packages come from: neither is anybody else's. */
const MACHINE_PATH = /(?<![\w.~-])\/(?:work|root|home|Users|tmp)\/(?!\.X)[\w.]/u;
const PACKAGE_HOST = /https?:\/\/[\w.-]*(?:registry|npm|nexus|artifact|mirror)[\w.-]*|^\s*registry\s*=/mu;
/** A test of the root account's home; an invented home in a test. */
const PATHS_KNOWN = new Set(['scripts/odoo.sh', 'test/unit/electron/main/window.test.ts']);

const isText = (path: string): boolean => /\.(?:[cm]?[jt]sx?|json|ya?ml|md|css|html|sh|svg|plist)$|\/run$|^\.\w+$/u.test(path);
const texts = (): readonly string[] => filesBelow('').filter(isText);
const linesOf = (text: string): number => text.replace(/\n$/u, '').split('\n').length;

describe('the tree', () => {
  test('has at its top what belongs there and nothing else', () => {
    expect(topNames().filter((name) => !TOP.has(name) && !ALSO.has(name))).toEqual([]);
    expect([...TOP].filter((name) => !topNames().includes(name))).toEqual([]);
  });

  test.each(PROJECTS)('%s has a compiler project and a README of at most 30 lines', (folder) => {
    expect(filesBelow(folder)).toContain(`${folder}/tsconfig.json`);
    expect(filesBelow(folder)).toContain(`${folder}/README.md`);
    expect(linesOf(textOf(`${folder}/README.md`))).toBeLessThanOrEqual(30);
  });

  test('has no file of more than 300 lines', () => {
    const long = codeOf(SOURCES).filter((path) => linesOf(textOf(path)) > 300);
    expect(long).toEqual([]);
  });

  test('has no folder whose name says nothing, and no file that only passes on', () => {
    const paths = SOURCES.flatMap(filesBelow);
    expect(paths.filter((path) => NAMELESS.test(path))).toEqual([]);
    expect(paths.filter((path) => /\/index\.[cm]?[jt]sx?$/u.test(path) && !INDEXES.has(path))).toEqual([]);
  });

  test('names no path of one machine', () => {
    expect(texts().filter((path) => MACHINE_PATH.test(textOf(path)) && !PATHS_KNOWN.has(path))).toEqual([]);
    for (const top of ['work', 'root', 'home', 'tmp']) expect(MACHINE_PATH.test(`'/${top}/main/a'`)).toBe(true);
    expect(MACHINE_PATH.test("'renderer/work/a.ts'")).toBe(false);
  });

  test('names no host of a package registry, in the lock file neither', () => {
    expect(texts().filter((path) => PACKAGE_HOST.test(textOf(path)))).toEqual([]);
    for (const host of ['npm', 'registry', 'mirror']) expect(PACKAGE_HOST.test(`"https://${host}.example/a.tgz"`)).toBe(true);
    expect(PACKAGE_HOST.test(['registry', 'a'].join('='))).toBe(true);
    const lock: unknown = JSON.parse(textOf('package-lock.json'));
    expect(JSON.stringify(lock)).not.toContain('"resolved":"http');
    expect(textOf('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });
});
