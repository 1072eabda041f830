import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { DAY, HOUR } from '#shared/lib/time.ts';
import type { Backups } from '#electron/main/backup/backups.ts';
import { keysOf } from '#electron/main/backup/keys.ts';
import { takeIncoming } from '#electron/main/incoming.ts';
import { openJournal } from '#electron/main/journal/journal.ts';
import { type Laptop, WORD, newLaptop, runIn, wrapQuickly } from './laptop.ts';

/** The lock of the laptop as it is now. */
const LOCKED = { lock: { pin: 'pin1.now', after: 5, hasStaff: false, failed: 0, until: 0 }, kiosk: null };

const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
  for (const { profile } of laptops) rmSync(profile, { recursive: true, force: true });
});

/** A laptop that has backed up so many times, an hour apart, a lead and a picture more each time. */
async function newBooth(times: number): Promise<{ laptop: Laptop; backups: Backups }> {
  const laptop = newLaptop();
  laptops.push(laptop);
  const backups = await laptop.open();
  for (let at = 1; at <= times; at += 1) {
    laptop.clock.now += HOUR;
    await laptop.save(at, at);
    laptop.takePicture();
    await runIn(backups, LAPTOP_PLACE);
  }
  return { laptop, backups };
}

const ordersOf = async ({ handlers }: Backups): Promise<number[]> =>
  (await handlers.backupPoints({ place: LAPTOP_PLACE })).map(({ order }) => order);

async function leadsIn(laptop: Laptop, master = laptop.master): Promise<number> {
  const journal = await openJournal({ folder: join(laptop.profile, 'journal'), key: keysOf(master).journal });
  const { frames } = await journal.read({ from: 0, limit: 100, wanted: [[1, 1_000]] });
  await journal.close();
  return frames.length;
}

/** Restores the backup of this order and starts again. */
async function goBackTo(laptop: Laptop, backups: Backups, order: number): Promise<void> {
  const look = await backups.handlers.backupLook({ place: LAPTOP_PLACE });
  if (!look.ok) throw new Error('no backup');
  const opened = await backups.handlers.backupOpen({
    look: look.value.look,
    set: look.value.sets[0]?.id ?? '',
    order,
    passphrase: null,
  });
  expect(opened.ok).toBe(true);
  expect((await backups.handlers.backupRestore({ look: look.value.look, protection: null, here: LOCKED })).ok).toBe(true);
  await laptop.close();
  expect(takeIncoming(laptop.profile)?.why).toBe('restore');
}

test('an old backup that is deleted is gone with what only it needed, the others are whole, and the latest is not to be deleted', async () => {
  const { backups } = await newBooth(3);
  expect(await ordersOf(backups)).toEqual([3, 2, 1]);
  const done = await backups.handlers.backupPointDrop({ place: LAPTOP_PLACE, order: 2 });
  expect(done.ok && done.value.places[0]?.points).toBe(2);
  expect(await ordersOf(backups)).toEqual([3, 1]);
  for (const [order, leads] of [
    [1, 1],
    [3, 3],
  ] as const)
    expect(await backups.handlers.backupVerify({ place: LAPTOP_PLACE, order })).toMatchObject({
      ok: true,
      value: { leads, media: leads, missingChanges: 0, missingMedia: 0 },
    });
  expect(await backups.handlers.backupPointDrop({ place: LAPTOP_PLACE, order: 3 })).toEqual({ ok: false, error: 'newest' });
  expect(await backups.handlers.backupPointDrop({ place: LAPTOP_PLACE, order: 2 })).toEqual({ ok: false, error: 'away' });
});

test('a shorter rule says how many moments it removes, removes them with the next backup, and outlasts the program', async () => {
  const { laptop, backups } = await newBooth(2);
  for (let seq = 3; seq <= 6; seq += 1) {
    laptop.clock.now += 2 * DAY;
    await laptop.save(seq, seq);
    await runIn(backups, LAPTOP_PLACE);
  }
  const rule = { days: 1, weeks: 0 };
  const would = await backups.handlers.backupRuleAsk(rule);
  const before = await ordersOf(backups);
  expect([would, before.length]).toEqual([before.length - 1, 5]);
  const set = await backups.handlers.backupRuleSet(rule);
  expect(set.ok && set.value.rule).toEqual({ hours: 24, days: 1, weeks: 0 });
  expect(await ordersOf(backups)).toEqual(before);
  const again = await laptop.open();
  expect((await again.handlers.backupState(undefined)).rule.days).toBe(1);
  await runIn(again, LAPTOP_PLACE);
  expect(await ordersOf(again)).toEqual([6]);
});

