import { hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import {
  type CreateFault,
  PASSPHRASE_LEAST,
  type UnlockFault,
  type VaultChoice,
  type VaultMode,
  type VaultState,
} from '#shared/ipc/vault.ts';
import { readJson, settleDiskFault, writeDurably } from './durable.ts';
import type { KeyStore } from './keyStore.ts';
import { VaultFile, newMasterKey, unwrapAlone, unwrapWith, wrapKey } from './vaultFile.ts';

/** What a subkey is for. `body` and `index` go to the renderer, the others never leave main. */
export type KeyLabel = 'body' | 'index' | 'journal' | 'media' | 'secrets';

export type Vault = {
  readonly state: () => VaultState;
  /** Makes the master key. Never replaces one: what it sealed would be lost. */
  readonly create: (choice: VaultChoice) => Promise<Result<VaultState, CreateFault>>;
  readonly unlock: (passphrase: string) => Promise<Result<VaultState, UnlockFault>>;
  /** 32 bytes for one purpose (HKDF-SHA-256, RFC 5869); null while the vault is not open. */
  readonly key: (label: KeyLabel) => Buffer | null;
  /** How the open vault is protected; null while it is not open. */
  readonly mode: () => VaultMode | null;
};

type Open = { readonly kind: 'open'; readonly mode: VaultMode; readonly master: Buffer };
type Inner =
  | Open
  | { readonly kind: 'new' }
  | { readonly kind: 'locked'; readonly file: Extract<VaultFile, { mode: 'passphrase' }> }
  | { readonly kind: 'lost'; readonly why: 'keystore' | 'damaged' };

const subkey = (master: Buffer, label: KeyLabel): Buffer => Buffer.from(hkdfSync('sha256', master, '', `boothbook ${label}`, 32));

function readInner(path: string, store: KeyStore): Inner {
  if (!existsSync(path)) return { kind: 'new' };
  const read = VaultFile.safeParse(readJson(path));
  if (!read.success) return { kind: 'lost', why: 'damaged' };
  const file = read.data;
  if (file.mode === 'passphrase') return { kind: 'locked', file };
  const master = unwrapAlone(file, store);
  if (master !== null) return { kind: 'open', mode: file.mode, master };
  return { kind: 'lost', why: file.mode === 'keystore' ? 'keystore' : 'damaged' };
}

function show(inner: Inner, store: KeyStore): VaultState {
  switch (inner.kind) {
    case 'new':
      return { kind: 'new', canKeystore: store.isAvailable() };
    case 'locked':
      return { kind: 'locked', mode: 'passphrase' };
    case 'lost':
      return { kind: 'locked', mode: inner.why };
    case 'open':
      return { kind: 'open', mode: inner.mode, keys: { body: subkey(inner.master, 'body'), index: subkey(inner.master, 'index') } };
  }
}

function refuseChoice(choice: VaultChoice, store: KeyStore): CreateFault | null {
  if (choice.mode === 'keystore' && !store.isAvailable()) return 'no-keystore';
  if (choice.mode === 'passphrase' && choice.passphrase.normalize('NFKC').length < PASSPHRASE_LEAST) return 'too-short';
  return null;
}

/** The vault of one profile: `vault.json` in `folder`. One that needs no person opens at once. */
export function openVault(folder: string, store: KeyStore): Vault {
  const path = join(folder, 'vault.json');
  let inner = readInner(path, store);
  // Two creations at once must not make two keys.
  let creating = false;

  const create = async (choice: VaultChoice): Promise<Result<VaultState, CreateFault>> => {
    if (inner.kind !== 'new' || creating) return fail('exists');
    const refused = refuseChoice(choice, store);
    if (refused !== null) return fail(refused);
    creating = true;
    try {
      const master = newMasterKey();
      const file = await wrapKey(master, choice, store);
      await mkdir(folder, { recursive: true });
      await writeDurably(path, `${JSON.stringify(file)}\n`);
      inner = { kind: 'open', mode: choice.mode, master };
      return ok(show(inner, store));
    } catch (error) {
      return fail(settleDiskFault(error));
    } finally {
      creating = false;
    }
  };

  const unlock = async (passphrase: string): Promise<Result<VaultState, UnlockFault>> => {
    if (inner.kind !== 'locked') return fail('not-locked');
    const master = await unwrapWith(inner.file, passphrase);
    if (master === null) return fail('wrong-passphrase');
    inner = { kind: 'open', mode: 'passphrase', master };
    return ok(show(inner, store));
  };

  return {
    state: () => show(inner, store),
    create,
    unlock,
    key: (label) => (inner.kind === 'open' ? subkey(inner.master, label) : null),
    mode: () => (inner.kind === 'open' ? inner.mode : null),
  };
}
