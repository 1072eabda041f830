import { describe, expect, test } from 'vitest';
import { compilerErrors } from './lint.ts';

const at = (path: string, text: string) => ({ path, text });

/** What each project must not compile, by the name of the file. */
const BROKEN = {
  shared: [
    at('shared/lib/dom.ts', 'export const a = document.title;'),
    at('shared/lib/node.ts', 'export const a = process.cwd();'),
    at('shared/lib/crypto.ts', 'export const a = crypto.randomUUID();'),
    at('shared/domain/enum.ts', 'export enum Heat {\n  Cold,\n}'),
    at('shared/domain/property.ts', 'export class A extends Error {\n  constructor(readonly code: string) {\n    super(code);\n  }\n}'),
    at('shared/domain/index.ts', 'export const a = (b: readonly string[]): string => b[0];'),
    at('shared/domain/optional.ts', 'export const a: { b?: string } = { b: undefined };'),
  ],
  electron: [at('electron/main/dom.ts', 'export const a = document.title;')],
  renderer: [at('renderer/lib/node.ts', 'export const a = process.cwd();'), at('renderer/lib/fs.ts', "export * from 'node:fs';")],
} as const;

const GOOD = {
  shared: [at('shared/lib/good.ts', 'export const a = (b: readonly string[]): string => b[0] ?? String(new Date(0));')],
  electron: [at('electron/main/good.ts', 'export const a = process.cwd();')],
  renderer: [at('renderer/lib/good.ts', 'export const a = document.title;')],
} as const;

describe.each(['shared', 'electron', 'renderer'] as const)('the compiler of %s', (project) => {
  test('refuses what may not run there', async () => {
    const errors = await compilerErrors(project, [...BROKEN[project], ...GOOD[project]]);
    const refused = new Set(errors.map((line) => line.slice(0, line.indexOf('('))));
    expect([...refused].toSorted()).toEqual(BROKEN[project].map(({ path }) => path).toSorted());
  });
});