test('what a restore put aside is counted, can be gone back to as it was, and what was here then is put aside in its turn', async () => {
  const { laptop, backups } = await newBooth(3);
  await goBackTo(laptop, backups, 1);
  const after = await laptop.open({ arrived: 'restore' });
  expect(await leadsIn(laptop)).toBe(1);
  const [former] = await after.handlers.backupFormers(undefined);
  expect(former).toMatchObject({ leads: 3, media: 3, opens: 'itself' });
  laptop.clock.now += HOUR;
  expect(await after.handlers.backupFormerReturn({ name: former?.name ?? '', passphrase: null, here: LOCKED })).toEqual({
    ok: true,
    value: null,
  });
  expect(takeIncoming(laptop.profile)).toMatchObject({ why: 'restore', from: former?.name });
  expect(await leadsIn(laptop)).toBe(3);
  const back = await laptop.open({ arrived: 'restore' });
  const formers = await back.handlers.backupFormers(undefined);
  expect(formers).toMatchObject([{ leads: 1, media: 1, opens: 'itself' }]);
  expect((await back.handlers.backupState(undefined)).restored?.leads).toBe(3);
  const name = formers[0]?.name ?? '';
  expect((await back.handlers.backupFormerDrop({ name })).ok).toBe(true);
  expect(existsSync(join(laptop.profile, name))).toBe(false);
  expect(await leadsIn(laptop)).toBe(3);
});

test('nobody goes back to what they cannot open: it asks for the passphrase of that time', async () => {
  const { laptop, backups } = await newBooth(2);
  await goBackTo(laptop, backups, 1);
  const name = readdirSync(laptop.profile).find((one) => one.startsWith('former-')) ?? '';
  writeFileSync(join(laptop.profile, name, 'vault.json'), JSON.stringify(wrapQuickly(laptop.master, WORD)));
  const after = await laptop.open({ arrived: 'restore' });
  expect(await after.handlers.backupFormers(undefined)).toMatchObject([{ leads: null, opens: 'passphrase' }]);
  const wrong = await after.handlers.backupFormerReturn({ name, passphrase: 'something else', here: LOCKED });
  expect([wrong, existsSync(join(laptop.profile, 'incoming'))]).toEqual([{ ok: false, error: 'wrong-passphrase' }, false]);
  expect((await after.handlers.backupFormerReturn({ name, passphrase: WORD, here: LOCKED })).ok).toBe(true);
  expect(await after.handlers.backupFormerReturn({ name: 'former-2020-01-01T00-00-00-000Z', passphrase: null, here: LOCKED })).toEqual({
    ok: false,
    error: 'away',
  });
});

test('its own backup back leaves the laptop locked as it is now, whatever the backup had, and says so once', async () => {
  const { laptop, backups } = await newBooth(2);
  expect(await backups.handlers.backupLocks(undefined)).toBeNull();
  await goBackTo(laptop, backups, 1);
  const after = await laptop.open({ arrived: 'restore' });
  expect(await after.handlers.backupLocks(undefined)).toEqual(LOCKED);
  // a PIN is not to be tried on the disk
  expect(readFileSync(join(laptop.profile, 'restored.json'), 'utf8')).not.toContain('pin1');
  await after.handlers.backupLocksSet(undefined);
  expect(await after.handlers.backupLocks(undefined)).toBeNull();
  expect((await after.handlers.backupState(undefined)).restored?.leads).toBe(1);
});

test('a spare laptop that opened a backup by its passphrase is not locked by a PIN of the other', async () => {
  const { laptop, backups } = await newBooth(1);
  await backups.handlers.backupRun({});
  const spare = newLaptop();
  laptops.push(spare);
  const opening = await spare.open({ askFolder: () => Promise.resolve(join(laptop.profile, 'backups')) });
  const look = await opening.handlers.backupLook({ place: null });
  if (!look.ok) throw new Error('no backup');
  const ask = { look: look.value.look, set: look.value.sets[0]?.id ?? '', order: 1, passphrase: WORD };
  expect((await opening.handlers.backupOpen(ask)).ok).toBe(true);
  const restored = await opening.handlers.backupRestore({ look: look.value.look, protection: { mode: 'none' }, here: LOCKED });
  expect(restored.ok).toBe(true);
  takeIncoming(spare.profile);
  const { journal, media } = keysOf(laptop.master);
  const key = (label: string): Buffer | null => (label === 'journal' ? journal : label === 'media' ? media : null);
  const after = await spare.open({ arrived: 'restore', vault: { key } });
  expect(await after.handlers.backupLocks(undefined)).toEqual({ lock: null, kiosk: null });
  // a note that another key sealed, or nobody, takes no lock off
  expect(await (await spare.open({ arrived: 'restore' })).handlers.backupLocks(undefined)).toBeNull();
});
