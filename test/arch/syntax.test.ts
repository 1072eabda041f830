import { describe, expect, test } from 'vitest';
import { formFaults } from './syntax.ts';
import { SOURCES, codeOf, textOf } from './tree.ts';

const BROKEN = [
  ['a class that is no error', 'renderer/data/a.ts', 'export class Store {}'],
  ['a class that is no error', 'renderer/app/a.tsx', 'export class Page extends Component {}'],
  ['a class that is no error', 'shared/lib/a.ts', 'export const make = () => class {};'],
  ['an enum', 'shared/domain/a.ts', "export enum Heat { Cold = 'cold' }"],
  ['a namespace', 'shared/domain/a.ts', 'export namespace Heat { export const cold = 1; }'],
  ['a barrel', 'renderer/ui/a.ts', "export * from './b.ts';"],
  ['an import inside of a type', 'shared/domain/a.ts', "export type A = import('dexie').Table;"],
  ['the clock in shared', 'shared/domain/a.ts', 'export const a = () => new Date();'],
  ['the clock in shared', 'shared/formats/a.ts', 'export const a = () => Date();'],
  ['a worker or file of another folder', 'renderer/features/leads/a.ts', "export const a = new URL('../capture/b.ts', import.meta.url);"],
  ['a worker or file of another folder', 'renderer/ui/a.ts', "export const a = new Worker(new URL('../data/b.ts', import.meta.url));"],
  ['a disabled rule without a reason', 'shared/lib/a.ts', '// oxlint-disable-next-line no-console\nexport const a = 1;'],
  ['a disabled rule without a reason', 'shared/lib/a.ts', '/* eslint-disable */\nexport const a = 1;'],
] as const;

const GOOD = [
  ['renderer/data/a.ts', 'export class MediaError extends Error {}'],
  ['renderer/ui/Boundary.tsx', 'export class Boundary extends Component {}'],
  ['shared/domain/a.ts', 'export const a = (at: number) => new Date(at);'],
  ['renderer/ui/a.ts', "export const a = new Worker(new URL('./b.ts', import.meta.url));"],
  ['renderer/devices/cards/a.ts', "export const a = new Worker(new URL('../workers/b.ts', import.meta.url));"],
  ['shared/lib/a.ts', '// oxlint-disable-next-line no-console -- the only way out\nexport const a = 1;'],
] as const;

describe('the form of every program text', () => {
  test.each(BROKEN)('%s is found (%s)', (fault, path, text) => {
    expect(formFaults(path, text)).toEqual([fault]);
  });

  test.each(GOOD)('a sound file is left alone: %s', (path, text) => {
    expect(formFaults(path, text)).toEqual([]);
  });

  test('is kept all over the tree', () => {
    const paths = codeOf(SOURCES);
    expect(paths.length).toBeGreaterThan(300);
    expect(paths.flatMap((path) => formFaults(path, textOf(path)).map((fault) => `${path}: ${fault}`))).toEqual([]);
  });
});
