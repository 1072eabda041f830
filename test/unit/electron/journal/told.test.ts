import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { damageOf, keepTold, readTold } from '#electron/main/journal/told.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'booth-told-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('damage that a start has told is remembered with the journal, and never less of it', async () => {
  expect(readTold(folder)).toBe(0);
  await keepTold(folder, damageOf({ damaged: 2, foreign: 1 }));
  expect(readTold(folder)).toBe(3);
  await keepTold(folder, 1);
  expect(readTold(folder)).toBe(3);
});

test('what was told is told again when nobody can read that it was', async () => {
  await writeFile(join(folder, 'told.json'), 'rubbish');
  expect(readTold(folder)).toBe(0);
  await keepTold(join(folder, 'not-there'), 4);
  expect(readTold(join(folder, 'not-there'))).toBe(0);
});
