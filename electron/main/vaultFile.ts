import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { readRecoveryWords } from '#shared/domain/recoveryWords.ts';
import type { VaultChoice } from '#shared/ipc/vault.ts';
import type { KeyStore } from './keyStore.ts';
import { SCRYPT_COST, SCRYPT_LEAST_N } from './scryptCost.ts';
import { seal, unseal } from './seal.ts';

const KEY_BYTES = 32;
const NAMES_BYTES = 32;
const LABEL = 'boothbook vault';
/** Bound to the second wrap, so that neither can stand in for the other. */
const RECOVERY_LABEL = 'boothbook vault recovery';
const bytes64 = z.base64().max(10_000);

/** Bounds keep a changed file from asking for all the memory. */
const Kdf = z.object({
  n: z
    .int()
    .min(SCRYPT_LEAST_N)
    .max(2 ** 20),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
  salt: bytes64,
});

const instant = z.int().nonnegative();

/** The same master key wrapped once more, by the recovery passphrase. `at`: when it was set, `provenAt`: when somebody last proved to have it (ms). */
export const Recovery = z.object({ kdf: Kdf, key: bytes64, at: instant.optional(), provenAt: instant.optional() });
export type Recovery = z.output<typeof Recovery>;

/** What a file of any mode may have; those made before these were known have neither. `since`: when this protection was chosen (ms). */
const more = { since: instant.optional(), recovery: Recovery.optional() };

/** vault.json: the master key, wrapped. */
export const VaultFile = z.discriminatedUnion('mode', [
  z.object({ version: z.literal(1), mode: z.literal('keystore'), key: bytes64, ...more }),
  z.object({ version: z.literal(1), mode: z.literal('passphrase'), kdf: Kdf, key: bytes64, ...more }),
  z.object({ version: z.literal(1), mode: z.literal('none'), key: bytes64, ...more }),
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
      const kdf = { ...SCRYPT_COST, salt: randomBytes(16).toString('base64') };
      return { version: 1, mode: 'passphrase', kdf, key: seal(await derive(choice.passphrase, kdf), master, LABEL).toString('base64') };
    }
    case 'none':
      return { version: 1, mode: 'none', key: master.toString('base64') };
  }
}

const whole = (key: Buffer | null): Buffer | null => (key?.length === KEY_BYTES || key?.length === KEY_BYTES + NAMES_BYTES ? key : null);

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

/** Wraps a master key by a recovery passphrase, for `recovery` of vault.json; one of our making in whatever spelling. */
export async function wrapRecovery(master: Buffer, passphrase: string): Promise<Recovery> {
  const kdf = { ...SCRYPT_COST, salt: randomBytes(16).toString('base64') };
  return { kdf, key: seal(await derive(readRecoveryWords(passphrase), kdf), master, RECOVERY_LABEL).toString('base64') };
}

/** The master key behind the recovery passphrase; null when it is the wrong one or the file has none. */
export async function unwrapRecovery({ recovery }: Pick<VaultFile, 'recovery'>, passphrase: string): Promise<Buffer | null> {
  if (recovery === undefined) return null;
  return whole(unseal(await derive(readRecoveryWords(passphrase), recovery.kdf), Buffer.from(recovery.key, 'base64'), RECOVERY_LABEL));
}

/**
 * A new master key: 32 random bytes and, where it takes the place of another, behind them the key of names (`namesOf`). Every other key is
 * drawn from all of it.
 */
export const newMasterKey = (names?: Buffer): Buffer => Buffer.concat([randomBytes(KEY_BYTES), names ?? Buffer.alloc(0)]);

/** The key of names behind a master key that took another's place; null for a first one, whose `index` key makes them. */
export const namesOf = (master: Buffer): Buffer | null => (master.length === KEY_BYTES ? null : master.subarray(KEY_BYTES));
