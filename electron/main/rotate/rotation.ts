import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalFault, WireFrame } from '#shared/ipc/journal.ts';
import type { RotateBegin, RotateFault, RotateFinish, RotateKeys, RotatedMedia, RotationReport } from '#shared/ipc/rotate.ts';
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

export type Rotation = {
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

/** A change of keys of one profile; one at a time. */
export function newRotation({ profile, vault, readLast, now, free = freeBytes }: RotationDeps): Rotation {
  let run: Run | null = null;
  let isSettled = false;

  const pairOf = (label: 'media' | 'secrets', { master }: Run): KeyPair | null => {
    const old = vault.key(label);
    return old === null ? null : { old, fresh: subkey(master, label) };
  };

  const cancel = async (): Promise<void> => {
    const mine = run;
    run = null;
    if (mine === null) return;
    await mine.journal.close();
    await rm(incomingFolder(profile), { recursive: true, force: true });
  };

  const begin = async ({ current, recovery }: RotateBegin): Promise<Result<RotateKeys, RotateFault>> => {
    if (isSettled || readIncoming(profile) !== null) return fail('restart-first');
    await cancel();
    const room = await free(profile);
    if (room !== null && room < (await neededBytes(profile))) return fail('no-room');
    const renewed = await vault.renew({ current, recovery });
    if (!renewed.ok) return renewed;
    run = await newRun(profile, renewed.value);
    return ok({ keys: dataKeysOf(renewed.value.master) });
  };

  const frames = async (some: readonly WireFrame[]): Promise<Result<null, RotateFault>> => {
    if (run === null) return fail('not-begun');
    const mine = run;
    for (const { seq } of some) {
      if (seq <= mine.last) return fail('changed');
      mine.last = seq;
    }
    const kept = await Promise.all(some.map((frame) => mine.journal.append(frame)));
    const fault = kept.find((one) => !one.ok);
    if (fault !== undefined && !fault.ok) return fail(FAULTS[fault.error], fault.detail);
    mine.sent += some.length;
    return ok(null);
  };

  const nextMedia = async (mine: Run): Promise<Result<RotatedMedia, RotateFault>> => {
    const keys = pairOf('media', mine);
    if (keys === null) return fail('not-open');
    const some = mine.ids.slice(mine.done, mine.done + MEDIA_A_TIME);
    mine.left += await resealMedia(some, { from: join(profile, 'media'), to: join(mine.folder, 'media') }, keys);
    mine.done += some.length;
    return ok({ done: mine.done, total: mine.ids.length, left: mine.left });
  };

  /** Pictures that came after the list was made. */
  const restOfMedia = async (mine: Run): Promise<RotateFault | null> => {
    const known = new Set(mine.ids);
    mine.ids.push(...(await listMedia(profile)).filter((id) => !known.has(id)));
    while (mine.done < mine.ids.length) {
      const part = await nextMedia(mine);
      if (!part.ok) return part.error;
    }
    return null;
  };

  const settle = async (mine: Run, { counts, last }: RotateFinish): Promise<Result<null, RotateFault>> => {
    if (mine.last !== last || (await readLast()) !== last) return fail('changed');
    const fault = await restOfMedia(mine);
    const keys = pairOf('secrets', mine);
    if (fault !== null || keys === null) return fail(fault ?? 'not-open');
    await proveJournal(mine);
    const place = { from: join(profile, 'secrets.json'), to: join(mine.folder, 'secrets.json') };
    const { secrets, left: secretsLeft } = await resealSecrets(place, keys);
    await writeDurably(join(mine.folder, 'vault.json'), `${JSON.stringify(mine.file)}\n`);
    const media = mine.ids.length - mine.left;
    const report: RotationReport = { v: 1, at: now(), counts, media, mediaLeft: mine.left, secrets, secretsLeft };
    await writeReport(profile, report);
    await settleIncoming(profile, { why: 'rotation', parts: [...PARTS], keep: null });
    run = null;
    return ok(null);
  };

  /** Whatever goes wrong, nothing of the copy stays, and what is there is used on. */
  const orCancel = async <T>(work: () => Promise<Result<T, RotateFault>>): Promise<Result<T, RotateFault>> => {
    let done: Result<T, RotateFault>;
    try {
      done = await work();
    } catch (error) {
      done = fail(faultOf(error));
    }
    if (!done.ok && done.error !== 'not-begun' && done.error !== 'restart-first') await cancel();
    return done;
  };

  return {
    begin: (input) => orCancel(() => begin(input)),
    frames: (some) => orCancel(() => frames(some)),
    media: () => orCancel(async () => (run === null ? fail('not-begun') : nextMedia(run))),
    finish: async (input) => {
      if (run === null) return fail('not-begun');
      const mine = run;
      isSettled = true;
      const done = await orCancel(() => settle(mine, input));
      isSettled = done.ok;
      return done;
    },
    cancel,
    isSettled: () => isSettled,
  };
}
