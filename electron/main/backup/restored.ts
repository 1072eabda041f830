import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Arrived } from '#shared/ipc/app.ts';
import type { Former, Restored } from '#shared/ipc/backup.ts';
import { DAY } from '#shared/lib/time.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';
import { formerFolders } from '#electron/main/incoming.ts';

/** How long what a restore replaced is kept. */
const KEEP_MS = 30 * DAY;

const count = z.int().nonnegative();
const Note = z.strictObject({
  v: z.literal(1),
  at: count,
  asOf: count,
  leads: count,
  missing: count,
  /** False until the start that put it in place. */
  isThere: z.boolean(),
  isRead: z.boolean(),
});
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

/** Notes what a restore is about to bring. */
export const noteRestore = (profile: string, { at, asOf, leads, missing }: Omit<Restored, 'isRead'>): Promise<void> =>
  writeNote(profile, { v: 1, at, asOf, leads, missing, isThere: false, isRead: false });

/**
 * At a start: what a restore replaced more than thirty days ago is deleted; a note of one that never came is too. A start that was cut off behind
 * the restore has `arrived` for itself only, but what was replaced lies there under the instant of the note.
 */
export async function beginRestored(profile: string, arrived: Arrived, now: number): Promise<void> {
  for (const name of formerFolders(profile))
    if (now - instantOf(name) > KEEP_MS) await rm(join(profile, name), { recursive: true, force: true }).catch(() => undefined);
  const note = readNote(profile);
  if (note === null || note.isThere) return;
  if (arrived === 'restore' || formerFolders(profile).includes(formerName(note.at)))
    await writeNote(profile, { ...note, isThere: true }).catch(() => undefined);
  else await rm(pathOf(profile), { force: true }).catch(() => undefined);
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
