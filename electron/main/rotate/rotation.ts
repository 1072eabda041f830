import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalFault, WireFrame } from '#shared/ipc/journal.ts';
import type { RotateBegin, RotateFault, RotateFinish, RotateKeys, RotatedMedia } from '#shared/ipc/rotate.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { settleDiskFault, syncFolder, writeDurably } from '#electron/main/durable.ts';
import { PARTS, beginIncoming, incomingFolder, readIncoming, settleIncoming } from '#electron/main/incoming.ts';
import { type Journal, openJournal } from '#electron/main/journal/journal.ts';
import type { Vault } from '#electron/main/vault.ts';
import { dataKeysOf, subkey } from '#electron/main/vaultCell.ts';
import type { VaultFile } from '#electron/main/vaultFile.ts';
import { writeReport } from './report.ts';
import { type KeyPair, Unsound, listMedia, resealMedia, resealSecrets } from './resealFiles.ts';
import { freeBytes, neededBytes } from './room.ts';

/*
 * A change of keys gathers a second copy of the profile's parts, sealed under a new master key, in `incoming/`. Nothing of what is there is
 * touched: until `ready.json` is written a crash or a change of mind leaves everything as it was, and the next start takes the copy whole.
 */

export type RotationDeps = {
  readonly profile: string;
  readonly vault: Pick<Vault, 'key' | 'renew'>;
  /** Number of the last line of the journal that is in use; null when it cannot be read. */
  readonly readLast: () => Promise<number | null>;
  readonly now: () => number;
  readonly free?: (folder: string) => Promise<number | null>;
};

type Rotation = {
  readonly begin: (input: RotateBegin) => Promise<Result<RotateKeys, RotateFault>>;
  /** Takes frames of the new journal, in their order. */
  readonly frames: (frames: readonly WireFrame[]) => Promise<Result<null, RotateFault>>;
  /** Seals the next pictures anew. */
  readonly media: () => Promise<Result<RotatedMedia, RotateFault>>;
  /** Reads back what was gathered and marks it whole. From then on nothing may be saved before the restart. */
  readonly finish: (input: RotateFinish) => Promise<Result<null, RotateFault>>;
  readonly cancel: () => Promise<void>;
  /** True when the copy is whole, or is being made so: what is saved now would be lost. */
  readonly isSettled: () => boolean;
};

type Run = {
  readonly folder: string;
  readonly master: Buffer;
  readonly file: VaultFile;
  readonly journal: Journal;
  readonly ids: string[];
  done: number;
  left: number;
  sent: number;
  last: number;
};

/** Pictures between two words of how far it is. */
const MEDIA_A_TIME = 16;

const FAULTS: Readonly<Record<JournalFault, RotateFault>> = {
  'disk-full': 'disk-full',
  'read-only': 'not-writable',
  locked: 'not-open',
  failed: 'not-writable',
};

/** What was written does not read back, or the disk takes nothing; anything else is a bug and is thrown on. */
const faultOf = (error: unknown): RotateFault => (error instanceof Unsound ? 'unsound' : settleDiskFault(error));

async function newRun(profile: string, { master, file }: { master: Buffer; file: VaultFile }): Promise<Run> {
  const folder = await beginIncoming(profile);
  for (const part of ['journal', 'media']) await mkdir(join(folder, part), { mode: 0o700 });
  const journal = await openJournal({ folder: join(folder, 'journal'), key: subkey(master, 'journal') });
  return { folder, master, file, journal, ids: await listMedia(profile), done: 0, left: 0, sent: 0, last: 0 };
}

/** Opens the new journal as a start would: every frame has to be there and to open. */
async function proveJournal({ folder, journal, master, sent, last }: Run): Promise<void> {
  await journal.close();
  const again = await openJournal({ folder: join(folder, 'journal'), key: subkey(master, 'journal') });
  const found = again.summary();
  await again.close();
  if (found.frames !== sent || found.last !== last || found.damaged + found.torn + found.foreign > 0)
    throw new Unsound('the new journal does not read back');
  await syncFolder(join(folder, 'journal'));
}

/** One rotation and how far it is. */
type Cell = { readonly deps: RotationDeps; run: Run | null; isSettled: boolean };

function pairOf({ vault }: RotationDeps, label: 'media' | 'secrets', { master }: Run): KeyPair | null {
  const old = vault.key(label);
  return old === null ? null : { old, fresh: subkey(master, label) };
}

async function cancelRun(cell: Cell): Promise<void> {
  const { run, deps } = cell;
  cell.run = null;
  if (run === null) return;
  await run.journal.close();
  await rm(incomingFolder(deps.profile), { recursive: true, force: true });
}

