import { z } from 'zod';

/** Shortest passphrase, in characters. */
export const PASSPHRASE_LEAST = 8;
const PASSPHRASE_MOST = 1_000;

const Passphrase = z.string().max(PASSPHRASE_MOST);

/** How the person wants the data protected: the system's key store, a passphrase, or knowingly nothing. */
export const VaultChoice = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('keystore') }),
  z.strictObject({ mode: z.literal('passphrase'), passphrase: Passphrase }),
  z.strictObject({ mode: z.literal('none') }),
]);
export type VaultChoice = z.output<typeof VaultChoice>;
export type VaultMode = VaultChoice['mode'];

export const VaultPassphrase = z.strictObject({ passphrase: Passphrase });

/** Keys of the database, 32 bytes each: `body` seals records (AES-256-GCM), `index` hashes what is looked up (HMAC). */
export type DataKeys = { readonly body: Uint8Array; readonly index: Uint8Array };

/**
 * The vault as the screens see it. Locked by `passphrase`: ask for it. Locked by `keystore`: the key store of the computer
 * no longer opens it. Locked by `damaged`: its file cannot be read.
 */
export type VaultState =
  | { readonly kind: 'new'; readonly canKeystore: boolean }
  | { readonly kind: 'locked'; readonly mode: 'passphrase' | 'keystore' | 'damaged' }
  | { readonly kind: 'open'; readonly mode: VaultMode; readonly keys: DataKeys };

export type CreateFault = 'exists' | 'no-keystore' | 'too-short' | 'disk-full' | 'not-writable';
export type UnlockFault = 'wrong-passphrase' | 'not-locked';

/** Name of a secret, such as `odoo.token`; also the end of BOOTHBOOK_SECRET_… (upper case, other signs as `_`). */
export const SecretName = z.string().regex(/^[a-z][a-z0-9.-]{0,99}$/u);
export const Secret = z.strictObject({ name: SecretName, value: z.string().min(1).max(10_000) });
export const SecretAsk = z.strictObject({ name: SecretName });

export type SecretFault = 'locked' | 'no-protection' | 'disk-full' | 'not-writable';
