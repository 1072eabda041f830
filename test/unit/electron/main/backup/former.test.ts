import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeIncoming } from '#electron/main/incoming.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { type Laptop, addPlace, newFolder, newLaptop, runIn } from './laptop.ts';

const laptop: Laptop = newLaptop();
const stick = newFolder();
afterAll(async () => {
  await laptop.close();
  for (const folder of [laptop.profile, stick]) rmSync(folder, { recursive: true, force: true });
});

test('a restore that never comes leaves no word of it, and what it kept of before goes after thirty days', async () => {
  const backups = await laptop.open({ askFolder: () => Promise.resolve(stick) });
  await laptop.save(1, 4);
  await addPlace(backups, stick);
  const look = await backups.handlers.backupLook({ place: null });
  if (!look.ok) throw new Error('not found');
  const set = look.value.sets[0];
  await backups.handlers.backupOpen({ look: look.value.look, set: set?.id ?? '', order: 1, passphrase: null });
  expect(await backups.handlers.backupRestore({ look: look.value.look, protection: null, here: null })).toEqual({ ok: true, value: null });
  rmSync(join(laptop.profile, 'incoming'), { recursive: true });
  expect((await (await laptop.open()).handlers.backupState(undefined)).restored).toBeNull();
  const former = join(laptop.profile, 'former-2026-01-01T00-00-00-000Z');
  mkdirSync(former);
  await laptop.open({ now: () => Date.UTC(2026, 0, 30) });
  expect(existsSync(former)).toBe(true);
  await laptop.open({ now: () => Date.UTC(2026, 1, 1) });
  expect(existsSync(former)).toBe(false);
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is said with its fault', async () => {
  const backups = await laptop.open();
  const root = join(stick, readdirSync(stick)[0] ?? '');
  for (const name of ['', ...readdirSync(root).filter((one) => !one.includes('.'))]) chmodSync(join(root, name), 0o500);
  await laptop.save(5, 5);
  const state = await backups.handlers.backupState(undefined);
  const place = state.places.find(({ path }) => path === stick);
  expect((await runIn(backups, place?.id ?? '')).fault?.fault).toBe('read-only');
  for (const name of ['', ...readdirSync(root).filter((one) => !one.includes('.'))]) chmodSync(join(root, name), 0o700);
});

test('a start that is cut off right behind a restore takes its word away from nobody', async () => {
  const backups = await laptop.open();
  await runIn(backups, LAPTOP_PLACE);
  const look = await backups.handlers.backupLook({ place: LAPTOP_PLACE });
  if (!look.ok) throw new Error('not found');
  const set = look.value.sets[0];
  const order = Math.max(...(set?.points ?? []).map((point) => point.order));
  await backups.handlers.backupOpen({ look: look.value.look, set: set?.id ?? '', order, passphrase: null });
  expect((await backups.handlers.backupRestore({ look: look.value.look, protection: null, here: null })).ok).toBe(true);
  // that start puts the parts in place, and is killed before it opens anything
  expect(takeIncoming(laptop.profile)?.why).toBe('restore');
  const next = (await (await laptop.open()).handlers.backupState(undefined)).restored;
  expect(next?.isRead).toBe(false);
});
