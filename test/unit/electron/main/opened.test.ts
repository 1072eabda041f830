import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newOpened } from '#electron/main/opened.ts';
import { readStart } from '#electron/main/start.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-opened-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a capsule that the system opens', () => {
  test('waits for the page, is taken once and named without its folder', () => {
    const path = join(folder, 'Été.boothcapsule');
    writeFileSync(path, 'abc');
    let told = 0;
    const opened = newOpened(() => (told += 1));
    expect([opened.isWaiting(), opened.take(), opened.path()]).toEqual([false, null, null]);
    opened.offer(path);
    expect([told, opened.isWaiting()]).toEqual([1, true]);
    expect(opened.take()).toEqual({ name: 'Été.boothcapsule', bytes: 3 });
    expect([opened.isWaiting(), opened.take(), opened.path()]).toEqual([false, null, path]);
  });

  test('that has gone when the page asks is no capsule', () => {
    const path = join(folder, 'a.boothcapsule');
    writeFileSync(path, 'abc');
    const opened = newOpened(() => undefined);
    opened.offer(path);
    rmSync(path);
    expect([opened.take(), opened.path()]).toEqual([null, null]);
  });

  test('is a file with our ending: no folder, no other file, no address', () => {
    mkdirSync(join(folder, 'folder.boothcapsule'));
    writeFileSync(join(folder, 'list.csv'), 'a');
    writeFileSync(join(folder, '.boothcapsule'), 'a');
    const opened = newOpened(() => expect.unreachable('nothing of this waits'));
    for (const name of ['folder.boothcapsule', 'list.csv', 'nothing.boothcapsule', '.boothcapsule']) opened.offer(join(folder, name));
    for (const word of [null, '', 'boothbook://open/a.boothcapsule', 'https://a.example/a.boothcapsule', '\0.boothcapsule'])
      opened.offer(word);
    expect(opened.isWaiting()).toBe(false);
  });
});

describe('the command line', () => {
  test('names a capsule to open among other words, by a path from where it was typed', () => {
    const words = ['boothbook', '--profile', 'p', '--save-to=s', 'x.csv', 'Team.BoothCapsule', '--lang=fr'];
    expect(readStart(words, '/a/b')).toEqual({ profile: '/a/b/p', saveTo: '/a/b/s', open: '/a/b/Team.BoothCapsule' });
    expect(readStart(['boothbook', '--profile', 'my.boothcapsule'], '/a')).toMatchObject({ profile: '/a/my.boothcapsule', open: null });
    expect(readStart(['boothbook', '--open=a.boothcapsule'], '/a')).toMatchObject({ open: null });
  });
});
