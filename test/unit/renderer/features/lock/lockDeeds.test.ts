import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newPin, tryDelayMs } from '#renderer/data/pin.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import { changeLock, removeLock, setLockPin, tryPassphrase, tryPin, waitMs } from '#renderer/features/lock/lockDeeds.ts';
import { useLockState } from '#renderer/features/lock/lockState.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Staff } from '#shared/domain/show.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import type { TestStore } from '#test/unit/renderer/data/testStore.ts';

const PIN = '60417';

let store: Store;
let clock: TestStore['clock'];
let hash: string;

/** The vault of a test. */
const check = (typed: string): Promise<boolean> => Promise.resolve(typed === 'gravel orchid');

const colleague = async (id: string, pin?: string): Promise<Staff> => ({
  id: id as StaffId, // ids of a test
  name: id,
  ...(pin === undefined ? {} : { pin: await newPin(pin) }),
});

beforeAll(async () => {
  hash = await newPin(PIN);
});

beforeEach(async () => {
  ({ store, clock } = await newTestStore());
  useLockState.setState({ isOpen: false, isShown: false, saved: 0, answer: null });
  await saveSetting(store, { lock: { pin: hash, after: 5, hasStaff: true, failed: 0, until: 0 } });
});

describe('the lock of a laptop', () => {
  it('opens for its PIN and is kept as a hash; setting it leaves the screens open', async () => {
    await setLockPin(store, PIN);
    expect(useLockState.getState().isOpen).toBe(true);
    const { lock } = await readSetting(store);
    expect(JSON.stringify(lock)).not.toContain(PIN);
    expect(lock).toMatchObject({ after: 5, hasStaff: true, failed: 0 });
    expect(await tryPin(store, PIN, [])).toEqual({ kind: 'open', staff: null });
    expect((await tryPin(store, '60418', [])).kind).toBe('wrong');
  });

  it('lets wrong tries wait longer each time, over a restart too, and forgives all of them to the right one', async () => {
    for (const failed of [1, 2, 3]) {
      expect(await tryPin(store, '0000', [])).toEqual({ kind: 'wrong', tries: { failed, until: clock.now + tryDelayMs(failed) } });
    }
    // not even the right one is looked at before its time
    expect((await tryPin(store, PIN, [])).kind).toBe('wait');
    const { lock } = await readSetting(store);
    expect(lock).toMatchObject({ failed: 3, until: clock.now + 1_000 });
    clock.now += 1_000;
    expect((await tryPin(store, '0000', [])).kind).toBe('wrong');
    clock.now += 1_000;
    expect((await tryPin(store, PIN, [])).kind).toBe('wait');
    clock.now += 1_000;
    expect((await tryPin(store, PIN, [])).kind).toBe('open');
    expect((await readSetting(store)).lock).toMatchObject({ failed: 0 });
  });

  it('counts a try before it looks at it, so that two at once are two', async () => {
    const tried = await Promise.all(['1111', '2222', '3333', PIN].map((pin) => tryPin(store, pin, [])));
    expect(tried.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong', 'wait']);
  });

  it('makes nobody wait for a clock that was set back', () => {
    expect(waitMs({ failed: 3, until: 1_000_000 }, 0)).toBe(1_000);
    expect(waitMs({ failed: 2, until: 1_000_000 }, 0)).toBe(0);
    expect(waitMs({ failed: 30, until: 90_000 }, 60_000)).toBe(30_000);
  });

  it('counts in memory when the disk takes nothing, and still opens for who knows the PIN', async () => {
    const full: Store = { ...store, journal: { ...store.journal, append: () => Promise.reject(new Error('disk-full')) } };
    for (const pin of ['1', '2', '3']) expect((await tryPin(full, pin, [])).kind).toBe('wrong');
    expect((await tryPin(full, PIN, [])).kind).toBe('wait');
    clock.now += 1_000;
    expect((await tryPin(full, PIN, [])).kind).toBe('open');
  });

  it('opens for a colleague and says who it is, unless two have the same PIN or the lock is for the laptop alone', async () => {
    const staff = [
      await colleague('nadisse', '4821'),
      await colleague('ulmar', '7777'),
      await colleague('brenn', '7777'),
      await colleague('x'),
    ];
    expect(await tryPin(store, '4821', staff)).toEqual({ kind: 'open', staff: 'nadisse' });
    expect(await tryPin(store, '7777', staff)).toEqual({ kind: 'open', staff: null });
    await changeLock(store, { hasStaff: false, after: 2 });
    expect((await tryPin(store, '4821', staff)).kind).toBe('wrong');
    expect((await readSetting(store)).lock).toMatchObject({ hasStaff: false, after: 2 });
  });

  it('opens by a passphrase when the PIN is forgotten, which costs tries like any other', async () => {
    expect((await tryPassphrase(store, 'gravel', check)).kind).toBe('wrong');
    expect(await tryPassphrase(store, 'gravel orchid', check)).toEqual({ kind: 'open', staff: null });
    for (const pin of ['1', '2', '3']) await tryPin(store, pin, []);
    expect((await tryPassphrase(store, 'gravel orchid', check)).kind).toBe('wait');
  });

  it('keeps its other choices when the PIN changes, and is gone when it is removed', async () => {
    await changeLock(store, { after: 30 });
    await setLockPin(store, '90210');
    expect((await readSetting(store)).lock?.after).toBe(30);
    expect((await tryPin(store, PIN, [])).kind).toBe('wrong');
    await removeLock(store);
    expect((await readSetting(store)).lock).toBeNull();
    await changeLock(store, { after: 1 });
    expect((await readSetting(store)).lock).toBeNull();
  });

  it('reads settings of before there was a lock as open', async () => {
    const fresh = await newTestStore();
    await saveSetting(fresh.store, { isRapid: true });
    expect(await tryPin(fresh.store, '1', [])).toEqual({ kind: 'open', staff: null });
  });
});
