import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchBooth } from './launch.ts';

test('a file is exported whole, to the named folder, and a given-up one leaves nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'booth-save-'));
  const other = await launchBooth({ args: ['--save-to', folder] });
  const path = await other.page.evaluate(async () => {
    const begun = await window.booth.saveBegin({ name: '../../list.csv', kind: 'csv' });
    if (!begun.ok) return begun.error;
    const { handle } = begun.value;
    await Promise.all(['a;b\n', 'c;d\n'].map((text) => window.booth.saveChunk({ handle, bytes: new TextEncoder().encode(text) })));
    const ended = await window.booth.saveEnd({ handle });
    const left = await window.booth.saveBegin({ name: 'left', kind: 'csv' });
    if (left.ok) await window.booth.saveCancel(left.value);
    return ended.ok ? ended.value.path : ended.error;
  });
  expect(dirname(path)).toBe(folder);
  expect(await readFile(path, 'utf8')).toBe('a;b\nc;d\n');
  expect(await readdir(folder)).toHaveLength(1);
  await other.close();
  await rm(folder, { recursive: true });
});

test('a passphrase opens the vault again, a wrong one does not, and pictures lie sealed', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'booth-vault-'));
  const id = '0190f0c4-0000-7000-8000-000000000001';
  const first = await launchBooth({ profile });
  const made = await first.page.evaluate(async (id) => {
    const { booth } = window;
    const created = await booth.vaultCreate({ mode: 'passphrase', passphrase: 'correct horse' });
    const put = await booth.mediaPut({ id, bytes: new TextEncoder().encode('Zebra picture') });
    const secret = await booth.secretPut({ name: 'test.token', value: 'Zebra token' });
    return { created: created.ok, put: put.ok, secret: secret.ok };
  }, id);
  expect(made).toEqual({ created: true, put: true, secret: true });
  await first.close();
  expect((await readFile(join(profile, 'media', `${id}.bin`))).includes('Zebra')).toBe(false);
  expect(await readFile(join(profile, 'secrets.json'), 'utf8')).not.toContain('Zebra');
  const second = await launchBooth({ profile });
  const opened = await second.page.evaluate(async (id) => {
    const { booth } = window;
    const wrong = await booth.vaultUnlock({ passphrase: 'wrong horse' });
    const locked = await booth.mediaGet({ id });
    const right = await booth.vaultUnlock({ passphrase: 'correct horse' });
    const media = await booth.mediaGet({ id });
    return {
      wrong,
      locked,
      right: right.ok && right.value.kind,
      picture: media.ok ? new TextDecoder().decode(media.value) : media.error,
      has: await booth.secretHas({ name: 'test.token' }),
    };
  }, id);
  expect(opened).toEqual({
    wrong: { ok: false, error: 'wrong-passphrase' },
    locked: { ok: false, error: 'locked' },
    right: 'open',
    picture: 'Zebra picture',
    has: true,
  });
  await second.close();
  await rm(profile, { recursive: true });
});
