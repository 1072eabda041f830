import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTeamFolder } from '#electron/main/capsule/folder.ts';
import { newReads } from '#electron/main/capsule/read.ts';
import { CapsuleKey, CapsuleName, CapsuleOpen } from '#shared/ipc/capsule.ts';
import { fail, ok } from '#shared/lib/result.ts';

test('the shared folder is remembered, lists capsules only, and says when it is gone', async () => {
  const place = await mkdtemp(join(tmpdir(), 'booth-team-'));
  const [profile, team] = [join(place, 'profile'), join(place, 'team')];
  await mkdir(profile);
  await mkdir(team);
  const folder = openTeamFolder(profile);
  expect(folder.state()).toBeNull();
  expect(await folder.list()).toEqual(fail('gone'));
  await folder.choose(team);
  for (const name of ['Desk~a1b2c3d4~x.boothcapsule', '.Desk.part', 'list.xlsx']) await writeFile(join(team, name), 'x');
  await mkdir(join(team, 'folder.boothcapsule'));
  expect(openTeamFolder(profile).state()).toEqual({ path: team, isThere: true });
  expect(await openTeamFolder(profile).list()).toMatchObject({ ok: true, value: [{ name: 'Desk~a1b2c3d4~x.boothcapsule', bytes: 1 }] });
  await folder.remove('../profile/team.json');
  expect(openTeamFolder(profile).path()).toBe(team);
  await folder.remove('Desk~a1b2c3d4~x.boothcapsule');
  expect(await folder.list()).toEqual(ok([]));
  await rm(team, { recursive: true });
  expect(folder.state()).toEqual({ path: team, isThere: false });
  expect(await folder.list()).toEqual(fail('gone'));
  await folder.choose(null);
  expect(openTeamFolder(profile).state()).toBeNull();
  await rm(place, { recursive: true });
});

test('a capsule is read to its end as it was when it was opened, also when another takes its name', async () => {
  const place = await mkdtemp(join(tmpdir(), 'booth-read-'));
  const path = join(place, 'a.boothcapsule');
  await writeFile(path, 'first');
  const reads = newReads();
  const opened = await reads.open(path);
  if (!opened.ok) throw new Error(opened.error);
  await rm(path);
  await writeFile(path, 'another');
  const { handle } = opened.value;
  const next = await reads.next(handle);
  expect(next.ok && new TextDecoder().decode(next.value)).toBe('first');
  expect(await reads.next(handle)).toMatchObject({ ok: true, value: { length: 0 } });
  expect(await reads.next(handle)).toEqual(fail('unknown-handle'));
  expect(await reads.open(join(place, 'missing'))).toEqual(fail('gone'));
  await rm(place, { recursive: true });
});

test('the page names files of the folder, never places, and asks for no key that would cost the laptop its memory', () => {
  for (const name of ['../x.boothcapsule', 'a/b.boothcapsule', 'a\\b.boothcapsule', '.hidden.boothcapsule', 'x.exe', 'C:x.boothcapsule'])
    expect(CapsuleName.safeParse({ name }).success, name).toBe(false);
  expect(CapsuleName.safeParse({ name: 'Été 2~a-_b~1.boothcapsule' }).success).toBe(true);
  expect(CapsuleOpen.safeParse({ name: 'a.boothcapsule', path: '/etc/passwd' }).success).toBe(false);
  const salt = new Uint8Array(16);
  expect(CapsuleKey.safeParse({ salt, logN: 18 }).success).toBe(true);
  for (const wrong of [
    { salt, logN: 22 },
    { salt: new Uint8Array(3), logN: 18 },
  ])
    expect(CapsuleKey.safeParse(wrong).success).toBe(false);
});
