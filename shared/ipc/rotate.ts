import { z } from 'zod';
import { JournalFrameInput } from './journal.ts';
import type { DataKeys } from './vault.ts';

const Passphrase = z.string().max(1_000);

/** What the recovery passphrase is to be after the keys were changed: the same (typed, because it is kept nowhere), or none. */
export const RotateRecovery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep'), passphrase: Passphrase }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type RotateRecovery = z.output<typeof RotateRecovery>;

/** Begins a change of keys. `current`: the passphrase of today, '' where none is asked; it stays the one that opens the data. */
export const RotateBegin = z.strictObject({ current: Passphrase, recovery: RotateRecovery });
export type RotateBegin = z.output<typeof RotateBegin>;

const FRAMES_MOST = 3_000;
/** Frames of the new journal, in their order. */
export const RotateFrames = z.array(JournalFrameInput).max(FRAMES_MOST);

/** Rows by table, lines of the history beside them; nothing of what they hold. */
const Counts = z.record(z.string().regex(/^[a-z]{1,32}$/u), z.int().nonnegative());

/** Ends a change of keys: what was sealed anew, and the number of its last line. */
export const RotateFinish = z.strictObject({ counts: Counts, last: z.int().nonnegative() });
export type RotateFinish = z.output<typeof RotateFinish>;

/** How far pictures and memos are; `left`: those that no longer open, which cannot be taken along. */
export type RotatedMedia = { readonly done: number; readonly total: number; readonly left: number };

/** What a change of keys took along, to be held beside what is there after the start. It was made of numbers only. */
export const RotationReport = z.object({
  v: z.literal(1),
  /** When, ms. */
  at: z.int().nonnegative(),
  counts: Counts,
  media: z.int().nonnegative(),
  mediaLeft: z.int().nonnegative(),
  secrets: z.int().nonnegative(),
  secretsLeft: z.int().nonnegative(),
});
export type RotationReport = z.output<typeof RotationReport>;

/** New keys for the page, for this purpose only. */
export type RotateKeys = { readonly keys: DataKeys };

/**
 * Why keys were not changed; everything is as it was. `restart-first`: parts of the profile already wait for the next start.
 * `no-room`: not enough free disk. `changed`: something was saved meanwhile. `unsound`: what was written does not read back.
 */
export type RotateFault =
  | 'not-open'
  | 'not-begun'
  | 'wrong-passphrase'
  | 'wrong-recovery'
  | 'too-soon'
  | 'restart-first'
  | 'no-room'
  | 'changed'
  | 'unsound'
  | 'disk-full'
  | 'not-writable';
