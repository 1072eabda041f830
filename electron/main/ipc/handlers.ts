import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Exports } from '#electron/main/files.ts';
import type { MediaStore } from '#electron/main/media.ts';
import type { Secrets } from '#electron/main/secrets.ts';
import type { Vault } from '#electron/main/vault.ts';

/** Handlers of the vault and its secrets. No secret is ever answered. */
export const vaultHandlers = (
  vault: Vault,
  secrets: Secrets,
): Pick<
  Handlers,
  | 'vaultState'
  | 'vaultCreate'
  | 'vaultUnlock'
  | 'vaultRecover'
  | 'vaultProtect'
  | 'vaultProtection'
  | 'vaultProve'
  | 'recoverySet'
  | 'recoveryProve'
  | 'recoveryRemove'
  | 'secretPut'
  | 'secretHas'
  | 'secretDelete'
> => ({
  vaultState: () => vault.state(),
  vaultCreate: (choice) => vault.create(choice),
  vaultUnlock: ({ passphrase }) => vault.unlock(passphrase),
  vaultRecover: ({ passphrase }) => vault.recover(passphrase),
  vaultProtect: (wanted) => vault.protect(wanted),
  vaultProtection: () => vault.protection(),
  vaultProve: ({ passphrase }) => vault.prove(passphrase),
  recoverySet: ({ passphrase }) => vault.setRecovery(passphrase),
  recoveryProve: ({ passphrase }) => vault.proveRecovery(passphrase),
  recoveryRemove: () => vault.removeRecovery(),
  secretPut: ({ name, value }) => secrets.put(name, value),
  secretHas: ({ name }) => secrets.has(name),
  secretDelete: ({ name }) => secrets.remove(name),
});

/** Handlers of files written out; `show` opens the system's file manager. */
export const fileHandlers = (
  exports: Exports,
  show: (path: string) => void,
): Pick<Handlers, 'saveBegin' | 'saveChunk' | 'saveEnd' | 'saveCancel' | 'showInFolder'> => ({
  saveBegin: ({ name, kind }) => exports.begin(name, kind),
  saveChunk: ({ handle, bytes }) => exports.chunk(handle, bytes),
  saveEnd: ({ handle }) => exports.end(handle),
  saveCancel: ({ handle }) => exports.cancel(handle),
  showInFolder: ({ path }) => {
    if (!exports.isOurs(path)) return fail('not-saved-here');
    show(path);
    return ok(null);
  },
});

/** Handlers of pictures and memos. */
export const mediaHandlers = (media: MediaStore): Pick<Handlers, 'mediaPut' | 'mediaGet' | 'mediaDelete'> => ({
  mediaPut: ({ id, bytes }) => media.put(id, bytes),
  mediaGet: ({ id }) => media.get(id),
  mediaDelete: ({ id }) => media.remove(id),
});
