import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Locks } from '#shared/ipc/backup.ts';
import { beginRestored, noteRestore, readLocks, readRestored } from '#electron/main/backup/restored.ts';

const journal = randomBytes(32);
const NOON = Date.UTC(2026, 10, 23, 12);
const kiosk: Locks = { lock: null, kiosk: null };
const first = { at: NOON, asOf: NOON - 60_000, leads: 12, missing: 0 };
const second = { at: NOON + 120_000, asOf: NOON + 60_000, leads: 13, missing: 0 };

let profile = '';
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'booth-restored-'));
});
afterEach(() => rm(profile, { recursive: true }));

const start = (arrived: 'restore' | null): Promise<void> => beginRestored(profile, arrived, NOON + 180_000);

test('what a restore brought is still told when the next one was cut off, and what it locks still locks', async () => {
  await noteRestore(profile, first, { locks: kiosk, journal });
  await start('restore');
  // twice in a row: each was cut off before it was settled
  await noteRestore(profile, second, { locks: null, journal });
  await noteRestore(profile, second, { locks: null, journal });
  await start(null);
  expect(readRestored(profile)).toEqual({ ...first, isRead: false });
  expect(readLocks(profile, journal)).toEqual(kiosk);
});

test('of two restores that came the later one is told', async () => {
  await noteRestore(profile, first, { locks: null, journal });
  await start('restore');
  await noteRestore(profile, second, { locks: null, journal });
  await start('restore');
  await start(null);
  expect(readRestored(profile)).toEqual({ ...second, isRead: false });
});

test('a first restore that was cut off is told as none', async () => {
  await noteRestore(profile, first, { locks: null, journal });
  await start(null);
  expect(readRestored(profile)).toBeNull();
});
