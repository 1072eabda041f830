import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cutTornLogs, dropHeadless, wholeUntil } from '#electron/main/database.ts';

const DB = 'IndexedDB/app_booth_0.indexeddb.leveldb';
let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'booth-database-'));
  put('journal/000001.bbj', 'changes');
  put(`${DB}/CURRENT`, 'MANIFEST-000001\n');
  put(`${DB}/MANIFEST-000001`, '');
  put(`${DB}/000003.log`, 'rows');
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(profile, path, '..'), { recursive: true });
  writeFileSync(join(profile, path), text);
}
const hasRows = (): boolean => existsSync(join(profile, DB, '000003.log'));

test('a whole database stays as it is', () => {
  expect(dropHeadless(profile)).toBe(false);
  expect(hasRows()).toBe(true);
});

test('a database whose CURRENT is gone is dropped, so that no piece of it comes back between new rows', () => {
  rmSync(join(profile, DB, 'CURRENT'));
  expect(dropHeadless(profile)).toBe(true);
  expect(hasRows()).toBe(false);
  expect(existsSync(join(profile, 'journal/000001.bbj'))).toBe(true);
});

test('a database whose list of files has its end torn off is dropped: it would be that of an earlier day', () => {
  const list = logOf([60, 900]);
  writeFileSync(join(profile, DB, 'MANIFEST-000001'), list);
  expect(dropHeadless(profile)).toBe(false);
  writeFileSync(join(profile, DB, 'MANIFEST-000001'), list.subarray(0, 500));
  expect(dropHeadless(profile)).toBe(true);
  expect(hasRows()).toBe(false);
});

test('without a journal nothing is dropped: it is all there is', () => {
  rmSync(join(profile, 'journal'), { recursive: true });
  rmSync(join(profile, DB, 'CURRENT'));
  expect(dropHeadless(profile)).toBe(false);
  expect(hasRows()).toBe(true);
});

test('a fresh profile, and a database that is only being made, are left alone', () => {
  rmSync(join(profile, DB), { recursive: true });
  mkdirSync(join(profile, DB));
  expect(dropHeadless(profile)).toBe(false);
  rmSync(join(profile, 'IndexedDB'), { recursive: true });
  expect(dropHeadless(profile)).toBe(false);
});

/** A log with records of so many bytes, cut up as LevelDB does (doc/log_format.md). */
function logOf(lengths: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const add = (bytes: Buffer): void => void (parts.push(bytes), (at += bytes.length));
  for (const length of lengths) {
    for (let left = length, isFirst = true; left > 0 || isFirst; isFirst = false) {
      const room = 32_768 - (at % 32_768);
      if (room < 7) add(Buffer.alloc(room));
      const size = Math.min(left, 32_768 - (at % 32_768) - 7);
      left -= size;
      const header = Buffer.alloc(7);
      header.writeUInt16LE(size, 4);
      header.writeUInt8(left === 0 ? (isFirst ? 1 : 4) : isFirst ? 2 : 3, 6);
      add(Buffer.concat([header, Buffer.alloc(size, 7)]));
    }
  }
  return Buffer.concat(parts);
}

test('a log torn anywhere ends behind its last whole record; a whole one stays', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 70_000 }), { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (lengths, share) => {
        const log = logOf(lengths);
        const ends = lengths.map((_, at) => logOf(lengths.slice(0, at + 1)).length);
        expect(wholeUntil(log)).toBe(log.length);
        const cut = Math.floor(log.length * share);
        const whole = Math.max(0, ...ends.filter((end) => end <= cut));
        const found = wholeUntil(log.subarray(0, cut)) ?? -1;
        // zeros that fill a block's end belong to nobody
        expect(found - whole).toBeGreaterThanOrEqual(0);
        expect(found - whole).toBeLessThan(7);
      },
    ),
  );
});

test('half a record is cut off the log, and a log that is damaged elsewhere is left to the database', () => {
  const log = logOf([100, 200]);
  writeFileSync(join(profile, DB, '000003.log'), log.subarray(0, 250));
  writeFileSync(join(profile, DB, '000004.log'), Buffer.concat([log, Buffer.alloc(40)]));
  expect(cutTornLogs(profile)).toBe(1);
  expect(readFileSync(join(profile, DB, '000003.log')).length).toBe(107);
  expect(readFileSync(join(profile, DB, '000004.log')).length).toBe(log.length + 40);
  expect(cutTornLogs(profile)).toBe(0);
});
