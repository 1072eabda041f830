import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupProgress } from '#shared/ipc/backup.ts';
import type { VaultChoice } from '#shared/ipc/vault.ts';
import { readJson, syncFolder, writeDurably } from '#electron/main/durable.ts';
import { type Part, beginIncoming, incomingFolder, settleIncoming } from '#electron/main/incoming.ts';
import { pathOf, writeAll } from '#electron/main/journal/files.ts';
import { NO_CHAIN, newHeader, newJournalKeys, readHeader, sealFrame } from '#electron/main/journal/seal.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { wrapKey } from '#electron/main/vaultFile.ts';
import { type Opened, lengthsOf, mirrorFolder } from './check.ts';
import { BackupError } from './faults.ts';
import { hasSecretsOf } from './keys.ts';
import { mediaName } from './mediaLog.ts';
import { piecesOf, stopIf } from './pieces.ts';
import { mediaFolder } from './point.ts';
import { type Snapshot, newSource } from './source.ts';

/** A restore: what was opened, into which profile, and how the key is kept there (null where vault.json stays as it is). */
export type Gathering = {
  readonly profile: string;
  readonly opened: Opened;
  readonly key: { readonly master: Buffer; readonly protection: VaultChoice; readonly store: KeyStore } | null;
  /** Name of the folder that keeps what is here now. */
  readonly keep: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BackupProgress) => void;
};

async function copyFile(from: string, to: string, { length, signal }: { length: number; signal: AbortSignal }): Promise<void> {
  const handle = await open(to, 'wx', 0o600);
  try {
    let at = 0;
    for await (const bytes of piecesOf(from, { from: 0, to: length }, signal)) {
      await writeAll(handle, bytes, at);
      at += bytes.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whole frames of a damaged mirror, sealed anew one behind the other: the chain is unbroken again, and no start will find the damage. */
async function sealAnew({ opened, signal }: Gathering, folder: string): Promise<void> {
  const keys = newJournalKeys(opened.keys.journal);
  let chain: Buffer = NO_CHAIN;
  let number = 0;
  for (const [file, length] of lengthsOf(opened.point)) {
    const pieces: Buffer[] = [];
    let next: Buffer = NO_CHAIN;
    const begin = (): void => {
      number += 1;
      const header = newHeader(keys, number, chain);
      pieces.push(header);
      next = readHeader(keys, header, number)?.first ?? next;
    };
    const onFrame = (clear: Buffer): void => {
      if (pieces.length === 0) begin();
      const { bytes, tag } = sealFrame(keys, clear, next);
      pieces.push(bytes);
      next = tag;
    };
    await newSource(mirrorFolder(opened.root, opened.point), opened.keys.journal, { lengths: new Map([[file, length]]), onFrame }).read(
      signal,
    );
    if (pieces.length === 0) continue;
    const handle = await open(pathOf(folder, number), 'wx', 0o600);
    try {
      await writeAll(handle, Buffer.concat(pieces), 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    chain = next;
  }
}

async function gatherJournal(work: Gathering, folder: string): Promise<Snapshot> {
  const { opened, signal, onProgress } = work;
  await mkdir(folder, { mode: 0o700 });
  if (opened.isExact)
    for (const [at, { number, length }] of opened.point.files.entries()) {
      onProgress({ step: 'gathering', done: at, total: opened.point.files.length });
      await copyFile(pathOf(mirrorFolder(opened.root, opened.point), number), pathOf(folder, number), { length, signal });
    }
  else await sealAnew(work, folder);
  await syncFolder(folder);
  return newSource(folder, opened.keys.journal).read(signal);
}

async function gatherMedia({ opened, signal, onProgress }: Gathering, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  for (const [at, media] of opened.media.entries()) {
    stopIf(signal);
    onProgress({ step: 'gathering', done: at, total: opened.media.length });
    const handle = await open(join(folder, `${media.id}.bin`), 'wx', 0o600);
    try {
      await handle.writeFile(await readFile(join(mediaFolder(opened.root), mediaName(media))));
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  await syncFolder(folder);
}

/** A new vault.json, and no secrets that its key does not open. */
async function gatherKey({ profile, opened, key }: Gathering, folder: string): Promise<Part[]> {
  if (key === null) return [];
  const file = await wrapKey(key.master, key.protection, key.store);
  const { recovery } = opened.point.wraps;
  await writeDurably(join(folder, 'vault.json'), `${JSON.stringify(recovery === undefined ? file : { ...file, recovery })}\n`);
  if (hasSecretsOf(key.master, readJson(join(profile, 'secrets.json')))) return ['vault.json'];
  await writeDurably(join(folder, 'secrets.json'), '{}');
  return ['vault.json', 'secrets.json'];
}

/**
 * Gathers what was opened in `incoming/`, reads it again and settles it: the next start puts it in place. Rejects with `BackupError` when it
 * reads otherwise or was stopped, and with errors of either disk; then nothing of the profile has changed.
 */
export async function gather(work: Gathering, beforeSettled: () => Promise<void>): Promise<void> {
  const { profile, opened, keep } = work;
  await beginIncoming(profile);
  const folder = incomingFolder(profile);
  const found = await gatherJournal(work, join(folder, 'journal'));
  if (found.changes !== opened.checked.changes || found.leads !== opened.checked.leads) throw new BackupError('changed');
  await gatherMedia(work, join(folder, 'media'));
  const parts = await gatherKey(work, folder);
  stopIf(work.signal);
  await beforeSettled();
  await settleIncoming(profile, { why: 'restore', parts: [...parts, 'journal', 'media'], keep });
}
