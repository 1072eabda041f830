import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openJournal } from '#electron/main/journal/journal.ts';
import { keysOf } from '#electron/main/backup/keys.ts';
import type { Backups } from '#electron/main/backup/backups.ts';
import { takeIncoming } from '#electron/main/incoming.ts';
import { openVault } from '#electron/main/vault.ts';
import { HOUR, MINUTE } from '#shared/lib/time.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { type Laptop, WORD, addPlace, frameOf, newFolder, newLaptop, noStore, runIn, wrapQuickly } from './laptop.ts';

const made: string[] = [];
const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

async function newBooth(options: Parameters<typeof newLaptop>[0] = {}): Promise<{ laptop: Laptop; stick: string; backups: Backups }> {
  const laptop = newLaptop(options);
  const stick = newFolder();
  made.push(laptop.profile, stick);
  laptops.push(laptop);
  return { laptop, stick, backups: await laptop.open({ askFolder: () => Promise.resolve(stick) }) };
}

const rootOf = (stick: string): string => join(stick, readdirSync(stick).find((name) => name.startsWith('Boothbook backup')) ?? '');
const mirrorsOf = (stick: string): string[] =>
  readdirSync(rootOf(stick))
    .filter((name) => name.startsWith('g0'))
    .sort();
const pointsOf = (stick: string): string[] => readdirSync(join(rootOf(stick), 'points')).sort();
const pictures = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Opens the latest backup of a folder on a laptop and brings it back as that laptop's next start does. */
async function restoreOn(laptop: Laptop, backups: Backups, passphrase: string | null = WORD, mode: 'none' | 'passphrase' = 'none') {
  const look = await backups.handlers.backupLook({ place: null });
  if (!look.ok) return look;
  const [set] = look.value.sets;
  const [point] = set?.points ?? [];
  if (set === undefined || point === undefined) throw new Error('no point');
  const opened = await backups.handlers.backupOpen({ look: look.value.look, set: set.id, order: point.order, passphrase });
  if (!opened.ok) return opened;
  const choice = mode === 'none' ? { mode } : { mode, passphrase: WORD };
  const protection = opened.value.isSameKey ? null : choice;
  const restored = await backups.handlers.backupRestore({ look: look.value.look, protection, here: null });
  if (!restored.ok) return restored;
  await laptop.close();
  expect(takeIncoming(laptop.profile)?.why).toBe('restore');
  return opened;
}

/** The changes in a profile's journal, opened with a master key. */
async function changesIn(profile: string, master: Buffer): Promise<{ seqs: number[]; damaged: number }> {
  const journal = await openJournal({ folder: join(profile, 'journal'), key: keysOf(master).journal });
  const { frames } = await journal.read({ from: 0, limit: 5_000, wanted: [[1, 1_000_000]] });
  const { damaged } = journal.summary();
  await journal.close();
  for (const frame of frames)
    expect(frame).toEqual(frameOf(frame.seq, frame.ops[0] && 'put' in frame.ops[0] ? frame.ops[0].put.body?.length : 0));
  return { seqs: frames.map(({ seq }) => seq), damaged };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

test('what is new goes behind what was there, and a bare laptop gets all of it back by the passphrase', async () => {
  const { laptop, stick, backups } = await newBooth({ rotateAt: 3_000 });
  await laptop.save(1, 20);
  const first = [laptop.takePicture(), laptop.takePicture()].sort();
  const place = await addPlace(backups, stick);
  expect([place.last?.leads, place.last?.changes, place.last?.media, place.fault]).toEqual([20, 20, 2, null]);
  await laptop.save(21, 45);
  first.push(laptop.takePicture());
  laptop.clock.now += HOUR;
  expect((await runIn(backups, place.id)).last?.leads).toBe(45);
  expect([mirrorsOf(stick), pointsOf(stick).length]).toEqual([['g0001-0001'], 2]);

  const spare = newLaptop();
  made.push(spare.profile);
  await spare.save(1, 3);
  const there = await spare.open({ askFolder: () => Promise.resolve(stick) });
  expect(await restoreOn(spare, there, 'some other words')).toMatchObject({ ok: false, error: 'wrong-passphrase' });
  const opened = await restoreOn(spare, there, WORD, 'passphrase');
  expect(opened).toMatchObject({
    ok: true,
    value: { leads: 45, changes: 45, media: 3, missingChanges: 0, missingMedia: 0, isSameKey: false },
  });
  expect((await changesIn(spare.profile, laptop.master)).seqs).toEqual(upTo(45));
  expect(pictures(join(spare.profile, 'media'))).toEqual(first.sort().map((id) => `${id}.bin`));
  const vault = openVault(spare.profile, noStore);
  expect((await vault.unlock(WORD)).ok).toBe(true);
  expect(vault.key('journal')).toEqual(keysOf(laptop.master).journal);
  expect(vault.key('media')).toEqual(keysOf(laptop.master).media);
  const state = await (await spare.open({ arrived: 'restore' })).handlers.backupState(undefined);
  expect(state.restored).toMatchObject({ leads: 45, missing: 0, isRead: false });
  expect(state.formers).toHaveLength(1);
});

test('nothing new makes no new backup; the one that is there was looked at again', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 5);
  const place = await addPlace(backups, stick);
  laptop.clock.now += 20 * MINUTE;
  const again = await runIn(backups, place.id);
  expect([again.last?.at, again.last?.checkedAt]).toEqual([place.last?.at, laptop.clock.now]);
  const other = await laptop.open();
  laptop.clock.now += 20 * MINUTE;
  expect((await runIn(other, place.id)).last?.checkedAt).toBe(laptop.clock.now);
  expect([pointsOf(stick).length, mirrorsOf(stick).length]).toEqual([1, 1]);
});

