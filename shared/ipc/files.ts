import { z } from 'zod';

/** What can be written out of the program; also the end of the file's name. */
export const SaveKind = z.enum([
  'xlsx',
  'csv',
  'vcf',
  'ics',
  'eml',
  'json',
  'jsonl',
  'zip',
  'png',
  'pdf',
  'booth',
  'boothbadge',
  'boothdefs',
  'boothcapsule',
]);
export type SaveKind = z.output<typeof SaveKind>;

export const SaveBegin = z.strictObject({ name: z.string().min(1).max(200), kind: SaveKind });
export const SaveHandle = z.strictObject({ handle: z.uuid() });
/** Largest piece of a file in one message: 8 MB. */
const CHUNK_MOST = 8 * 1024 * 1024;
export const SaveChunk = z.strictObject({
  handle: z.uuid(),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= CHUNK_MOST, 'too large'),
});
/**
 * A file as it was read again from the disk after it was written: it is, byte for byte, what was sent. `rows`: its records as counted in
 * the file itself (without a head); null for kinds that have none.
 */
export type Verified = { readonly bytes: number; readonly sha256: string; readonly rows: number | null };

/** A file that is whole under its name; `verified` null: read again it was something else, or could not be read. */
export type Saved = { readonly path: string; readonly verified: Verified | null };

export const SavedPath = z.strictObject({ path: z.string().min(1).max(4_096) });

/** Why a file is not on the disk. `unknown-handle`: ended, given up, or never begun. */
export type SaveFault = 'cancelled' | 'disk-full' | 'not-writable' | 'unknown-handle';

/** Largest mail: a few lines and a calendar file. */
const DRAFT_MOST = 1024 * 1024;
export const DraftOpen = z.strictObject({
  name: z.string().min(1).max(200),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= DRAFT_MOST, 'too large'),
});

/** Why a mail is not before the person. `no-program`: nothing on this computer opens it; it can be saved as a file. */
export type DraftFault = 'disk-full' | 'not-writable' | 'no-program';
