import { z } from 'zod';

/** Shortest passphrase, in characters. */
export const PASSPHRASE_LEAST = 8;
/** Shortest recovery passphrase: it is typed once a year at most, and is tried where nobody sees it. */
export const RECOVERY_LEAST = 12;
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

/** Another protection; `current` is the passphrase of today, where there is one. */
export const VaultProtect = z.strictObject({ choice: VaultChoice, current: Passphrase.optional() });
export type VaultProtect = z.output<typeof VaultProtect>;

/**
 * Keys of the database, 32 bytes each: `body` seals records (AES-256-GCM), `index` hashes what is looked up (HMAC). `names`, where the keys
 * were changed: the first `index`, because names that other laptops know (of this laptop, of rows of lists) must stay what they are.
 */
export type DataKeys = { readonly body: Uint8Array; readonly index: Uint8Array; readonly names?: Uint8Array };

/**
 * The vault as the screens see it. Locked by `passphrase`: ask for it. Locked by `keystore`: the key store of the computer
 * no longer opens it. Locked by `damaged`: its file cannot be read, or is gone. `waitMs`: how long until the next try, after too many
 * wrong ones. Recovered: the recovery passphrase was right, and a new protection is to be chosen before anything opens.
 */
export type VaultState =
  | { readonly kind: 'new'; readonly canKeystore: boolean }
  | {
      readonly kind: 'locked';
      readonly mode: 'passphrase' | 'keystore' | 'damaged';
      readonly hasRecovery: boolean;
      readonly waitMs: number;
    }
  | { readonly kind: 'recovered'; readonly canKeystore: boolean }
  | { readonly kind: 'open'; readonly mode: VaultMode; readonly keys: DataKeys };

/** What protects the open data. Times in ms; null where nobody noted them (profiles made by earlier versions). */
export type Protection = {
  readonly mode: VaultMode;
  readonly since: number | null;
  readonly canKeystore: boolean;
  readonly recovery: { readonly at: number | null; readonly provenAt: number | null } | null;
  /** The file of the key was damaged or gone at this start and was put back from its copy. */
  readonly isMended: boolean;
};

type WriteFault = 'disk-full' | 'not-writable';
export type CreateFault = 'exists' | 'no-keystore' | 'too-short' | WriteFault;
/** `too-soon`: after wrong tries one waits; the state tells how long. */
export type UnlockFault = 'wrong-passphrase' | 'not-locked' | 'too-soon';
export type RecoverFault = UnlockFault | 'no-recovery';
export type ProtectFault = 'not-open' | 'no-keystore' | 'too-short' | 'wrong-passphrase' | 'too-soon' | WriteFault;
/** How a try at a passphrase of the open vault went; `too-soon`: after wrong ones one waits. */
export type VaultProof = 'right' | 'wrong' | 'too-soon';
export type RecoveryFault = 'not-open' | 'no-recovery' | 'too-short' | 'wrong-passphrase' | 'too-soon' | WriteFault;

/** Name of a secret, such as `odoo.token`; also the end of BOOTHBOOK_SECRET_… (upper case, other signs as `_`). */
export const SecretName = z.string().regex(/^[a-z][a-z0-9.-]{0,99}$/u);
export const Secret = z.strictObject({ name: SecretName, value: z.string().min(1).max(10_000) });
export const SecretAsk = z.strictObject({ name: SecretName });

export type SecretFault = 'locked' | 'no-protection' | 'disk-full' | 'not-writable';
