import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFeedAddress } from '#electron/main/update/address.ts';
import { openFeed } from '#electron/main/update/feed.ts';
import { wayOf } from '#electron/main/update/way.ts';
import { DAY_MS, type Engine, faultOf, newUpdates } from '#electron/main/update/updates.ts';
import type { UpdateState, UpdateWay } from '#shared/ipc/update.ts';

const FEED = 'https://updates.ixworthy.example/boothbook/';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-update-'));
  mkdirSync(join(folder, 'program'));
  mkdirSync(join(folder, 'profile'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const places = () => ({ program: join(folder, 'program'), profile: join(folder, 'profile') });
const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** Updates with an engine that notes what it is asked, and does as `engine` says. */
function newBench(engine: Partial<Engine> = {}, way: UpdateWay = 'self') {
  const asked: string[] = [];
  const seen: UpdateState[] = [];
  let now = 1_000;
  const whole: Engine = {
    check: (address) => Promise.resolve(asked.push(`check ${address}`)).then(() => '9.9.9'),
    fetch: () => Promise.resolve(void asked.push('fetch')),
    install: (again) => void asked.push(again ? 'install, start again' : 'install'),
    ...engine,
  };
  const updates = newUpdates({
    engine: () => Promise.resolve(whole),
    file: openFeed(places()),
    way,
    hasQuit: true,
    now: () => now,
    onChange: (state) => seen.push(state),
    onFault: () => undefined,
  });
  return { updates, asked, seen, pass: (ms: number) => (now += ms) };
}

describe('the feed', () => {
  test.each([
    ['https://a.example', 'https://a.example/'],
    ['  https://a.example/b/c// ', 'https://a.example/b/c/'],
    ['http://127.0.0.1:8080/f', 'http://127.0.0.1:8080/f/'],
    ['http://localhost', 'http://localhost/'],
  ])('%s is an address', (typed, address) => expect(readFeedAddress(typed)).toBe(address));

  test.each([
    '',
    'a.example',
    'http://a.example',
    'http://127.0.0.1.example',
    'https://user:word@a.example',
    'https://a.example/?channel=x',
    'https://a.example/#x',
    'file:///etc',
    'ftp://a.example',
    `https://a.example/${'x'.repeat(500)}`,
  ])('%s is none', (typed) => expect(readFeedAddress(typed)).toBeNull());

  test('that the company’s IT sets beside the program holds, and the profile has no say', async () => {
    writeFileSync(join(folder, 'program', 'update.json'), JSON.stringify({ address: FEED, isDaily: true }));
    writeFileSync(join(folder, 'profile', 'update.json'), JSON.stringify({ address: 'https://other.example/', isDaily: false }));
    expect(openFeed(places()).feed()).toEqual({ address: FEED, isDaily: true });
    expect(await newBench().updates.setFeed({ address: null, isDaily: false })).toMatchObject({ ok: false, error: 'fixed' });
  });

  test('is kept in the profile, forgotten without an address, and damaged or unsafe is no feed', async () => {
    const { updates } = newBench();
    expect(await updates.setFeed({ address: 'http://a.example', isDaily: true })).toMatchObject({ ok: false, error: 'address' });
    expect(await updates.setFeed({ address: FEED.slice(0, -1), isDaily: true })).toMatchObject({ ok: true });
    expect(openFeed(places()).feed()).toEqual({ address: FEED, isDaily: true });
    await updates.setFeed({ address: '', isDaily: true });
    expect(openFeed(places()).feed()).toEqual({ address: null, isDaily: false });
    for (const text of ['{', '[]', JSON.stringify({ address: 'http://a.example/', isDaily: true })]) {
      writeFileSync(join(folder, 'profile', 'update.json'), text);
      expect(openFeed(places()).feed().address).toBeNull();
    }
    expect(() => readFileSync(join(folder, 'program', 'update.json'))).toThrow('ENOENT');
  });
});

describe('updates', () => {
  test('ask nobody until an address is set, nor in a copy that somebody else updates', async () => {
    const { updates, asked } = newBench();
    await updates.check();
    await updates.tick();
    expect(asked).toEqual([]);
    for (const way of ['unpacked', 'portable', 'system', 'unsigned'] as const) {
      const other = newBench({}, way);
      await other.updates.setFeed({ address: FEED, isDaily: true });
      await other.updates.check();
      await other.updates.tick();
      expect([other.asked, other.updates.state().step]).toEqual([[], { kind: 'idle', checkedAt: null }]);
    }
  });

  test('fetch nothing and install nothing unasked; what is ready waits for the end of the program', async () => {
    const { updates, asked } = newBench();
    await updates.setFeed({ address: FEED, isDaily: false });
    await updates.check();
    expect([asked, updates.state().step]).toEqual([[`check ${FEED}`], { kind: 'found', version: '9.9.9' }]);
    expect(updates.quit()).toBe(false);
    await updates.fetch();
    expect(updates.state().step).toEqual({ kind: 'ready', version: '9.9.9', atQuit: false });
    expect(updates.quit()).toBe(false);
    await updates.settle('quit');
    await updates.settle('never');
    expect(updates.quit()).toBe(false);
    await updates.settle('quit');
    expect([updates.quit(), updates.quit()]).toEqual([true, false]);
    await Promise.resolve();
    expect(asked).toEqual([`check ${FEED}`, 'fetch', 'install']);
  });

  test('look once a day where that was chosen', async () => {
    const { updates, asked, pass } = newBench({ check: (address) => Promise.resolve(asked.push(address)).then(() => null) });
    await updates.setFeed({ address: FEED, isDaily: true });
    await updates.tick();
    await updates.tick();
    expect(asked).toHaveLength(1);
    pass(DAY_MS);
    await updates.tick();
    expect(asked).toHaveLength(2);
    expect(updates.state().step).toEqual({ kind: 'idle', checkedAt: 1_000 + DAY_MS });
  });

  test('say why they failed, and can be tried again', async () => {
    let why = 'ERR_CHECKSUM_MISMATCH';
    const { updates, seen } = newBench({ fetch: () => Promise.reject(coded(why)) });
    await updates.setFeed({ address: FEED, isDaily: false });
    await updates.check();
    await updates.fetch();
    expect(updates.state().step).toEqual({ kind: 'failed', why: 'sum' });
    await updates.settle('now');
    why = 'ENOSPC';
    await updates.check();
    await updates.fetch();
    expect(updates.state().step).toEqual({ kind: 'failed', why: 'disk' });
    expect(seen.map(({ step }) => step.kind)).toEqual([
      'idle',
      'asking',
      'found',
      'fetching',
      'failed',
      'asking',
      'found',
      'fetching',
      'failed',
    ]);
  });

  test.each([
    ['ERR_UPDATER_NO_CHECKSUM', 'sum'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'signature'],
    ['ENOSPC', 'disk'],
    ['ENOTFOUND', 'network'],
    ['net::ERR_CONNECTION_REFUSED', 'network'],
    ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'feed'],
  ])('%s is a fault of the kind %s', (code, why) => expect(faultOf(coded(code))).toBe(why));
});

const of = (platform: string, env: Record<string, string> = {}, built = '', isPackaged = true) =>
  wayOf({ isPackaged, platform, env, built });

test('who updates a copy is told by how it was installed', () => {
  expect(of('linux', {}, '', false)).toBe('unpacked');
  expect([of('linux'), of('linux', { APPIMAGE: '/a/b.AppImage' })]).toEqual(['system', 'self']);
  expect([of('win32'), of('win32', {}, 'provider: generic\npublisherName:\n  - Boothbook\n')]).toEqual(['unsigned', 'self']);
  expect([of('win32', { PORTABLE_EXECUTABLE_DIR: 'E:' }, 'publisherName: a'), of('darwin')]).toEqual(['portable', 'self']);
});
