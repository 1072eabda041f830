import type {
  CreateFault,
  ProtectFault,
  Protection,
  RecoverFault,
  RecoveryFault,
  UnlockFault,
  VaultChoice,
  VaultMode,
  VaultProof,
  VaultProtect,
  VaultState,
} from '#shared/ipc/vault.ts';
import type { RotateBegin } from '#shared/ipc/rotate.ts';
import type { Result } from '#shared/lib/result.ts';
import type { KeyStore } from './keyStore.ts';
import { openTries } from './tries.ts';
import { type KeyLabel, type VaultCell, readStanding, showProtection, showState, subkey } from './vaultCell.ts';
import {
  createVault,
  protectVault,
  proveRecovery,
  recoverVault,
  removeRecovery,
  renewVault,
  setRecovery,
  unlockVault,
} from './vaultDeeds.ts';
import { proveOwner } from './vaultProof.ts';

export type Vault = {
  readonly state: () => VaultState;
  /** Makes the master key. Never replaces one: what it sealed would be lost. */
  readonly create: (choice: VaultChoice) => Promise<Result<VaultState, CreateFault>>;
  readonly unlock: (passphrase: string) => Promise<Result<VaultState, UnlockFault>>;
  /** Takes the recovery passphrase of a locked vault; then `protect` chooses what opens it from now on, and only then it is open. */
  readonly recover: (passphrase: string) => Promise<Result<VaultState, RecoverFault>>;
  /** Changes what opens the data: the same master key wrapped anew. Where there is a passphrase today, that one is asked. */
  readonly protect: (wanted: VaultProtect) => Promise<Result<VaultState, ProtectFault>>;
  /** Null while the vault is not open. */
  readonly protection: () => Protection | null;
  /** Sets or replaces the recovery passphrase; whoever sets it has just proven to have it. */
  readonly setRecovery: (passphrase: string) => Promise<Result<Protection, RecoveryFault>>;
  /** Is this still the recovery passphrase? Notes when it was last proven. */
  readonly proveRecovery: (passphrase: string) => Promise<Result<Protection, RecoveryFault>>;
  readonly removeRecovery: () => Promise<Result<Protection, RecoveryFault>>;
  /** Makes another master key, in its file, for when everything has been sealed anew; the open vault stays as it is. */
  readonly renew: (input: RotateBegin) => ReturnType<typeof renewVault>;
  /** Is it a passphrase of the open vault, its own or the recovery one? */
  readonly prove: (passphrase: string) => Promise<VaultProof>;
  /** 32 bytes for one purpose; null while the vault is not open. */
  readonly key: (label: KeyLabel) => Buffer | null;
  /** How the open vault is protected; null while it is not open. */
  readonly mode: () => VaultMode | null;
};

/** The vault of one profile: `vault.json` in `folder`. One that needs no person opens at once. */
export function openVault(folder: string, store: KeyStore, now: () => number = Date.now): Vault {
  const cell: VaultCell = { folder, store, now, tries: openTries(folder, now), ...readStanding(folder, store) };
  // One deed at a time: two creations must not make two keys, and two tries at once are two.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    state: () => showState(cell),
    create: (choice) => inTurn(() => createVault(cell, choice)),
    unlock: (passphrase) => inTurn(() => unlockVault(cell, passphrase)),
    recover: (passphrase) => inTurn(() => recoverVault(cell, passphrase)),
    protect: (wanted) => inTurn(() => protectVault(cell, wanted)),
    protection: () => showProtection(cell),
    setRecovery: (passphrase) => inTurn(() => setRecovery(cell, passphrase)),
    proveRecovery: (passphrase) => inTurn(() => proveRecovery(cell, passphrase)),
    removeRecovery: () => inTurn(() => removeRecovery(cell)),
    renew: (input) => inTurn(() => renewVault(cell, input)),
    prove: (passphrase) => inTurn(() => proveOwner(cell, passphrase)),
    key: (label) => (cell.standing.kind === 'open' ? subkey(cell.standing.master, label) : null),
    mode: () => (cell.standing.kind === 'open' ? cell.standing.file.mode : null),
  };
}
