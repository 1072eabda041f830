import type { VaultProof } from '#shared/ipc/vault.ts';
import { type VaultCell, recoveryOf } from './vaultCell.ts';
import { unwrapRecovery, unwrapWith } from './vaultFile.ts';

/**
 * Is it a passphrase of the open vault: the one that opens it, or its recovery passphrase? One try, counted before it is made; nothing
 * else changes. A vault that asks for neither proves nothing.
 */
export async function proveOwner({ standing, tries }: VaultCell, passphrase: string): Promise<VaultProof> {
  if (standing.kind !== 'open') return 'wrong';
  if (tries.waitMs() > 0) return 'too-soon';
  await tries.begin();
  const { file } = standing;
  const byOwn = file.mode === 'passphrase' && (await unwrapWith(file, passphrase)) !== null;
  const recovery = recoveryOf(standing);
  const isRight = byOwn || (recovery !== null && (await unwrapRecovery({ recovery }, passphrase)) !== null);
  if (isRight) await tries.clear();
  return isRight ? 'right' : 'wrong';
}
