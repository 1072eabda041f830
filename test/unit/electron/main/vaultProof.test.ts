import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { openVault } from '#electron/main/vault.ts';

/** Key stores are the system's: this one turns text round. */
const store: KeyStore = {
  isAvailable: () => true,
  seal: (text) => Buffer.from(Array.from(text).toReversed().join('')),
  open: (sealed) => Array.from(sealed.toString()).toReversed().join(''),
};
const passphrase = 'correct horse';
const words = '3K7Q-00VX-9ZAB-CDEF-GHJK-MNPQ-RSTV-WXYZ';

let folder = '';
let now = 1_800_000_000_000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-proof-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('who forgot the PIN of the lock', () => {
  it('proves by the passphrase of the data or by the recovery passphrase that it is theirs, and nothing is opened or changed by it', async () => {
    const vault = openVault(folder, store, () => now);
    expect(await vault.prove(passphrase)).toBe('wrong');
    await vault.create({ mode: 'passphrase', passphrase });
    await vault.setRecovery(words);
    const before = vault.protection();
    expect(await vault.prove(passphrase)).toBe('right');
    expect(await vault.prove(words.toLowerCase())).toBe('right');
    expect(await vault.prove('correct horses')).toBe('wrong');
    expect(vault.protection()).toEqual(before);
  });

  it('pays one try for each, whichever passphrases there are, and waits after the third wrong one', async () => {
    const vault = openVault(folder, store, () => now);
    await vault.create({ mode: 'passphrase', passphrase });
    await vault.setRecovery(words);
    for (const wrong of ['first', 'second', 'third']) expect(await vault.prove(wrong)).toBe('wrong');
    expect(await vault.prove(words)).toBe('too-soon');
    now += 5_000;
    expect(await vault.prove(words)).toBe('right');
    expect(await vault.prove(passphrase)).toBe('right');
  });

  it('proves nothing where no passphrase opens the data and none was set for recovery', async () => {
    const vault = openVault(folder, store, () => now);
    await vault.create({ mode: 'keystore' });
    expect([await vault.prove(''), await vault.prove(passphrase)]).toEqual(['wrong', 'wrong']);
  });
});