async function beginRun(cell: Cell, input: RotateBegin): Promise<Result<RotateKeys, RotateFault>> {
  const { profile, vault, free = freeBytes } = cell.deps;
  if (cell.isSettled || readIncoming(profile) !== null) return fail('restart-first');
  await cancelRun(cell);
  const room = await free(profile);
  if (room !== null && room < (await neededBytes(profile))) return fail('no-room');
  const renewed = await vault.renew(input);
  if (!renewed.ok) return renewed;
  cell.run = await newRun(profile, renewed.value);
  return ok({ keys: dataKeysOf(renewed.value.master) });
}

async function takeFrames(run: Run, frames: readonly WireFrame[]): Promise<Result<null, RotateFault>> {
  for (const { seq } of frames) {
    if (seq <= run.last) return fail('changed');
    run.last = seq;
  }
  const kept = await Promise.all(frames.map((frame) => run.journal.append(frame)));
  const fault = kept.find((one) => !one.ok);
  if (fault !== undefined && !fault.ok) return fail(FAULTS[fault.error], fault.detail);
  run.sent += frames.length;
  return ok(null);
}

async function nextMedia(deps: RotationDeps, run: Run): Promise<Result<RotatedMedia, RotateFault>> {
  const keys = pairOf(deps, 'media', run);
  if (keys === null) return fail('not-open');
  const some = run.ids.slice(run.done, run.done + MEDIA_A_TIME);
  run.left += await resealMedia(some, { from: join(deps.profile, 'media'), to: join(run.folder, 'media') }, keys);
  run.done += some.length;
  return ok({ done: run.done, total: run.ids.length, left: run.left });
}

/** Those pictures, too, that came after the list was made. */
async function restOfMedia(deps: RotationDeps, run: Run): Promise<RotateFault | null> {
  const known = new Set(run.ids);
  run.ids.push(...(await listMedia(deps.profile)).filter((id) => !known.has(id)));
  while (run.done < run.ids.length) {
    const part = await nextMedia(deps, run);
    if (!part.ok) return part.error;
  }
  return null;
}

async function settleRun(cell: Cell, run: Run, { counts, last }: RotateFinish): Promise<Result<null, RotateFault>> {
  const { profile, readLast, now } = cell.deps;
  if (run.last !== last || (await readLast()) !== last) return fail('changed');
  const fault = await restOfMedia(cell.deps, run);
  const keys = pairOf(cell.deps, 'secrets', run);
  if (fault !== null || keys === null) return fail(fault ?? 'not-open');
  await proveJournal(run);
  const place = { from: join(profile, 'secrets.json'), to: join(run.folder, 'secrets.json') };
  const { secrets, left: secretsLeft } = await resealSecrets(place, keys);
  await writeDurably(join(run.folder, 'vault.json'), `${JSON.stringify(run.file)}\n`);
  await writeReport(profile, { v: 1, at: now(), counts, media: run.ids.length - run.left, mediaLeft: run.left, secrets, secretsLeft });
  await settleIncoming(profile, { why: 'rotation', parts: [...PARTS], keep: null });
  cell.run = null;
  return ok(null);
}

/** Whatever goes wrong, nothing of the copy stays, and what is there is used on. */
async function orCancel<T>(cell: Cell, work: () => Promise<Result<T, RotateFault>>): Promise<Result<T, RotateFault>> {
  let done: Result<T, RotateFault>;
  try {
    done = await work();
  } catch (error) {
    done = fail(faultOf(error));
  }
  if (!done.ok && done.error !== 'not-begun' && done.error !== 'restart-first') await cancelRun(cell);
  return done;
}

/** A change of keys of one profile; one at a time. */
export function newRotation(deps: RotationDeps): Rotation {
  const cell: Cell = { deps, run: null, isSettled: false };
  const withRun = <T>(work: (run: Run) => Promise<Result<T, RotateFault>>): Promise<Result<T, RotateFault>> => {
    const { run } = cell;
    return run === null ? Promise.resolve(fail('not-begun')) : orCancel(cell, () => work(run));
  };
  return {
    begin: (input) => orCancel(cell, () => beginRun(cell, input)),
    frames: (frames) => withRun((run) => takeFrames(run, frames)),
    media: () => withRun((run) => nextMedia(deps, run)),
    finish: (input) =>
      withRun(async (run) => {
        cell.isSettled = true;
        try {
          const done = await settleRun(cell, run, input);
          cell.isSettled = done.ok;
          return done;
        } catch (error) {
          cell.isSettled = false;
          throw error;
        }
      }),
    cancel: () => cancelRun(cell),
    isSettled: () => cell.isSettled,
  };
}
