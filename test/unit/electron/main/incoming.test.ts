import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginIncoming, formerFolders, settleIncoming, takeIncoming } from '#electron/main/incoming.ts';

let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'booth-incoming-'));
  put('vault.json', 'old key');
  put('journal/000001.bbj', 'old changes');
  put('media/one.bin', 'old picture');
  put('IndexedDB/app_booth_0.indexeddb.leveldb/log', 'old rows');
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(profile, path, '..'), { recursive: true });
  writeFileSync(join(profile, path), text);
}
const read = (path: string): string | null => (existsSync(join(profile, path)) ? readFileSync(join(profile, path), 'utf8') : null);

async function gather(): Promise<void> {
  await beginIncoming(profile);
  put('incoming/vault.json', 'new key');
  put('incoming/journal/000001.bbj', 'new changes');
}

const ASKED = { why: 'restore', parts: ['vault.json', 'journal'], keep: null } as const;

test('what was gathered whole is in place after the next start, and the database is made anew', async () => {
  await gather();
  await settleIncoming(profile, { ...ASKED, parts: [...ASKED.parts] });
  expect(takeIncoming(profile)).toEqual(ASKED);
  expect([read('vault.json'), read('journal/000001.bbj'), read('media/one.bin')]).toEqual(['new key', 'new changes', 'old picture']);
  expect([read('IndexedDB/app_booth_0.indexeddb.leveldb/log'), existsSync(join(profile, 'incoming'))]).toEqual([null, false]);
  expect(takeIncoming(profile)).toBeNull();
});

test('what was not gathered whole is thrown away, and the profile stays as it was', async () => {
  await gather();
  expect(takeIncoming(profile)).toBeNull();
  expect([read('vault.json'), read('journal/000001.bbj')]).toEqual(['old key', 'old changes']);
  expect(read('IndexedDB/app_booth_0.indexeddb.leveldb/log')).toBe('old rows');
});

test('a marker that was changed by hand moves nothing out of the profile', async () => {
  await gather();
  put('incoming/ready.json', JSON.stringify({ v: 1, ...ASKED, keep: '../elsewhere' }));
  expect(takeIncoming(profile)).toBeNull();
  expect(read('vault.json')).toBe('old key');
});

test('a restore keeps what was there', async () => {
  await gather();
  await settleIncoming(profile, { why: 'restore', parts: ['vault.json', 'journal'], keep: 'former-20261123T101500Z' });
  takeIncoming(profile);
  expect(read('former-20261123T101500Z/journal/000001.bbj')).toBe('old changes');
  expect(formerFolders(profile)).toEqual(['former-20261123T101500Z']);
});

test('a start that is cut off anywhere is finished by the next one', async () => {
  const CUTS = [
    () => renameSync(join(profile, 'vault.json'), join(profile, 'former-1', 'vault.json')),
    () => renameSync(join(profile, 'incoming', 'vault.json'), join(profile, 'vault.json')),
    () => renameSync(join(profile, 'journal'), join(profile, 'former-1', 'journal')),
    () => renameSync(join(profile, 'incoming', 'journal'), join(profile, 'journal')),
    () => rmSync(join(profile, 'IndexedDB'), { recursive: true }),
  ];
  await gather();
  await settleIncoming(profile, { why: 'restore', parts: ['vault.json', 'journal'], keep: 'former-1' });
  mkdirSync(join(profile, 'former-1'));
  for (let done = 0; done <= CUTS.length; done += 1) {
    const copy = mkdtempSync(join(tmpdir(), 'booth-incoming-'));
    const original = profile;
    cpSync(original, copy, { recursive: true });
    profile = copy;
    for (const cut of CUTS.slice(0, done)) cut();
    takeIncoming(profile);
    expect([read('vault.json'), read('journal/000001.bbj'), read('former-1/vault.json'), read('former-1/journal/000001.bbj')]).toEqual([
      'new key',
      'new changes',
      'old key',
      'old changes',
    ]);
    expect(existsSync(join(profile, 'IndexedDB'))).toBe(false);
    profile = original;
    rmSync(copy, { recursive: true, force: true });
  }
});
