import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { BatchFile, BatchFileError } from '#shared/ipc/batch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** What is taken from a folder; a file named by itself is taken whatever it is called. */
const READABLE = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.webp',
  '.gif',
  '.bmp',
  '.tif',
  '.tiff',
  '.heic',
  '.heif',
  '.pdf',
  '.vcf',
  '.vcard',
  '.json',
  '.jsonl',
]);
/** A file larger than this is not a picture or a list of people. */
const LARGEST_FILE = 512 * 1024 * 1024;

async function sizeOf(path: string): Promise<number | 'folder' | 'missing'> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.size;
  } catch {
    return 'missing';
  }
}

async function filesBelow(folder: string): Promise<BatchFile[]> {
  const files: BatchFile[] = [];
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (READABLE.has(extname(entry.name).toLowerCase()))
      files.push({ file: path, bytes: Math.max(0, Number(await sizeOf(path)) || 0) });
  }
  return files;
}

/**
 * The files that words of the command line stand for, as absolute paths: a file is itself, a folder is the pictures, cards and
 * payload lists below it, in order of names. What does not exist stays in the list, so that its line says so.
 */
export async function listInputs(words: readonly string[], from: string): Promise<BatchFile[]> {
  const files: BatchFile[] = [];
  for (const word of words) {
    const path = resolve(from, word);
    const size = await sizeOf(path);
    if (size === 'folder') files.push(...(await filesBelow(path)));
    else files.push({ file: path, bytes: size === 'missing' ? 0 : size });
  }
  return files;
}

const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : '');

/** The bytes of one file of the list. */
export async function readInput({ file }: BatchFile): Promise<Result<Uint8Array, BatchFileError>> {
  try {
    if ((await stat(file)).size > LARGEST_FILE) return fail('too-large');
    return ok(new Uint8Array(await readFile(file)));
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT') return fail('missing');
    return code === 'EACCES' || code === 'EPERM' ? fail('forbidden') : fail('unreadable', code);
  }
}
