import { createHmac } from 'node:crypto';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

const PREFIX = 'whsec_';
/** Standard Webhooks, "Signature scheme": keys of 24 to 64 bytes. */
const KEY_BYTES = { min: 24, max: 64 };

/** The key of a secret as the receiver shows it: `whsec_` and base64. */
export function readSigningKey(secret: string): Result<Buffer, 'bad-secret'> {
  const base64 = secret.trim().replace(PREFIX, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) return fail('bad-secret');
  const key = Buffer.from(base64, 'base64');
  return key.length >= KEY_BYTES.min && key.length <= KEY_BYTES.max ? ok(key) : fail('bad-secret');
}

/** What is signed: the id of the operation (the same at every try), the time of this try in ms, the exact body. */
export type Signed = { readonly id: string; readonly at: number; readonly body: string };

/** Headers of a signed call by Standard Webhooks 1.0: HMAC-SHA256 over `id.seconds.body`. */
export function signatureHeaders(key: Buffer, { id, at, body }: Signed): Record<string, string> {
  const seconds = String(Math.floor(at / 1_000));
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.${body}`, 'utf8').digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` };
}