test('a stick that is pulled while it is written leaves what was backed up whole, and the next backup goes on from there', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 10);
  const place = await addPlace(backups, stick);
  // what a cut-off write leaves: a longer mirror, half a point, a draft of a picture
  const mirror = join(rootOf(stick), 'g0001-0001', '000001.bbj');
  writeFileSync(mirror, Buffer.concat([readFileSync(mirror), Buffer.from('half a frame')]));
  writeFileSync(join(rootOf(stick), 'points', '000002.json'), '{"v":1,"order":2,"at":');
  writeFileSync(join(rootOf(stick), 'media', '.0.bin.1234.part'), 'half');
  renameSync(stick, `${stick}-pulled`);
  await laptop.save(11, 12);
  const away = await runIn(backups, place.id);
  expect([away.isThere, away.fault?.fault, away.last?.leads]).toEqual([false, 'away', 10]);
  expect(existsSync(stick)).toBe(false);
  renameSync(`${stick}-pulled`, stick);
  const found = await backups.handlers.backupVerify({ place: place.id, order: 1 });
  expect(found).toMatchObject({ ok: true, value: { changes: 10, missingChanges: 0 } });
  const back = await runIn(backups, place.id);
  expect([back.fault, back.last?.leads, mirrorsOf(stick)]).toEqual([null, 12, ['g0001-0001']]);
  const spare = newLaptop();
  made.push(spare.profile);
  await restoreOn(spare, await spare.open({ askFolder: () => Promise.resolve(stick) }));
  expect((await changesIn(spare.profile, laptop.master)).seqs).toEqual(upTo(12));
});

test('a journal that was rewritten begins another mirror, and the backups of before can still be opened', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 10);
  const place = await addPlace(backups, stick);
  await laptop.close();
  rmSync(join(laptop.profile, 'journal'), { recursive: true });
  await laptop.save(1, 30);
  expect((await runIn(backups, place.id)).last?.leads).toBe(30);
  expect(mirrorsOf(stick)).toEqual(['g0001-0001', 'g0001-0002']);
  expect(await backups.handlers.backupVerify({ place: place.id, order: 1 })).toMatchObject({
    ok: true,
    value: { leads: 10, missingChanges: 0 },
  });
});

test('after an erasure all older backups go, behind a new one; where the stick is away, when it is back', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 10);
  const [kept, erased] = [laptop.takePicture(), laptop.takePicture()];
  const place = await addPlace(backups, stick);
  renameSync(stick, `${stick}-away`);
  await laptop.close();
  rmSync(join(laptop.profile, 'journal'), { recursive: true });
  rmSync(join(laptop.profile, 'media', `${erased}.bin`));
  mkdirSync(join(laptop.profile, 'former-2026-03-01T00-00-00-000Z'));
  await laptop.save(1, 9);
  await backups.forgetOlderPoints('erasure');
  const away = await runIn(backups, place.id);
  expect([away.mustForget, away.fault?.fault]).toEqual([true, 'away']);
  const inside = join(laptop.profile, 'backups');
  expect(readdirSync(inside).filter((name) => name.startsWith('g'))).toEqual(['g0002-0001']);
  expect(readdirSync(laptop.profile).filter((name) => name.startsWith('former'))).toEqual([]);
  renameSync(`${stick}-away`, stick);
  // also by another run of the program
  const back = await runIn(await laptop.open(), place.id);
  expect([back.mustForget, back.points, mirrorsOf(stick).length]).toEqual([false, 1, 1]);
  expect(pictures(join(rootOf(stick), 'media')).map((name) => name.slice(0, 36))).toEqual([kept]);
});

test('a program that dies between the rewriting and the forgetting forgets at its next backup', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 10);
  const place = await addPlace(backups, stick);
  await backups.announceRewrite();
  // a backup in between holds what is about to go
  await laptop.save(11, 11);
  await runIn(backups, place.id);
  await laptop.close();
  rmSync(join(laptop.profile, 'journal'), { recursive: true });
  await laptop.save(1, 8);
  const after = await runIn(await laptop.open(), place.id);
  expect([after.last?.leads, after.points, pointsOf(stick).length, mirrorsOf(stick).length]).toEqual([8, 1, 1, 1]);
});

