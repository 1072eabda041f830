import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newDraftPath, syncFolder } from '#electron/main/durable.ts';
import { unseal } from '#electron/main/seal.ts';
import { MirrorError } from './faults.ts';
import { type KeptMedia, addedLine, goneLine, mediaName } from './mediaLog.ts';
import { stopIf } from './pieces.ts';

const SOURCE = /^([0-9a-f-]{36})\.bin$/u;

/** Ids of the pictures and memos of a profile; empty when it has none. */
export async function readMediaIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  return names.flatMap((name) => SOURCE.exec(name)?.[1] ?? []).sort();
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes one file, waits until it is on the disk and reads it again; a file that is there already and right is left. */
async function keepFile(folder: string, media: KeptMedia, sealed: Buffer): Promise<void> {
  const path = join(folder, mediaName(media));
  const there = await readFile(path).catch(() => null);
  if (there?.equals(sealed) === true) return;
  const draft = newDraftPath(path);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(sealed);
    await handle.sync();
    await handle.close();
    await rename(draft, path);
  } catch (cause) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true }).catch(() => undefined);
    throw cause;
  }
  if (sha256Of(await readFile(path)) !== media.sha256) throw new MirrorError('a picture reads otherwise');
}

/** What is copied: from the profile's folder into the place's, opened on the way with the vault's media key. */
export type MediaWork = {
  readonly from: string;
  readonly to: string;
  readonly key: Uint8Array;
  readonly signal: AbortSignal;
  readonly onDone: (done: number, total: number) => void;
};

/** What copying came to: lines for the list, all that is kept now, and how many could not be opened and were left out. */
export type MediaCopied = { readonly lines: string; readonly kept: ReadonlyMap<string, KeptMedia>; readonly unread: number };

/** Kept files that are no longer in the place in their length; they are copied again. */
export async function lostMedia(to: string, kept: ReadonlyMap<string, KeptMedia>, signal: AbortSignal): Promise<string[]> {
  const lost: string[] = [];
  for (const media of kept.values()) {
    stopIf(signal);
    const found = await stat(join(to, mediaName(media))).catch(() => null);
    if (found?.size !== media.bytes) lost.push(media.id);
  }
  return lost;
}

/** Copies the pictures of these ids; each is in the place and read back when it is answered for. Rejects with errors of either disk. */
export async function copyMedia(
  { from, to, key, signal, onDone }: MediaWork,
  known: ReadonlyMap<string, KeptMedia>,
  again: readonly string[],
): Promise<MediaCopied> {
  const ids = await readMediaIds(from);
  const here = new Set(ids);
  const kept = new Map(known);
  for (const id of again) kept.delete(id);
  const wanted = ids.filter((id) => !kept.has(id));
  const lines: string[] = [];
  let unread = 0;
  if (wanted.length > 0) await mkdir(to, { recursive: true, mode: 0o700 });
  for (const [at, id] of wanted.entries()) {
    stopIf(signal);
    onDone(at, wanted.length);
    const sealed = await readFile(join(from, `${id}.bin`)).catch(() => null);
    if (sealed === null || unseal(key, sealed, id) === null) {
      unread += sealed === null ? 0 : 1;
      continue;
    }
    const media = { id, bytes: sealed.length, sha256: sha256Of(sealed) };
    await keepFile(to, media, sealed);
    kept.set(id, media);
    if (known.get(id)?.sha256 !== media.sha256) lines.push(addedLine(media));
  }
  if (wanted.length > 0) await syncFolder(to);
  for (const id of known.keys()) {
    if (kept.has(id) && here.has(id)) continue;
    kept.delete(id);
    lines.push(goneLine(id));
  }
  return { lines: lines.join(''), kept, unread };
}
