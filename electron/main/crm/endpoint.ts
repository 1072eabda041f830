import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u;

/**
 * Where a target lives: https anywhere, http on this machine only, so that no token or visitor crosses a network in plain.
 * No user, password or fragment in it.
 */
export function readEndpoint(written: string): Result<URL, 'bad-url' | 'not-secure'> {
  if (!URL.canParse(written)) return fail('bad-url');
  const url = new URL(written);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return fail('bad-url');
  if (url.protocol === 'https:') return ok(url);
  if (url.protocol !== 'http:') return fail('bad-url');
  return LOOPBACK.test(url.hostname) ? ok(url) : fail('not-secure');
}
