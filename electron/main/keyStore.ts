import type { SafeStorage } from 'electron';

/** The system's key store, as far as the vault uses it. */
export type KeyStore = {
  readonly isAvailable: () => boolean;
  readonly seal: (text: string) => Buffer;
  /** Null when the store no longer knows the key it was sealed with. */
  readonly open: (sealed: Buffer) => string | null;
};

/** Electron's key store; on Linux `basic_text` is no store (a fixed password), so it is refused. Only after `ready`. */
export const newKeyStore = (storage: SafeStorage, platform: NodeJS.Platform): KeyStore => ({
  isAvailable: () =>
    storage.isEncryptionAvailable() && (platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend())),
  seal: (text) => storage.encryptString(text),
  open: (sealed) => {
    try {
      return storage.decryptString(sealed);
    } catch {
      return null; // Another session, another computer, or the store was emptied.
    }
  },
});
