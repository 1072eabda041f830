import { expect, test } from 'vitest';
import { alarmOf, isOutside } from '#renderer/features/backup/placeWords.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import type { BackupPlace, LastBackup } from '#shared/ipc/backup.ts';
import { DAY, HOUR } from '#shared/lib/time.ts';

const NOW = Date.UTC(2026, 2, 14, 12);
const last = (checkedAt: number, upTo: number): LastBackup => ({
  order: 1,
  at: checkedAt,
  last: upTo,
  checkedAt,
  leads: 3,
  changes: upTo,
  media: 0,
  damaged: 0,
});
const place = (over: Partial<BackupPlace>): BackupPlace => ({
  id: 'stick',
  path: 'stick',
  isThere: true,
  isSameDisk: false,
  last: last(NOW, 10),
  points: 1,
  fault: null,
  mustForget: false,
  ...over,
});
const laptop = place({ id: LAPTOP_PLACE, isSameDisk: true });

test('the reminder of leads in no file goes only for a whole backup on another disk that a passphrase opens', () => {
  expect(isOutside(place({}), ['passphrase'])).toBe(true);
  expect(isOutside(place({}), [])).toBe(false);
  expect(isOutside(place({ isSameDisk: true }), ['recovery'])).toBe(false);
  expect(isOutside(place({ last: null }), ['recovery'])).toBe(false);
  expect(isOutside(place({ fault: { fault: 'disk-full', at: NOW } }), ['recovery'])).toBe(false);
});

test('a backup that failed is said at once, on the laptop or elsewhere', () => {
  const full = place({ fault: { fault: 'disk-full', at: NOW } });
  expect(alarmOf([laptop, full], { isBehind: false, now: NOW })).toEqual({ kind: 'failed', place: full });
});

test('a stick in the drawer is said after a day in which something was saved, and not before, and not while another one is fresh', () => {
  const away = { isThere: false, fault: { fault: 'away', at: NOW } } as const;
  const drawer = (age: number, upTo: number): BackupPlace => place({ ...away, last: last(NOW - age, upTo) });
  const ask = { isBehind: true, now: NOW };
  expect(alarmOf([laptop, drawer(HOUR, 5)], ask)).toBeNull();
  expect(alarmOf([laptop, drawer(2 * DAY, 5)], ask)?.kind).toBe('old');
  expect(alarmOf([laptop, drawer(2 * DAY, 10)], { ...ask, isBehind: false })).toBeNull();
  expect(alarmOf([laptop, drawer(2 * DAY, 5), place({ id: 'nas' })], ask)).toBeNull();
  expect(alarmOf([laptop, place({ ...away, last: null })], ask)?.kind).toBe('old');
  expect(alarmOf([laptop], ask)).toBeNull();
});
