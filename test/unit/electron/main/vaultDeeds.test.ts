import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { waitAfter } from '#electron/main/tries.ts';
import { openVault } from '#electron/main/vault.ts';

/** Key stores are the system's: this one turns text round, and can be lost. */
const store: KeyStore = {
  isAvailable: () => true,
  seal: (text) => Buffer.from(Array.from(text).toReversed().join('')),
  open: (sealed) => Array.from(sealed.toString()).toReversed().join(''),
};
const lostStore: KeyStore = { ...store, open: () => null };
const noStore: KeyStore = { ...store, isAvailable: () => false };
const passphrase = 'correct horse';
const words = '3K7Q-00VX-9ZAB-CDEF-GHJK-MNPQ-RSTV-WXYZ';
const NOON = 1_800_000_000_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-deeds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

describe('a vault whose usual way in is gone', () => {
  it('opens by the recovery passphrase once a new protection is chosen, with the same keys, and from then on by that', async () => {
    const first = openVault(folder, store, () => NOON);
    await first.create({ mode: 'keystore' });
    expect((await first.setRecovery(words)).ok).toBe(true);
    const body = first.key('body');
    const lost = openVault(folder, lostStore, () => NOON + 1);
    expect(lost.state()).toEqual({ kind: 'locked', mode: 'keystore', hasRecovery: true, waitMs: 0 });
    expect(await lost.recover('3K7Q')).toEqual({ ok: false, error: 'wrong-passphrase' });
    const recovered = await lost.recover(words.toLowerCase());
    expect(recovered.ok && recovered.value.kind).toBe('recovered');
    expect([lost.key('body'), lost.protection()]).toEqual([null, null]);
    expect((await lost.protect({ choice: { mode: 'passphrase', passphrase } })).ok).toBe(true);
    expect(lost.key('body')).toEqual(body);
    const again = openVault(folder, lostStore);
    expect((await again.unlock(passphrase)).ok).toBe(true);
    expect(again.protection()?.recovery).toEqual({ at: NOON, provenAt: NOON + 1 });
  });

  it('stays shut, and says that there is no recovery passphrase, when none was set', async () => {
    await openVault(folder, store).create({ mode: 'keystore' });
    expect(await openVault(folder, lostStore).recover(words)).toEqual({ ok: false, error: 'no-recovery' });
  });

  it('opens from the copy when its file is damaged or deleted, and is whole afterwards', async () => {
    const first = openVault(folder, store);
    await first.create({ mode: 'keystore' });
    const before = read('vault.json');
    write('vault.json', before.slice(0, 40));
    const mended = openVault(folder, store);
    expect([mended.key('body'), mended.protection()?.isMended]).toEqual([first.key('body'), true]);
    rmSync(join(folder, 'vault.json'));
    expect(openVault(folder, store).key('body')).toEqual(first.key('body'));
    expect([read('vault.json'), read('vault-copy.json')]).toEqual([before, before]);
    expect(openVault(folder, store).protection()?.isMended).toBe(false);
  });

  it('opens by the recovery passphrase when of both files only that part can be read', async () => {
    const first = openVault(folder, store);
    await first.create({ mode: 'keystore' });
    await first.setRecovery(words);
    for (const name of ['vault.json', 'vault-copy.json']) write(name, read(name).replace('"mode":"keystore"', '"mode":"k?ystore"'));
    const vault = openVault(folder, store);
    expect(vault.state()).toEqual({ kind: 'locked', mode: 'damaged', hasRecovery: true, waitMs: 0 });
    await vault.recover(words);
    expect((await vault.protect({ choice: { mode: 'keystore' } })).ok).toBe(true);
    expect(openVault(folder, store).key('body')).toEqual(first.key('body'));
  });

  it('does not take a profile whose key is gone for a new laptop', async () => {
    const first = openVault(folder, store);
    await first.create({ mode: 'none' });
    mkdirSync(join(folder, 'journal'));
    write('journal/000001.bbj', 'sealed');
    for (const name of ['vault.json', 'vault-copy.json']) rmSync(join(folder, name));
    const vault = openVault(folder, store);
    expect(vault.state()).toMatchObject({ kind: 'locked', mode: 'damaged' });
    expect(await vault.create({ mode: 'none' })).toEqual({ ok: false, error: 'exists' });
  });
});

