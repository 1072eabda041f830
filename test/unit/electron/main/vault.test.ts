import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { openMedia } from '#electron/main/media.ts';
import { openSecrets } from '#electron/main/secrets.ts';
import { openVault } from '#electron/main/vault.ts';

/** Key stores are the system's: this one turns text round, and can be lost. */
const store: KeyStore = {
  isAvailable: () => true,
  seal: (text) => Buffer.from(Array.from(text).toReversed().join('')),
  open: (sealed) => Array.from(sealed.toString()).toReversed().join(''),
};
const noStore: KeyStore = { ...store, isAvailable: () => false };
const lostStore: KeyStore = { ...store, open: () => null };
const passphrase = 'correct horse';
const id = '0190f0c4-0000-7000-8000-000000000001';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the vault of a booth laptop', () => {
  it('opens by itself from the key store, with the same keys', async () => {
    const first = openVault(folder, store);
    expect(first.state()).toEqual({ kind: 'new', canKeystore: true });
    const created = await first.create({ mode: 'keystore' });
    expect(created.ok && created.value.kind).toBe('open');
    expect(openVault(folder, store).state()).toEqual(first.state());
    expect(openVault(folder, store).key('journal')).toEqual(first.key('journal'));
  });

  it('says so when the key store no longer opens it, and makes no new key over the old', async () => {
    await openVault(folder, store).create({ mode: 'keystore' });
    const before = readFileSync(join(folder, 'vault.json'), 'utf8');
    const vault = openVault(folder, lostStore);
    expect(vault.state()).toEqual({ kind: 'locked', mode: 'keystore', hasRecovery: false, waitMs: 0 });
    expect(await vault.create({ mode: 'none' })).toEqual({ ok: false, error: 'exists' });
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(before);
  });

  it('asks for the passphrase and takes only the right one', async () => {
    const first = openVault(folder, noStore);
    await first.create({ mode: 'passphrase', passphrase });
    const vault = openVault(folder, noStore);
    expect(vault.state()).toEqual({ kind: 'locked', mode: 'passphrase', hasRecovery: false, waitMs: 0 });
    expect(vault.key('body')).toBeNull();
    expect(await vault.unlock('wrong horse')).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect((await vault.unlock(passphrase)).ok).toBe(true);
    expect(vault.state()).toEqual(first.state());
  });

  it('refuses a key store that is none, and a short passphrase', async () => {
    const vault = openVault(folder, noStore);
    expect(await vault.create({ mode: 'keystore' })).toEqual({ ok: false, error: 'no-keystore' });
    expect(await vault.create({ mode: 'passphrase', passphrase: '1234567' })).toEqual({ ok: false, error: 'too-short' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes one key when asked twice at once', async () => {
    const vault = openVault(folder, noStore);
    const made = await Promise.all([vault.create({ mode: 'none' }), vault.create({ mode: 'none' })]);
    expect(made.map((one) => one.ok)).toEqual([true, false]);
  });

  it('does not take a damaged file for a new laptop', () => {
    writeFileSync(join(folder, 'vault.json'), '{"version":1,"mode":"none"');
    expect(openVault(folder, store).state()).toEqual({ kind: 'locked', mode: 'damaged', hasRecovery: false, waitMs: 0 });
  });

  it('has another key for each purpose', async () => {
    const vault = openVault(folder, noStore);
    await vault.create({ mode: 'none' });
    const keys = (['body', 'index', 'journal', 'media', 'secrets'] as const).map((label) => vault.key(label)?.toString('hex'));
    expect(new Set(keys).size).toBe(5);
    expect(keys.every((key) => key?.length === 64)).toBe(true);
  });
});

describe('secrets of a booth laptop', () => {
  it('are sealed on the disk and read back', async () => {
    const vault = openVault(folder, store);
    await vault.create({ mode: 'keystore' });
    const secrets = openSecrets(folder, vault, {});
    await Promise.all([secrets.put('odoo.token', 'zebra-token'), secrets.put('hook.key', 'zebra-key')]);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('zebra');
    const again = openSecrets(folder, openVault(folder, store), {});
    expect([again.read('odoo.token'), again.read('hook.key'), again.has('other')]).toEqual(['zebra-token', 'zebra-key', false]);
    await again.remove('odoo.token');
    expect(again.has('odoo.token')).toBe(false);
  });

  it('are never stored without protection, but may come from the environment', async () => {
    const vault = openVault(folder, noStore);
    await vault.create({ mode: 'none' });
    const secrets = openSecrets(folder, vault, { BOOTHBOOK_SECRET_ODOO_TOKEN: 'given' });
    expect(await secrets.put('odoo.token', 'zebra')).toEqual({ ok: false, error: 'no-protection' });
    expect(secrets.read('odoo.token')).toBe('given');
    expect(readdirSync(folder).toSorted()).toEqual(['vault-copy.json', 'vault.json']);
  });

  it('cannot stand in for one another', async () => {
    const vault = openVault(folder, store);
    await vault.create({ mode: 'keystore' });
    await openSecrets(folder, vault, {}).put('a.token', 'zebra');
    const path = join(folder, 'secrets.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('a.token', 'b.token'));
    expect(openSecrets(folder, vault, {}).read('b.token')).toBeNull();
  });
});

describe('pictures of a booth laptop', () => {
  it('lie sealed, come back, and a changed one is told from a missing one', async () => {
    const vault = openVault(folder, noStore);
    const media = openMedia(folder, vault);
    const bytes = new TextEncoder().encode('zebra picture');
    expect(await media.put(id, bytes)).toEqual({ ok: false, error: 'locked' });
    await vault.create({ mode: 'none' });
    expect(await media.put(id, bytes)).toEqual({ ok: true, value: null });
    expect(await media.get(id)).toEqual({ ok: true, value: bytes });
    const path = join(folder, 'media', `${id}.bin`);
    const sealed = readFileSync(path);
    expect(sealed.includes('zebra')).toBe(false);
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    writeFileSync(path, sealed);
    expect(await media.get(id)).toEqual({ ok: false, error: 'damaged' });
    await media.remove(id);
    await media.remove(id);
    expect(await media.get(id)).toEqual({ ok: false, error: 'missing' });
    expect(readdirSync(join(folder, 'media'))).toEqual([]);
  });
});
