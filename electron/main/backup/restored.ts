import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Arrived } from '#shared/ipc/app.ts';
import { type Former, Locks, type Restored } from '#shared/ipc/backup.ts';
import { DAY } from '#shared/lib/time.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';
import { formerFolders } from '#electron/main/incoming.ts';
import { seal, unseal } from '#electron/main/seal.ts';

/** How long what a restore replaced is kept. */
const KEEP_MS = 30 * DAY;

const count = z.int().nonnegative();
const Told = z.strictObject({
  v: z.literal(1),
  at: count,
  asOf: count,
  leads: count,
  missing: count,
  /** False until the start that put it in place. */
  isThere: z.boolean(),
  isRead: z.boolean(),
  /** What is to lock the laptop from now on, sealed with the journal's key of what was restored; absent: as it is in the backup. */
  locks: z.base64().optional(),
});
/** `before`: what the restore before this one brought, for as long as this one may yet not come to its end. */
const Note = Told.extend({ before: Told.optional() });
type Note = z.output<typeof Note>;

const pathOf = (profile: string): string => join(profile, 'restored.json');

function readNote(profile: string): Note | null {
  const read = Note.safeParse(readJson(pathOf(profile)));
  return read.success ? read.data : null;
}

const writeNote = (profile: string, note: Note): Promise<void> => writeDurably(pathOf(profile), `${JSON.stringify(note)}\n`);

/** Name of the folder that keeps what a restore of this instant replaces. */
export const formerName = (at: number): string => `former-${new Date(at).toISOString().replaceAll(/[:.]/gu, '-')}`;

/** The instant in such a name; 0 when it holds none, so that it is old. */
function instantOf(name: string): number {
  const [, day = '', hours = '', minutes = '', seconds = ''] = /^former-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})/u.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) || 0;
}

const LOCKS = 'boothbook restored locks';

/** Notes what a restore is about to bring, and what is to lock the laptop then (`journal`: the key of what is restored). */
export function noteRestore(
  profile: string,
  { at, asOf, leads, missing }: Omit<Restored, 'isRead'>,
  { locks, journal }: { readonly locks: Locks | null; readonly journal: Uint8Array },
): Promise<void> {
  // sealed: nobody takes a PIN off by writing a file, nor tries PINs on what lies there
  const sealed = locks === null ? {} : { locks: seal(journal, Buffer.from(JSON.stringify(locks)), LOCKS).toString('base64') };
  return writeNote(profile, { v: 1, at, asOf, leads, missing, isThere: false, isRead: false, ...sealed, ...keptOf(readNote(profile)) });
}

/** What a new note keeps of the one there, which may itself be of a restore that never came. */
function keptOf(note: Note | null): Pick<Note, 'before'> {
  if (note === null) return {};
  const { before, ...told } = note;
  return told.isThere ? { before: told } : before === undefined ? {} : { before };
}

/** The locks that the last restore decided on; null when there is nothing to set (any more). */
export function readLocks(profile: string, journal: Uint8Array): Locks | null {
  const note = readNote(profile);
  if (note === null || !note.isThere || note.locks === undefined) return null;
  const opened = unseal(journal, Buffer.from(note.locks, 'base64'), LOCKS);
  return opened === null ? null : Locks.parse(JSON.parse(opened.toString('utf8')));
}

/** They are in the laptop's settings. */
export async function dropLocks(profile: string): Promise<void> {
  const { locks, ...note } = readNote(profile) ?? {};
  if (locks !== undefined) await writeNote(profile, Note.parse(note));
}

/**
 * At a start: what a restore replaced more than thirty days ago is deleted; a note of one that never came gives way to the one before it. A start
 * that was cut off behind the restore has `arrived` for itself only, but what was replaced lies there under the instant of the note.
 */
export async function beginRestored(profile: string, arrived: Arrived, now: number): Promise<void> {
  for (const name of formerFolders(profile))
    if (now - instantOf(name) > KEEP_MS) await rm(join(profile, name), { recursive: true, force: true }).catch(() => undefined);
  const note = readNote(profile);
  if (note === null || note.isThere) return;
  const { before, ...told } = note;
  const hasCome = arrived === 'restore' || formerFolders(profile).includes(formerName(note.at));
  const next = hasCome ? { ...told, isThere: true } : before;
  await (next === undefined ? rm(pathOf(profile), { force: true }) : writeNote(profile, next)).catch(() => undefined);
}

/** What the last restore brought, until that was read. */
export function readRestored(profile: string): Restored | null {
  const note = readNote(profile);
  if (note === null || !note.isThere || note.isRead) return null;
  const { at, asOf, leads, missing, isRead } = note;
  return { at, asOf, leads, missing, isRead };
}

/** What restores put aside, from the oldest. */
export const readFormers = (profile: string): Former[] =>
  formerFolders(profile).map((name) => ({ name, at: instantOf(name), until: instantOf(name) + KEEP_MS }));

/** Puts the note away. */
export async function readNoteOf(profile: string): Promise<void> {
  const note = readNote(profile);
  if (note !== null) await writeNote(profile, { ...note, isRead: true });
}

/** Deletes all that restores replaced. */
export async function dropFormer(profile: string): Promise<void> {
  for (const name of formerFolders(profile)) await rm(join(profile, name), { recursive: true, force: true });
}
