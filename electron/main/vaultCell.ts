import { hkdfSync } from 'node:crypto';
import type { DataKeys, Protection, VaultState } from '#shared/ipc/vault.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { type DiskFault, settleDiskFault } from './durable.ts';
import type { KeyStore } from './keyStore.ts';
import type { TryCount } from './tries.ts';
import { readVault, writeVault } from './vaultDisk.ts';
import { type Recovery, type VaultFile, namesOf, unwrapAlone, unwrapRecovery, unwrapWith } from './vaultFile.ts';

/** What a subkey is for. `body` and `index` go to the renderer, the others never leave main. */
export type KeyLabel = 'body' | 'index' | 'journal' | 'media' | 'secrets';

/** How a vault stands. Lost: nothing of the usual opens it. Recovered: its key is known, its next protection is not. */
type Standing =
  | { readonly kind: 'open'; readonly file: VaultFile; readonly master: Buffer }
  | { readonly kind: 'new' }
  | { readonly kind: 'locked'; readonly file: Extract<VaultFile, { mode: 'passphrase' }> }
  | { readonly kind: 'lost'; readonly why: 'keystore' | 'damaged'; readonly recovery: Recovery | null }
  | { readonly kind: 'recovered'; readonly master: Buffer; readonly recovery: Recovery };

/** One vault and what it works with; `standing` is what its deeds change. */
export type VaultCell = {
  readonly folder: string;
  readonly store: KeyStore;
  readonly tries: TryCount;
  readonly now: () => number;
  /** The file was damaged or gone at this start and was put back from its copy. */
  readonly isMended: boolean;
  standing: Standing;
};

/** 32 bytes of a master key for one purpose (HKDF-SHA-256, RFC 5869). */
export const subkey = (master: Buffer, label: KeyLabel): Buffer => Buffer.from(hkdfSync('sha256', master, '', `boothbook ${label}`, 32));

/** The keys that the page gets. */
export function dataKeysOf(master: Buffer): DataKeys {
  const names = namesOf(master);
  return { body: subkey(master, 'body'), index: subkey(master, 'index'), ...(names === null ? {} : { names: Buffer.from(names) }) };
}

/** Reads how the vault of a profile stands; one that needs no person is open at once. */
export function readStanding(folder: string, store: KeyStore): Pick<VaultCell, 'standing' | 'isMended'> {
  const found = readVault(folder);
  if (found.kind === 'none') return { standing: { kind: 'new' }, isMended: false };
  if (found.kind === 'damaged') return { standing: { kind: 'lost', why: 'damaged', recovery: found.recovery }, isMended: false };
  const { file, isMended } = found;
  if (file.mode === 'passphrase') return { standing: { kind: 'locked', file }, isMended };
  const master = unwrapAlone(file, store);
  if (master !== null) return { standing: { kind: 'open', file, master }, isMended };
  return { standing: { kind: 'lost', why: file.mode === 'keystore' ? 'keystore' : 'damaged', recovery: file.recovery ?? null }, isMended };
}

/** The wrap by the recovery passphrase; null when there is none. */
export function recoveryOf(standing: Standing): Recovery | null {
  switch (standing.kind) {
    case 'open':
    case 'locked':
      return standing.file.recovery ?? null;
    case 'lost':
    case 'recovered':
      return standing.recovery;
    case 'new':
      return null;
  }
}

/** The vault as the screens see it. */
export function showState({ standing, store, tries }: VaultCell): VaultState {
  switch (standing.kind) {
    case 'new':
    case 'recovered':
      return { kind: standing.kind, canKeystore: store.isAvailable() };
    case 'locked':
    case 'lost': {
      const mode = standing.kind === 'locked' ? 'passphrase' : standing.why;
      return { kind: 'locked', mode, hasRecovery: recoveryOf(standing) !== null, waitMs: tries.waitMs() };
    }
    case 'open':
      return { kind: 'open', mode: standing.file.mode, keys: dataKeysOf(standing.master) };
  }
}

/** What protects the open data; null while the vault is not open. */
export function showProtection({ standing, store, isMended }: VaultCell): Protection | null {
  if (standing.kind !== 'open') return null;
  const { mode, since = null, recovery } = standing.file;
  const proof = recovery === undefined ? null : { at: recovery.at ?? null, provenAt: recovery.provenAt ?? null };
  return { mode, since, canKeystore: store.isAvailable(), recovery: proof, isMended };
}

type Tried = Buffer | 'wrong-passphrase' | 'too-soon';

/** The key behind a passphrase, or why there is none; a try is counted before it is made. */
async function tryKey(tries: TryCount, unwrap: () => Promise<Buffer | null>): Promise<Tried> {
  if (tries.waitMs() > 0) return 'too-soon';
  await tries.begin();
  const master = await unwrap();
  if (master === null) return 'wrong-passphrase';
  await tries.clear();
  return master;
}

/** The master key by the passphrase of this file. */
export const tryPassphrase = (cell: VaultCell, file: Extract<VaultFile, { mode: 'passphrase' }>, passphrase: string): Promise<Tried> =>
  tryKey(cell.tries, () => unwrapWith(file, passphrase));

/** The master key by the recovery passphrase. */
export const tryRecovery = (cell: VaultCell, recovery: Recovery, passphrase: string): Promise<Tried> =>
  tryKey(cell.tries, () => unwrapRecovery({ recovery }, passphrase));

/** Writes the file and goes on with it; the standing stays what it was when the disk takes nothing. */
export async function settleFile(cell: VaultCell, master: Buffer, file: VaultFile): Promise<Result<null, DiskFault>> {
  try {
    await writeVault(cell.folder, file);
  } catch (error) {
    return fail(settleDiskFault(error));
  }
  cell.standing = { kind: 'open', file, master };
  return ok(null);
}
