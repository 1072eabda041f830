import {
  type CreateFault,
  PASSPHRASE_LEAST,
  type ProtectFault,
  type Protection,
  RECOVERY_LEAST,
  type RecoverFault,
  type RecoveryFault,
  type UnlockFault,
  type VaultChoice,
  type VaultProtect,
  type VaultState,
} from '#shared/ipc/vault.ts';
import type { RotateBegin } from '#shared/ipc/rotate.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import type { KeyStore } from './keyStore.ts';
import { type VaultCell, recoveryOf, settleFile, showProtection, showState, subkey, tryPassphrase, tryRecovery } from './vaultCell.ts';
import { type Recovery, type VaultFile, namesOf, newMasterKey, wrapKey, wrapRecovery } from './vaultFile.ts';

/** Characters of a passphrase as scrypt gets it. */
const lengthOf = (passphrase: string): number => passphrase.normalize('NFKC').length;

/** Why a protection cannot be had; null when it can. */
function refuseChoice(choice: VaultChoice, store: KeyStore): 'no-keystore' | 'too-short' | null {
  if (choice.mode === 'keystore' && !store.isAvailable()) return 'no-keystore';
  if (choice.mode === 'passphrase' && lengthOf(choice.passphrase) < PASSPHRASE_LEAST) return 'too-short';
  return null;
}

/** Is it too short for a recovery passphrase? */
const isShortRecovery = (passphrase: string): boolean => lengthOf(passphrase) < RECOVERY_LEAST;

/** Makes the master key of a new vault. Never replaces one: what it sealed would be lost. */
export async function createVault(cell: VaultCell, choice: VaultChoice): Promise<Result<VaultState, CreateFault>> {
  if (cell.standing.kind !== 'new') return fail('exists');
  const refused = refuseChoice(choice, cell.store);
  if (refused !== null) return fail(refused);
  const master = newMasterKey();
  const settled = await settleFile(cell, master, { ...(await wrapKey(master, choice, cell.store)), since: cell.now() });
  return settled.ok ? ok(showState(cell)) : settled;
}

/** Opens a vault that asks for a passphrase. */
export async function unlockVault(cell: VaultCell, passphrase: string): Promise<Result<VaultState, UnlockFault>> {
  const { standing } = cell;
  if (standing.kind !== 'locked') return fail('not-locked');
  const tried = await tryPassphrase(cell, standing.file, passphrase);
  if (!Buffer.isBuffer(tried)) return fail(tried);
  cell.standing = { kind: 'open', file: standing.file, master: tried };
  return ok(showState(cell));
}

/** Takes the recovery passphrase of a vault that nothing else opens. It is open only when `protectVault` has written what opens it from now on. */
export async function recoverVault(cell: VaultCell, passphrase: string): Promise<Result<VaultState, RecoverFault>> {
  const { standing } = cell;
  if (standing.kind !== 'locked' && standing.kind !== 'lost') return fail('not-locked');
  const recovery = recoveryOf(standing);
  if (recovery === null) return fail('no-recovery');
  const tried = await tryRecovery(cell, recovery, passphrase);
  if (!Buffer.isBuffer(tried)) return fail(tried);
  cell.standing = { kind: 'recovered', master: tried, recovery: { ...recovery, provenAt: cell.now() } };
  return ok(showState(cell));
}

/** Is the passphrase of today right? Where none is asked, or the recovery passphrase was just given, it is. */
async function refuseCurrent(cell: VaultCell, current: string): Promise<'wrong-passphrase' | 'too-soon' | null> {
  const { standing } = cell;
  if (standing.kind !== 'open' || standing.file.mode !== 'passphrase') return null;
  const tried = await tryPassphrase(cell, standing.file, current);
  return Buffer.isBuffer(tried) ? null : tried;
}

/** Wraps the same master key another way; the recovery passphrase stays. */
export async function protectVault(cell: VaultCell, { choice, current = '' }: VaultProtect): Promise<Result<VaultState, ProtectFault>> {
  const { standing } = cell;
  if (standing.kind !== 'open' && standing.kind !== 'recovered') return fail('not-open');
  const refused = refuseChoice(choice, cell.store) ?? (await refuseCurrent(cell, current));
  if (refused !== null) return fail(refused);
  const recovery = recoveryOf(standing);
  const wrapped = await wrapKey(standing.master, choice, cell.store);
  const file: VaultFile = { ...wrapped, since: cell.now(), ...(recovery === null ? {} : { recovery }) };
  const settled = await settleFile(cell, standing.master, file);
  return settled.ok ? ok(showState(cell)) : settled;
}

