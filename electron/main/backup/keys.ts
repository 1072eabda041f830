import { z } from 'zod';
import { unseal } from '#electron/main/seal.ts';
import { subkey } from '#electron/main/vaultCell.ts';
import { Recovery, type VaultFile, unwrapRecovery, unwrapWith } from '#electron/main/vaultFile.ts';

/** What of a master key reads a backup: the journal's and the pictures' own keys. */
export type BackupKeys = { readonly journal: Buffer; readonly media: Buffer };

/** The keys of a backup, drawn from the master key as the vault draws them. */
export const keysOf = (master: Buffer): BackupKeys => ({ journal: subkey(master, 'journal'), media: subkey(master, 'media') });

const Wrap = Recovery.pick({ kdf: true, key: true });

/** The master key as it may leave the laptop: wrapped by a passphrase, never by a key store and never bare. */
export const Wraps = z.strictObject({ passphrase: Wrap.optional(), recovery: Wrap.optional() });
export type Wraps = z.output<typeof Wraps>;

/** The wraps of vault.json that open anywhere; none of them when only this computer opens it. */
export function wrapsOf(file: VaultFile | null): Wraps {
  if (file === null) return {};
  return {
    ...(file.mode === 'passphrase' ? { passphrase: { kdf: file.kdf, key: file.key } } : {}),
    ...(file.recovery === undefined ? {} : { recovery: { kdf: file.recovery.kdf, key: file.recovery.key } }),
  };
}

/** True when somebody with a passphrase opens it on any computer. */
export const opensElsewhere = ({ passphrase, recovery }: Wraps): boolean => passphrase !== undefined || recovery !== undefined;

/** The master key behind what was typed, be it the passphrase or the recovery passphrase; null when it is neither. */
export async function openWraps({ passphrase, recovery }: Wraps, typed: string): Promise<Buffer | null> {
  const first = passphrase === undefined ? null : await unwrapWith({ version: 1, mode: 'passphrase', ...passphrase }, typed);
  return first ?? (recovery === undefined ? null : unwrapRecovery({ recovery }, typed));
}

const Secrets = z.record(z.string(), z.base64());

/** True when secrets.json (its content, unchecked) holds something that this master key opens. */
export function hasSecretsOf(master: Buffer, content: unknown): boolean {
  const read = Secrets.safeParse(content);
  if (!read.success) return false;
  const key = subkey(master, 'secrets');
  return Object.entries(read.data).some(([name, sealed]) => unseal(key, Buffer.from(sealed, 'base64'), `secret ${name}`) !== null);
}
