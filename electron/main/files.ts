import { type Hash, createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SaveFault, SaveKind, Saved } from '#shared/ipc/files.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { settleDiskFault, settleDraft } from './durable.ts';
import type { Parts } from './parts.ts';
import { verifyFile } from './readBack.ts';

/** Asks the person where to; null when they turned away. */
export type AskPath = (name: string, kind: SaveKind) => Promise<string | null>;

export type Exports = {
  readonly begin: (name: string, kind: SaveKind) => Promise<Result<{ readonly handle: string }, SaveFault>>;
  /** Adds bytes; pieces land in the order they were asked for. */
  readonly chunk: (handle: string, bytes: Uint8Array) => Promise<Result<null, SaveFault>>;
  /** On the disk and under its name, whole, and read again from there; before this nothing is seen under that name. */
  readonly end: (handle: string) => Promise<Result<Saved, SaveFault>>;
  readonly cancel: (handle: string) => Promise<void>;
  readonly cancelAll: () => Promise<void>;
  /** Files of the same program that go elsewhere. */
  readonly to: (ask: AskPath) => Exports;
  /** True for a file this run of the program wrote. */
  readonly isOurs: (path: string) => boolean;
};

type Draft = {
  readonly file: FileHandle;
  readonly draft: string;
  readonly path: string;
  readonly kind: SaveKind;
  /** Of all that came in so far. */
  readonly hash: Hash;
  bytes: number;
  last: Promise<unknown>;
};

/** Signs no file system or no spreadsheet takes in a name, and names Windows keeps for itself. */
// oxlint-disable-next-line no-control-regex -- control characters are what must go
const BAD = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Surrogate}]/gu;
const KEPT = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/iu;
/** File systems take 255 bytes; a draft beside the file and a number behind its name need some of them. */
const NAME_BYTES = 200;
const NAME_SIGNS = 120;

/** As much of a name as a disk takes, whole letters only. */
function cutName(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const sign of Array.from(name).slice(0, NAME_SIGNS)) {
    bytes += Buffer.byteLength(sign, 'utf8');
    if (bytes > NAME_BYTES) break;
    kept += sign;
  }
  return kept.replace(/[. ]+$/u, '');
}

/** A file name that is safe everywhere and ends in its kind. */
export function readFileName(name: string, kind: SaveKind): string {
  const plain = name
    .replaceAll(BAD, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .trim();
  const stem = cutName(extname(plain).toLowerCase() === `.${kind}` ? plain.slice(0, -kind.length - 1) : plain);
  const safe = stem === '' || KEPT.test(stem) ? `boothbook ${stem}`.trim() : stem;
  return `${safe}.${kind}`;
}

/** A name in `folder` that is still free: `x.csv`, `x (2).csv`, … */
export function newPathIn(folder: string, name: string): string {
  const end = extname(name);
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${name.slice(0, -end.length)} (${count})${end}`);
    if (!existsSync(path)) return path;
  }
}

/** Files written out of the program, piece by piece and atomically, to where `ask` says; `parts` remembers the half ones. */
export function openExports(ask: AskPath, parts: Parts): Exports {
  const drafts = new Map<string, Draft>();
  const saved = new Set<string>();

  const drop = async (handle: string): Promise<void> => {
    const entry = drafts.get(handle);
    if (entry === undefined) return;
    drafts.delete(handle);
    await entry.last.catch(() => undefined);
    await entry.file.close().catch(() => undefined);
    await rm(entry.draft, { force: true });
    await parts.end(entry.draft).catch(() => undefined);
  };

  const begin: Exports['begin'] = async (name, kind) => {
    const path = await ask(readFileName(name, kind), kind);
    if (path === null) return fail('cancelled');
    try {
      const { part: draft, file } = await parts.begin(path);
      const handle = randomUUID();
      drafts.set(handle, { file, draft, path, kind, hash: createHash('sha256'), bytes: 0, last: Promise.resolve() });
      return ok({ handle });
    } catch (error) {
      return fail(settleDiskFault(error));
    }
  };

  const chunk: Exports['chunk'] = async (handle, bytes) => {
    const entry = drafts.get(handle);
    if (entry === undefined) return fail('unknown-handle');
    entry.hash.update(bytes);
    entry.bytes += bytes.length;
    const work = entry.last.then(() => entry.file.writeFile(bytes));
    entry.last = work;
    try {
      await work;
      return ok(null);
    } catch (error) {
      await drop(handle);
      return fail(settleDiskFault(error));
    }
  };

  const end: Exports['end'] = async (handle) => {
    const entry = drafts.get(handle);
    if (entry === undefined) return fail('unknown-handle');
    try {
      await entry.last;
      await settleDraft(entry.file, entry.draft, entry.path);
      drafts.delete(handle);
      saved.add(entry.path);
      // a note that is left names what is no longer there
      await parts.end(entry.draft).catch(() => undefined);
      const { path, kind, bytes, hash } = entry;
      return ok({ path, verified: await verifyFile(path, { kind, bytes, sha256: hash.digest('hex') }) });
    } catch (error) {
      await drop(handle);
      return fail(settleDiskFault(error));
    }
  };

  const cancelAll = async (): Promise<void> => {
    await Promise.all([...drafts.keys()].map(drop));
  };
  return { begin, chunk, end, cancel: drop, cancelAll, to: (other) => openExports(other, parts), isOurs: (path) => saved.has(path) };
}