async function writeRecovery(cell: VaultCell, recovery: Recovery | null): Promise<Result<Protection, RecoveryFault>> {
  const { standing } = cell;
  if (standing.kind !== 'open') return fail('not-open');
  const { recovery: _former, ...rest } = standing.file;
  const settled = await settleFile(cell, standing.master, { ...rest, ...(recovery === null ? {} : { recovery }) });
  if (!settled.ok) return settled;
  const shown = showProtection(cell);
  return shown === null ? fail('not-open') : ok(shown);
}

/** Sets or replaces the recovery passphrase; the screen has seen that it was noted. */
export async function setRecovery(cell: VaultCell, passphrase: string): Promise<Result<Protection, RecoveryFault>> {
  if (cell.standing.kind !== 'open') return fail('not-open');
  if (isShortRecovery(passphrase)) return fail('too-short');
  const now = cell.now();
  return writeRecovery(cell, { ...(await wrapRecovery(cell.standing.master, passphrase)), at: now, provenAt: now });
}

/** Is this still the recovery passphrase? Notes when it was last proven. */
export async function proveRecovery(cell: VaultCell, passphrase: string): Promise<Result<Protection, RecoveryFault>> {
  if (cell.standing.kind !== 'open') return fail('not-open');
  const recovery = recoveryOf(cell.standing);
  if (recovery === null) return fail('no-recovery');
  const tried = await tryRecovery(cell, recovery, passphrase);
  return Buffer.isBuffer(tried) ? writeRecovery(cell, { ...recovery, provenAt: cell.now() }) : fail(tried);
}

/** Takes the recovery passphrase away: from then on the protection alone opens the data. */
export const removeRecovery = (cell: VaultCell): Promise<Result<Protection, RecoveryFault>> => writeRecovery(cell, null);

/** A new master key in its file, not yet in use. */
type Renewed = { readonly master: Buffer; readonly file: VaultFile };
type RenewFault = 'not-open' | 'wrong-passphrase' | 'wrong-recovery' | 'too-soon';

/** Does what was typed open the vault of today? A mistyped passphrase would lock its owner out of the new one. */
async function refuseProofs(cell: VaultCell, { current, recovery }: RotateBegin): Promise<RenewFault | null> {
  const refused = await refuseCurrent(cell, current);
  if (refused !== null || recovery.kind !== 'keep') return refused;
  const kept = recoveryOf(cell.standing);
  const tried = kept === null ? 'wrong-passphrase' : await tryRecovery(cell, kept, recovery.passphrase);
  if (Buffer.isBuffer(tried)) return null;
  return tried === 'too-soon' ? tried : 'wrong-recovery';
}

async function renewedRecovery(cell: VaultCell, master: Buffer, { recovery }: RotateBegin): Promise<Pick<VaultFile, 'recovery'>> {
  if (recovery.kind === 'none') return {};
  const at = recoveryOf(cell.standing)?.at;
  return { recovery: { ...(await wrapRecovery(master, recovery.passphrase)), ...(at === undefined ? {} : { at }), provenAt: cell.now() } };
}

/**
 * Makes another master key under the protection of today, and with the recovery passphrase as it was typed. The open vault stays as it is:
 * the new one holds when everything has been sealed anew.
 */
export async function renewVault(cell: VaultCell, input: RotateBegin): Promise<Result<Renewed, RenewFault>> {
  const { standing, store } = cell;
  if (standing.kind !== 'open') return fail('not-open');
  const refused = await refuseProofs(cell, input);
  if (refused !== null) return fail(refused);
  const { mode } = standing.file;
  const choice: VaultChoice = mode === 'passphrase' ? { mode, passphrase: input.current } : { mode };
  const master = newMasterKey(namesOf(standing.master) ?? subkey(standing.master, 'index'));
  const wrapped = await wrapKey(master, choice, store);
  return ok({ master, file: { ...wrapped, since: cell.now(), ...(await renewedRecovery(cell, master, input)) } });
}
