import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { databaseFolder } from './database.ts';
import { syncFolder, writeDurably } from './durable.ts';

/*
 * A profile's parts are replaced together, or not at all: they are gathered in `incoming/`, and `ready.json`, written last, says that
 * they are whole. The next start puts them in place before anything is opened. Each step may be cut off by a crash and is then done by
 * the start after it; without `ready.json` what was gathered is thrown away.
 */

const FOLDER = 'incoming';
const READY = 'ready.json';

/** What of a profile can be replaced. */
export const PARTS = ['vault.json', 'secrets.json', 'journal', 'media'] as const;
export type Part = (typeof PARTS)[number];

/** Name of a folder that keeps parts which were replaced. */
const FORMER = /^former-[0-9TZ-]{1,40}$/u;

const Ready = z.strictObject({
  v: z.literal(1),
  /** Why the profile is replaced; told after the start. */
  why: z.enum(['restore', 'rotation', 'erasure']),
  parts: z.array(z.enum(PARTS)),
  /** Name of a folder beside the profile's parts in which those that were replaced are kept; null: they are deleted. */
  keep: z.string().regex(FORMER).nullable(),
  /** Such a folder that the parts come from instead: what was put aside is put back, and the folder goes. */
  from: z.string().regex(FORMER).optional(),
});

/** What is to be done at the next start. The database is always made anew from the journal. */
export type Incoming = Omit<z.output<typeof Ready>, 'v'>;

/** Where the parts are gathered. */
export const incomingFolder = (profile: string): string => join(profile, FOLDER);

/** An empty place to gather parts in; what lay there is thrown away. Rejects with errors of the file system. */
export async function beginIncoming(profile: string): Promise<string> {
  const folder = incomingFolder(profile);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Says that the parts are whole and on the disk: the next start puts them in place. Rejects with errors of the file system. */
export async function settleIncoming(profile: string, incoming: Incoming): Promise<void> {
  const folder = incomingFolder(profile);
  await syncFolder(folder);
  await writeDurably(join(folder, READY), `${JSON.stringify({ v: 1, ...incoming })}\n`);
}

function readReady(folder: string): Incoming | null {
  try {
    const { v: _v, ...incoming } = Ready.parse(JSON.parse(readFileSync(join(folder, READY), 'utf8')));
    return incoming;
  } catch {
    return null;
  }
}

/** What waits for the next start; null when nothing does, or what was gathered is not whole. */
export const readIncoming = (profile: string): Incoming | null => readReady(join(profile, FOLDER));

/** Moves a new part into the place of the old one. Done again after a crash it does what was left. */
function takePart(profile: string, part: Part, { from, kept }: { from: string; kept: string }): void {
  const fresh = join(from, part);
  if (!existsSync(fresh)) return;
  const place = join(profile, part);
  if (existsSync(place)) {
    const aside = join(kept, part);
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(dirname(aside), { recursive: true, mode: 0o700 });
    renameSync(place, aside);
  }
  renameSync(fresh, place);
}

/**
 * Before anything of the profile is opened: puts what is ready in place and drops the database, which is made anew from the journal.
 * Answers what was done, null when there was nothing. Throws errors of the file system: the program must not go on with half a profile.
 */
export function takeIncoming(profile: string): Incoming | null {
  const folder = incomingFolder(profile);
  if (!existsSync(folder)) return null;
  const incoming = readReady(folder);
  if (incoming === null) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const kept = join(profile, incoming.keep ?? 'outgoing');
  const from = incoming.from === undefined ? folder : join(profile, incoming.from);
  for (const part of incoming.parts) takePart(profile, part, { from, kept });
  rmSync(databaseFolder(profile), { recursive: true, force: true });
  if (incoming.from !== undefined) rmSync(from, { recursive: true, force: true });
  if (incoming.keep === null) rmSync(kept, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  return incoming;
}

/** Folders of former parts that a restore kept, from the oldest. */
export const formerFolders = (profile: string): string[] =>
  existsSync(profile)
    ? readdirSync(profile)
        .filter((name) => FORMER.test(name))
        .sort()
    : [];
