import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeFolder } from '#electron/main/durable.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-probe-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that can be written is found so, made where it is not there, and nothing stays in it', () => {
  expect(probeFolder(join(folder, 'profile'))).toBeNull();
  expect(existsSync(join(folder, 'profile'))).toBe(true);
  expect(readdirSync(join(folder, 'profile'))).toEqual([]);
});

test('a folder that takes nothing is told as such', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(probeFolder(join(folder, 'file', 'profile'))).toBe('not-writable');
});
