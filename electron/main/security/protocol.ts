import type { CustomScheme } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { NONCE_PLACE, safeHeaders } from './policy.ts';
import { SCHEME, isOurs } from './trust.ts';

/** Our scheme, as Chromium must know it before the program is ready. */
export const scheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** The media type of a file; models, language data and what is unknown are plain bytes. */
export const readMediaType = (path: string): string => TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The file an address of our origin stands for, or null when it is not ours or leaves `folder`. */
export function readPagePath(folder: string, address: string): string | null {
  if (!isOurs(address)) return null;
  const name = decode(new URL(address).pathname);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const path = join(folder, name === '/' ? 'index.html' : `.${name}`);
  const inside = relative(folder, path);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? null : path;
}

const refuse = (status: number): Response => new Response(null, { status, headers: safeHeaders(newNonce()) });
const newNonce = (): string => randomBytes(16).toString('base64');

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

/** Answers a request of our scheme from `folder`: GET only, inside the folder only, always with the policy. */
export async function servePage(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const path = readPagePath(folder, request.url);
  if (path === null) return refuse(403);
  const bytes = await readOrNull(path);
  if (bytes === null) return refuse(404);
  const nonce = newNonce();
  const body = extname(path) === '.html' ? bytes.toString('utf8').replace(NONCE_PLACE, nonce) : new Uint8Array(bytes);
  return new Response(body, { headers: { ...safeHeaders(nonce), 'Content-Type': readMediaType(path) } });
}
