import { expect, test } from 'vitest';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { SCRYPT_COST, SCRYPT_LEAST_N } from '#electron/main/scryptCost.ts';
import { VaultFile, newMasterKey, unwrapRecovery, unwrapWith, wrapKey, wrapRecovery } from '#electron/main/vaultFile.ts';

const store: KeyStore = { isAvailable: () => true, seal: (text) => Buffer.from(text), open: (sealed) => sealed.toString() };
const words = '3K7Q-00VX-9ZAB-CDEF-GHJK-MNPQ-RSTV-WXYZ';

test('the recovery passphrase opens the same key as the protection, in whatever spelling', async () => {
  const master = newMasterKey();
  const file = { ...(await wrapKey(master, { mode: 'keystore' }, store)), recovery: await wrapRecovery(master, words) };
  expect(await unwrapRecovery(file, words)).toEqual(master);
  expect(await unwrapRecovery(file, words.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toEqual(master);
  expect(await unwrapRecovery(file, words.replace('3K7Q', '3K7R'))).toBeNull();
});

test('neither wrap can stand in for the other, even with one passphrase for both', async () => {
  const master = newMasterKey();
  const passphrase = 'correct horse battery';
  const file = await wrapKey(master, { mode: 'passphrase', passphrase }, store);
  if (file.mode !== 'passphrase') throw new Error('another mode');
  const recovery = await wrapRecovery(master, passphrase);
  expect(await unwrapWith({ ...file, kdf: recovery.kdf, key: recovery.key }, passphrase)).toBeNull();
  expect(await unwrapRecovery({ recovery: { kdf: file.kdf, key: file.key } }, passphrase)).toBeNull();
});

test('a file of before has no recovery passphrase and stays valid', async () => {
  const old: unknown = { version: 1, mode: 'none', key: newMasterKey().toString('base64') };
  const file = VaultFile.parse(old);
  expect(file.recovery).toBeUndefined();
  expect(await unwrapRecovery(file, words)).toBeNull();
});

test('the price of a try is that of the advice, also for who steals the file; only these tests pay a thirty-second of it', async () => {
  expect(SCRYPT_COST).toEqual({ n: 131_072, r: 8, p: 1 });
  expect(SCRYPT_LEAST_N).toBe(32_768);
  const file = await wrapKey(newMasterKey(), { mode: 'passphrase', passphrase: 'gravel' }, store);
  expect(file.mode === 'passphrase' && file.kdf.n).toBe(4096);
  expect(VaultFile.safeParse({ ...file, kdf: { n: 2048, r: 8, p: 1, salt: 'AAAA' } }).success).toBe(false);
});
