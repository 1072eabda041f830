import { expect, test } from 'vitest';
import { readLocks, settleLocks } from '#renderer/data/locks.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import type { Locks } from '#shared/ipc/backup.ts';
import { newTestStore } from './testStore.ts';

const LOCK = { pin: 'pin1.x', after: 5, hasStaff: false, failed: 2, until: 7 };

test('behind a restore the laptop is locked as was said then, not as the backup happened to be', async () => {
  const { store } = await newTestStore();
  const answers: (Locks | null)[] = [{ lock: LOCK, kiosk: null }, null, { lock: null, kiosk: null }];
  let set = 0;
  const restored = {
    backupLocks: () => Promise.resolve(answers.shift() ?? null),
    backupLocksSet: () => Promise.resolve(void (set += 1)),
  };
  await saveSetting(store, { kiosk: { pin: 'pin1.y', since: 1, failed: 0, until: 0 } });
  await settleLocks(store, restored);
  expect([await readLocks(store), set]).toEqual([{ lock: LOCK, kiosk: null }, 1]);
  await settleLocks(store, restored);
  expect([(await readSetting(store)).lock, set]).toEqual([LOCK, 1]);
  await settleLocks(store, restored);
  expect([await readLocks(store), set]).toEqual([{ lock: null, kiosk: null }, 2]);
});
