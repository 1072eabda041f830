import { z } from 'zod';

/** Name of the secret that is the passphrase of a team's capsules: in the vault for a shared folder, in the environment for the batch mode. */
export const CAPSULE_SECRET = 'capsule';

/** Work factors of age's scrypt that we take: what others made stronger would need more memory than a booth laptop should give. */
const LOG_N_MOST = 18;
const LOG_N_LEAST = 10;
const SALT_BYTES = 16;

/** The key that wraps a capsule's own (age, scrypt recipient); with the passphrase that was typed, or the one that is kept. */
export const CapsuleKey = z.strictObject({
  salt: z.instanceof(Uint8Array).refine((salt) => salt.length === SALT_BYTES, 'not a salt'),
  logN: z.int().min(LOG_N_LEAST).max(LOG_N_MOST),
  passphrase: z.string().min(1).max(1_000).exactOptional(),
});
export type CapsuleKeyFault = 'no-passphrase';

/** A file's name in the shared folder: never a path. */
export const CAPSULE_NAME = /^[\p{L}\p{N}_~-][\p{L}\p{N} ._~()-]{0,150}\.boothcapsule$/u;
const Name = z.string().regex(CAPSULE_NAME);

/** True for a path that ends as a capsule's does, whatever the case of its letters. */
export const isCapsulePath = (path: string): boolean => /[^/\\]\.boothcapsule$/iu.test(path);

/** A capsule to read: one of the shared folder, one that this run of the program has written, or the one the system opened last. */
export const CapsuleOpen = z.union([
  z.strictObject({ name: Name }),
  z.strictObject({ path: z.string().min(1).max(4_096) }),
  z.strictObject({ opened: z.literal(true) }),
]);
export const CapsuleHandle = z.strictObject({ handle: z.uuid() });
export const CapsuleName = z.strictObject({ name: Name });

/** Largest piece in one message: 8 MB. */
const CHUNK_MOST = 8 * 1024 * 1024;
export const CapsuleChunk = z.strictObject({
  handle: z.uuid(),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= CHUNK_MOST, 'too large'),
});

/** `gone`: the folder or file is not there (a stick that was pulled). */
export type CapsuleReadFault = 'gone' | 'unreadable' | 'unknown-handle';

/** A capsule in the shared folder; `changedAt` and `bytes` tell whether it is another one than before. */
export type SharedFile = { readonly name: string; readonly bytes: number; readonly changedAt: number };

/** The folder that a team shares; null while none was chosen. */
export type SharedFolder = { readonly path: string; readonly isThere: boolean } | null;

const IDS_MOST = 5_000;
export const MediaIds = z.strictObject({ ids: z.array(z.uuid()).max(IDS_MOST) });