describe('another protection of the same data', () => {
  it('goes from the key store to a passphrase to nothing and back, and the keys stay the same', async () => {
    const vault = openVault(folder, store, () => NOON);
    await vault.create({ mode: 'keystore' });
    await vault.setRecovery(words);
    const body = vault.key('body');
    await vault.protect({ choice: { mode: 'passphrase', passphrase } });
    expect(openVault(folder, store).state()).toMatchObject({ kind: 'locked', mode: 'passphrase', hasRecovery: true });
    expect((await vault.protect({ choice: { mode: 'none' }, current: passphrase })).ok).toBe(true);
    expect((await vault.protect({ choice: { mode: 'keystore' } })).ok).toBe(true);
    const again = openVault(folder, store);
    expect([again.key('body'), again.protection()?.since, again.protection()?.recovery?.at]).toEqual([body, NOON, NOON]);
    expect(read('vault-copy.json')).toBe(read('vault.json'));
  });

  it('asks for the passphrase of today, and leaves everything as it was when it is wrong', async () => {
    const vault = openVault(folder, noStore);
    await vault.create({ mode: 'passphrase', passphrase });
    const before = read('vault.json');
    const next = { mode: 'passphrase', passphrase: 'another horse' } as const;
    expect(await vault.protect({ choice: next })).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(await vault.protect({ choice: next, current: 'wrong horse' })).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(await vault.protect({ choice: { mode: 'keystore' }, current: passphrase })).toEqual({ ok: false, error: 'no-keystore' });
    expect(read('vault.json')).toBe(before);
    expect((await vault.protect({ choice: next, current: passphrase })).ok).toBe(true);
    const again = openVault(folder, noStore);
    expect((await again.unlock(passphrase)).ok).toBe(false);
    expect((await again.unlock('another horse')).ok).toBe(true);
  });
});

describe('the recovery passphrase', () => {
  it('is replaced, proven and removed, and the old one opens nothing', async () => {
    let now = NOON;
    const vault = openVault(folder, store, () => now);
    expect(await vault.setRecovery(words)).toEqual({ ok: false, error: 'not-open' });
    await vault.create({ mode: 'keystore' });
    expect(await vault.proveRecovery(words)).toEqual({ ok: false, error: 'no-recovery' });
    expect(await vault.setRecovery('too short')).toEqual({ ok: false, error: 'too-short' });
    await vault.setRecovery(words);
    await vault.setRecovery('a longer one of my own');
    now += 1_000;
    expect(await vault.proveRecovery(words)).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(await vault.proveRecovery('a longer one of my own')).toMatchObject({
      ok: true,
      value: { recovery: { at: NOON, provenAt: now } },
    });
    expect(openVault(folder, store).protection()?.recovery?.provenAt).toBe(now);
    expect(await vault.removeRecovery()).toMatchObject({ ok: true, value: { recovery: null } });
    expect(openVault(folder, lostStore).state()).toMatchObject({ hasRecovery: false });
  });
});

describe('wrong passphrases', () => {
  it('wait longer each time, over a restart too, and the right one ends it', async () => {
    let now = NOON;
    await openVault(folder, noStore).create({ mode: 'passphrase', passphrase });
    const vault = openVault(folder, noStore, () => now);
    for (let wrong = 0; wrong < 3; wrong += 1) expect(await vault.unlock('wrong horse')).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(await vault.unlock(passphrase)).toEqual({ ok: false, error: 'too-soon' });
    const again = openVault(folder, noStore, () => now);
    expect(again.state()).toMatchObject({ waitMs: waitAfter(3) });
    now += waitAfter(3) - 1;
    expect(await again.unlock(passphrase)).toEqual({ ok: false, error: 'too-soon' });
    now += 1;
    expect((await again.unlock(passphrase)).ok).toBe(true);
    expect(openVault(folder, noStore, () => now).state()).toMatchObject({ waitMs: 0 });
    expect(read('tries.json')).not.toMatch(/horse/u);
  });

  it('wait never longer than five minutes, nor longer because the clock was set back', async () => {
    expect([0, 2, 3, 4, 5, 40].map(waitAfter)).toEqual([0, 0, 5_000, 10_000, 20_000, 300_000]);
    await openVault(folder, noStore).create({ mode: 'passphrase', passphrase });
    write('tries.json', JSON.stringify({ v: 1, failed: 4, at: NOON }));
    expect(openVault(folder, noStore, () => NOON - 86_400_000).state()).toMatchObject({ waitMs: 10_000 });
  });
});
