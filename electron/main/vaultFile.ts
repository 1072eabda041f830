import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { VaultChoice } from '#shared/ipc/vault.ts';
import type { KeyStore } from './keyStore.ts';
import { seal, unseal } from './seal.ts';

const KEY_BYTES = 32;
const LABEL = 'boothbook vault';
/** OWASP password storage, 2025: scrypt N = 2^17, r = 8, p = 1 (128 MB, about a third of a second). */
const COST = { n: 2 ** 17, r: 8, p: 1 };
const bytes64 = z.base64().max(10_000);

/** Bounds keep a changed file from asking for all the memory. */
const Kdf = z.object({
  n: z
    .int()
    .min(2 ** 15)
    .max(2 ** 20),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
  salt: bytes64,
});

/** vault.json: the master key, wrapped. */
export const VaultFile = z.discriminatedUnion('mode', [
  z.object({ version: z.literal(1), mode: z.literal('keystore'), key: bytes64 }),
  z.object({ version: z.literal(1), mode: z.literal('passphrase'), kdf: Kdf, key: bytes64 }),
  z.object({ version: z.literal(1), mode: z.literal('none'), key: bytes64 }),
]);
export type VaultFile = z.output<typeof VaultFile>;

function derive(passphrase: string, { n, r, p, salt }: z.output<typeof Kdf>): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 2 * 128 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Wraps a master key the way the person chose. `keystore` needs an available store. */
export async function wrapKey(master: Buffer, choice: VaultChoice, store: KeyStore): Promise<VaultFile> {
  switch (choice.mode) {
    case 'keystore':
      return { version: 1, mode: 'keystore', key: store.seal(master.toString('base64')).toString('base64') };
    case 'passphrase': {
      const kdf = { ...COST, salt: randomBytes(16).toString('base64') };
      return { version: 1, mode: 'passphrase', kdf, key: seal(await derive(choice.passphrase, kdf), master, LABEL).toString('base64') };
    }
    case 'none':
      return { version: 1, mode: 'none', key: master.toString('base64') };
  }
}

const whole = (key: Buffer | null): Buffer | null => (key?.length === KEY_BYTES ? key : null);

/** The master key of a file that opens by itself; null when the key store no longer opens it. */
export function unwrapAlone(file: Exclude<VaultFile, { mode: 'passphrase' }>, store: KeyStore): Buffer | null {
  if (file.mode === 'none') return whole(Buffer.from(file.key, 'base64'));
  const text = store.isAvailable() ? store.open(Buffer.from(file.key, 'base64')) : null;
  return text === null ? null : whole(Buffer.from(text, 'base64'));
}

/** The master key behind a passphrase; null when it is the wrong one. */
export async function unwrapWith(file: Extract<VaultFile, { mode: 'passphrase' }>, passphrase: string): Promise<Buffer | null> {
  return whole(unseal(await derive(passphrase, file.kdf), Buffer.from(file.key, 'base64'), LABEL));
}

/** A new master key. */
export const newMasterKey = (): Buffer => randomBytes(KEY_BYTES);