test('bytes that have rotted in the place are found; the next backup is whole, and what can be read of the rotten one comes back', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 30, 400);
  const [one, two] = [laptop.takePicture(), laptop.takePicture()];
  const place = await addPlace(backups, stick);
  const mirror = join(rootOf(stick), 'g0001-0001', '000001.bbj');
  const bytes = readFileSync(mirror);
  bytes.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 20);
  writeFileSync(mirror, bytes);
  const picture = join(rootOf(stick), 'media', pictures(join(rootOf(stick), 'media')).find((name) => name.startsWith(one)) ?? '');
  const damaged = readFileSync(picture);
  damaged[50] = (damaged[50] ?? 0) ^ 1;
  writeFileSync(picture, damaged);
  expect(await backups.handlers.backupVerify({ place: place.id, order: 1 })).toMatchObject({
    ok: true,
    value: { changes: 29, missingChanges: 1, media: 1, missingMedia: 1 },
  });

  const spare = newLaptop();
  made.push(spare.profile);
  expect(await restoreOn(spare, await spare.open({ askFolder: () => Promise.resolve(stick) }))).toMatchObject({
    ok: true,
    value: { missingChanges: 1 },
  });
  const came = await changesIn(spare.profile, laptop.master);
  expect([came.seqs.length, came.damaged]).toEqual([29, 0]);
  expect(pictures(join(spare.profile, 'media'))).toEqual([`${two}.bin`]);

  laptop.clock.now += HOUR;
  const next = await runIn(backups, place.id);
  expect([next.last?.leads, next.fault]).toEqual([30, null]);
  const checked = await backups.handlers.backupVerify({ place: place.id, order: next.last?.order ?? 0 });
  expect(checked).toMatchObject({ ok: true, value: { missingChanges: 0, missingMedia: 0 } });
});

test('a mirror that lost its end brings back all changes before, sealed anew without a break', async () => {
  const { laptop, stick, backups } = await newBooth({ rotateAt: 3_000 });
  await laptop.save(1, 40);
  await addPlace(backups, stick);
  const mirror = join(rootOf(stick), 'g0001-0001', '000002.bbj');
  truncateSync(mirror, statSync(mirror).size - 100);
  const spare = newLaptop();
  made.push(spare.profile);
  const opened = await restoreOn(spare, await spare.open({ askFolder: () => Promise.resolve(stick) }));
  expect(opened).toMatchObject({ ok: true, value: { missingChanges: 1 } });
  const came = await changesIn(spare.profile, laptop.master);
  expect([came.seqs.length, came.damaged]).toEqual([39, 0]);
});

test('the key of a key store or of no protection never leaves the laptop, and such a backup opens nowhere else', async () => {
  const { laptop, stick, backups } = await newBooth();
  const bare = { version: 1, mode: 'none', key: laptop.master.toString('base64') };
  writeFileSync(join(laptop.profile, 'vault.json'), JSON.stringify(bare));
  await laptop.save(1, 4);
  await addPlace(backups, stick);
  await backups.handlers.backupRun({});
  const all = pointsOf(stick).map((name) => readFileSync(join(rootOf(stick), 'points', name), 'utf8'));
  expect(all.length).toBe(1);
  expect(all.join('')).not.toContain(bare.key);
  expect((await backups.handlers.backupState(undefined)).opensBy).toEqual([]);
  const spare = newLaptop();
  made.push(spare.profile);
  expect(await restoreOn(spare, await spare.open({ askFolder: () => Promise.resolve(stick) }))).toMatchObject({
    ok: false,
    error: 'never',
  });
  // beside the data, where it lies anyway, it opens when vault.json is lost
  rmSync(join(laptop.profile, 'vault.json'));
  const locked = await laptop.open({ vault: { key: () => null } });
  const look = await locked.handlers.backupLook({ place: LAPTOP_PLACE });
  expect(look.ok && look.value.sets[0]?.points[0]?.opens).toBe('itself');
});

test('a passphrase that was changed opens the older backups too, and the old one none', async () => {
  const { laptop, stick, backups } = await newBooth();
  await laptop.save(1, 4);
  const place = await addPlace(backups, stick);
  writeFileSync(join(laptop.profile, 'vault.json'), JSON.stringify(wrapQuickly(laptop.master, 'the new words')));
  laptop.clock.now += 2 * HOUR;
  await runIn(backups, place.id);
  const wraps = pointsOf(stick).map((name): unknown => JSON.parse(readFileSync(join(rootOf(stick), 'points', name), 'utf8')).wraps);
  expect(wraps.length).toBe(2);
  expect(wraps[0]).toEqual(wraps[1]);
  const spare = newLaptop();
  made.push(spare.profile);
  const there = await spare.open({ askFolder: () => Promise.resolve(stick) });
  expect(await restoreOn(spare, there)).toMatchObject({ ok: false, error: 'wrong-passphrase' });
  expect(await restoreOn(spare, there, 'the new words')).toMatchObject({ ok: true });
});
