import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import type * as files from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { HOUR } from '#shared/lib/time.ts';
import type { Backups } from '#electron/main/backup/backups.ts';
import { type Laptop, addPlace, newFolder, newLaptop, runIn } from './laptop.ts';

/** What happens to the disk: in which folder, after how many more bytes, and what then. */
const disk = vi.hoisted(() => ({ folder: '', left: Number.POSITIVE_INFINITY, onEnd: (): void => undefined }));

const spend = vi.hoisted(() => (bytes: number): void => {
  disk.left -= bytes;
  if (disk.left < 0) disk.onEnd();
});

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof files>();
  return {
    ...real,
    open: async (...asked: Parameters<typeof real.open>): Promise<files.FileHandle> => {
      const handle = await real.open(...asked);
      if (disk.folder === '' || !String(asked[0]).startsWith(disk.folder)) return handle;
      return new Proxy(handle, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]): unknown => {
            if (name === 'write') spend(typeof args[2] === 'number' ? args[2] : 0);
            if (name === 'writeFile') spend(Buffer.byteLength(args[0] as Uint8Array | string)); // what a backup writes: bytes or text
            return Reflect.apply(value, target, args);
          };
        },
      });
    },
  };
});

const made: string[] = [];
const laptops: Laptop[] = [];
afterEach(() => Object.assign(disk, { folder: '', left: Number.POSITIVE_INFINITY }));
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const refuse = (): never => {
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
};

/** Everything that lies under a folder, with its bytes. */
const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => [relative(folder, path), readFileSync(path, 'base64')]),
  );

async function newBooth(): Promise<{ laptop: Laptop; stick: string; backups: Backups; place: string }> {
  const laptop = newLaptop();
  const stick = newFolder();
  made.push(laptop.profile, stick);
  laptops.push(laptop);
  const backups = await laptop.open({ askFolder: () => Promise.resolve(stick) });
  await laptop.save(1, 10);
  laptop.takePicture();
  return { laptop, stick, backups, place: (await addPlace(backups, stick)).id };
}

// inside the journal, inside a picture, at the list of pictures, at the point itself
test.each([100, 1_500, 4_400, 5_000])(
  'a stick that is full after %i bytes holds what it held, to the byte, and it is said',
  async (left) => {
    const { laptop, stick, backups, place } = await newBooth();
    const before = contentOf(stick);
    await laptop.save(11, 20);
    laptop.takePicture();
    laptop.clock.now += HOUR;
    Object.assign(disk, { folder: stick, left, onEnd: refuse });
    expect(await runIn(backups, place)).toMatchObject({ points: 1, last: { leads: 10 }, fault: { fault: 'disk-full' } });
    expect(contentOf(stick)).toEqual(before);
    Object.assign(disk, { folder: '' });
    expect(await backups.handlers.backupVerify({ place, order: 1 })).toMatchObject({ ok: true, value: { leads: 10, missingChanges: 0 } });
    expect(await runIn(backups, place)).toMatchObject({ points: 2, last: { leads: 20, media: 2 }, fault: null });
  },
);

test('a first backup that does not fit leaves no half set', async () => {
  const laptop = newLaptop();
  const stick = newFolder();
  made.push(laptop.profile, stick);
  laptops.push(laptop);
  const backups = await laptop.open({ askFolder: () => Promise.resolve(stick) });
  await laptop.save(1, 10);
  Object.assign(disk, { folder: join(stick, 'Boothbook'), left: 900, onEnd: refuse });
  const place = await addPlace(backups, stick);
  expect(place).toMatchObject({ points: 0, last: null, fault: { fault: 'disk-full' } });
  expect(Object.keys(contentOf(stick)).filter((name) => !/set\.json|README/u.test(name))).toEqual([]);
});

test.each([100, 1_500, 4_400])('a stick taken away after %i bytes is said to be away and holds what it held', async (left) => {
  const { laptop, stick, backups, place } = await newBooth();
  await laptop.save(11, 20);
  laptop.takePicture();
  laptop.clock.now += HOUR;
  const pull = (): never => {
    if (existsSync(stick)) renameSync(stick, `${stick}-pulled`);
    throw Object.assign(new Error('no such device'), { code: 'ENODEV' });
  };
  Object.assign(disk, { folder: stick, left, onEnd: pull });
  expect(await runIn(backups, place)).toMatchObject({ isThere: false, last: { leads: 10 }, fault: { fault: 'away' } });
  expect(existsSync(stick)).toBe(false);
  Object.assign(disk, { folder: '' });
  renameSync(`${stick}-pulled`, stick);
  expect(await backups.handlers.backupVerify({ place, order: 1 })).toMatchObject({ ok: true, value: { leads: 10, missingChanges: 0 } });
  expect(await runIn(backups, place)).toMatchObject({ points: 2, last: { leads: 20 }, fault: null });
});
