import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Journal } from '#renderer/data/journal.ts';
import type { Store } from '#renderer/data/store.ts';

/** What deeds are done on: the open profile, its show, a few leads that are always there, and the number of this run. */
export type Bed = {
  readonly store: Store;
  readonly journal: Journal;
  readonly show: Show;
  readonly rep: StaffId;
  readonly leads: readonly LeadId[];
  /** Counts the runs of the campaign, so that no two deeds of a profile have one name. */
  readonly run: number;
  /** A port of this machine on which something takes leads. */
  readonly port: number;
};

/**
 * One write that a person would see as "saved": `key` names what is written, `expected` what must be found under it from then on.
 * `tells`: said to the observer when it is saved, beside the key.
 */
export type Deed = { readonly key: string; readonly expected: unknown; readonly run: () => Promise<string | null> };

/** A kind of write: the `at`th deed of this run (from 0). */
export type Kind = (bed: Bed, at: number) => Promise<Deed>;

/** The same, for one that has an end: null when the run has nothing more to write. */
export type LastKind = (bed: Bed, at: number) => Promise<Deed | null>;

/** What is found under a key, read through the program; `isBroken`: a file that does not open. */
export type Found = { readonly key: string; readonly is: unknown; readonly isBroken?: boolean };

const utf8 = new TextEncoder();

/** The first 16 hexadecimal digits of the SHA-256 of bytes. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same of any value that JSON can write. */
export const sumOf = (value: unknown): Promise<string> => digestOf(utf8.encode(JSON.stringify(value)));
