import { copyFile, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { syncFolder, writeDurably } from '#electron/main/durable.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';
import { listFiles, pathOf, writeAll } from './files.ts';
import { look, newFound, strip } from './forget.ts';
import type { Counter, ForgetPlan, Forgotten, Found } from './forget.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import { scanFile } from './scan.ts';
import type { FramePlace } from './scan.ts';
import { HEADER_BYTES, NO_CHAIN, newHeader, newJournalKeys, openFrame, readHeader, sealFrame } from './seal.ts';
import type { JournalKeys } from './seal.ts';

/*
 * The journal is written anew without what is to be forgotten: gathered in `journal.next/` beside it, then put in its place. `whole`,
 * written last, says that all of it is on the disk; until then the old journal holds. A start after a crash goes on from whatever is
 * there (`settleRewrite`), so either journal is there whole, never half of each. Files cut off torn ends are not taken along.
 */

const NEXT = 'journal.next';
const OLD = 'journal.old';
const WHOLE = 'whole';
const ROTATE_AT = 64 * 1024 * 1024;
const SOME_BYTES = 4 * 1024 * 1024;

/** Where the profile lies and the journal's key; a file is ended at `rotateAt` bytes. */
export type RewritePlace = { readonly profile: string; readonly key: Uint8Array; readonly rotateAt?: number };

export type Rewriting = {
  readonly plan: ForgetPlan;
  /** Called with the rows that go (`table/id`) before anything is written: what lies outside is removed while its names are still known. */
  readonly onGone?: (rows: ReadonlySet<string>) => Promise<void>;
};

/** A file of ours, and where its frames lie: found once, each frame is opened twice more. */
type Ours = { readonly file: number; readonly places: readonly FramePlace[] };

/** Frames of a file in the order written; what cannot be opened is stepped over. */
async function* framesOf(keys: JournalKeys, folder: string, { file, places }: Ours): AsyncGenerator<WireFrame[]> {
  const bytes = await readFile(pathOf(folder, file));
  let some: WireFrame[] = [];
  let rest = SOME_BYTES;
  for (const { at, length } of places) {
    const opened = openFrame(keys, bytes.subarray(at, at + length));
    const frame = opened === null ? null : decodeFrame(opened.frame);
    if (frame !== null) some.push(frame);
    rest -= length;
    if (rest > 0) continue;
    yield some;
    some = [];
    rest = SOME_BYTES;
    // so that the window answers meanwhile
    await setImmediate();
  }
  yield some;
}

type Sheet = { readonly handle: FileHandle; readonly file: number; size: number; chain: Buffer };
type Out = {
  readonly keys: JournalKeys;
  readonly folder: string;
  readonly rotateAt: number;
  sheet: Sheet | null;
  lastFile: number;
  pieces: Buffer[];
};

async function flush(out: Out): Promise<void> {
  if (out.sheet === null || out.pieces.length === 0) return;
  const bytes = Buffer.concat(out.pieces);
  out.pieces = [];
  await writeAll(out.sheet.handle, bytes, out.sheet.size - bytes.length);
}

async function endSheet(out: Out): Promise<void> {
  if (out.sheet === null) return;
  const { handle } = out.sheet;
  try {
    await flush(out);
    await handle.sync();
  } finally {
    out.sheet = null;
    await handle.close();
  }
}

async function sheetFor(out: Out): Promise<Sheet> {
  if (out.sheet !== null && out.sheet.size < out.rotateAt) return out.sheet;
  const before = out.sheet?.chain ?? NO_CHAIN;
  await endSheet(out);
  const file = out.lastFile + 1;
  out.lastFile = file;
  const header = newHeader(out.keys, file, before);
  const handle = await open(pathOf(out.folder, file), 'wx', 0o600);
  out.sheet = { handle, file, size: HEADER_BYTES, chain: readHeader(out.keys, header, file)?.first ?? NO_CHAIN };
  out.pieces.push(header);
  return out.sheet;
}

async function put(out: Out, frame: WireFrame): Promise<void> {
  const sheet = await sheetFor(out);
  const { bytes, tag } = sealFrame(out.keys, encodeFrame(frame), sheet.chain);
  out.pieces.push(bytes);
  sheet.size += bytes.length;
  sheet.chain = tag;
}

async function putAll(out: Out, frames: readonly WireFrame[]): Promise<void> {
  for (const frame of frames) await put(out, frame);
  await flush(out);
}

type Files = { readonly ours: readonly Ours[]; readonly foreign: readonly number[] };

/** Files sealed with another key cannot be read: they are kept as they are. */
async function sortFiles(keys: JournalKeys, folder: string): Promise<Files> {
  const ours: Ours[] = [];
  const foreign: number[] = [];
  for (const file of await listFiles(folder)) {
    const { isForeign, places, size } = await scanFile(keys, pathOf(folder, file), file);
    if (!isForeign) ours.push({ file, places });
    else if (size >= HEADER_BYTES) foreign.push(file);
  }
  return { ours, foreign };
}

/** Bytes of all journal files of a folder. */
async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all((await listFiles(folder)).map(async (file) => (await stat(pathOf(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function findGone(keys: JournalKeys, folder: string, { plan, ours }: { plan: ForgetPlan; ours: readonly Ours[] }): Promise<Found> {
  const found = newFound();
  for (const file of ours) for await (const some of framesOf(keys, folder, file)) for (const frame of some) look(plan, found, frame);
  return found;
}

type Writing = { readonly keys: JournalKeys; readonly files: Files; readonly found: Found; readonly plan: ForgetPlan };

async function writeNext({ profile, rotateAt = ROTATE_AT }: RewritePlace, { keys, files, found, plan }: Writing): Promise<Counter> {
  const [from, folder] = [join(profile, 'journal'), join(profile, NEXT)];
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  for (const file of files.foreign) await copyFile(pathOf(from, file), pathOf(folder, file));
  const out: Out = { keys, folder, rotateAt, sheet: null, lastFile: Math.max(0, ...files.foreign), pieces: [] };
  const counter: Counter = { ops: 0, rows: 0, lines: 0 };
  try {
    for (const file of files.ours)
      for await (const some of framesOf(keys, from, file)) await putAll(out, some.map((frame) => strip(plan, found, { frame, counter }))); // prettier-ignore
  } finally {
    await endSheet(out);
  }
  await syncFolder(folder);
  await writeDurably(join(folder, WHOLE), '');
  return counter;
}

/**
 * Writes the journal of a profile anew without what the plan names, and puts it in place of the old one. Nobody may append meanwhile,
 * and whoever had the journal open opens it again. Rejects with errors of the file system: then the old journal is as it was, or the
 * next start finishes what was ready.
 */
export async function rewriteJournal(place: RewritePlace, { plan, onGone }: Rewriting): Promise<Forgotten> {
  const keys = newJournalKeys(place.key);
  settleRewrite(place.profile);
  const folder = join(place.profile, 'journal');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await sizeOf(folder);
  const files = await sortFiles(keys, folder);
  const found = await findGone(keys, folder, { plan, ours: files.ours });
  try {
    await onGone?.(found.gone);
    const counter = await writeNext(place, { keys, files, found, plan });
    settleRewrite(place.profile);
    await syncFolder(place.profile);
    return { rows: counter.rows, lines: counter.lines, bytes: Math.max(0, before - (await sizeOf(folder))) };
  } catch (cause) {
    // what is whole is put in place by the next start; what is not only takes up room
    if (!existsSync(join(place.profile, NEXT, WHOLE))) await rm(join(place.profile, NEXT), { recursive: true, force: true });
    throw cause;
  }
}

/**
 * Finishes a rewrite that a crash cut off, or throws away what was not whole. Before the journal is opened, and before anything else
 * replaces it. Throws errors of the file system.
 */
export function settleRewrite(profile: string): void {
  const [here, next, old] = ['journal', NEXT, OLD].map((name) => join(profile, name)) as [string, string, string]; // three names
  if (existsSync(next) && existsSync(join(next, WHOLE))) {
    if (existsSync(here)) {
      rmSync(old, { recursive: true, force: true });
      renameSync(here, old);
    }
    renameSync(next, here);
  }
  rmSync(next, { recursive: true, force: true });
  // without a journal in its place the old one is the only one
  if (!existsSync(here) && existsSync(old)) renameSync(old, here);
  rmSync(old, { recursive: true, force: true });
  rmSync(join(here, WHOLE), { force: true });
}
