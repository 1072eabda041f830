import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { Decrypter, Encrypter, Stanza } from 'age-encryption';
import type { Identity, Recipient } from 'age-encryption';
import { base64Of, readBase64 } from '#shared/formats/bytes.ts';
import type { CapsuleKeyFault } from '#shared/ipc/capsule.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** Makes the wrapping key of a passphrase and a salt: main's scrypt, with the passphrase typed or the one kept. */
export type KeyMaker = (wanted: { readonly salt: Uint8Array; readonly logN: number }) => Promise<Result<Uint8Array, CapsuleKeyFault>>;

/** Why an age file does not open. `other`: not age, or not for a passphrase. `too-strong`: made with a work factor we do not take. */
export type AgeFault = 'other' | 'wrong-passphrase' | 'no-passphrase' | 'too-strong' | 'damaged';

/** As age's own programs choose it: a second of work for each guess. */
const LOG_N = 18;
const LOG_N_LEAST = 10;
const SALT_BYTES = 16;
/** Longest header we look at: one recipient takes some 200 bytes. */
const HEADER_MOST = 4_096;

/** Its key is used once (a fresh salt each time), so age's nonce of zeros is safe. */
const NONCE = new Uint8Array(12);

const unpadded = (bytes: Uint8Array): string => base64Of(bytes).replace(/[=]+$/u, '');

class AgeError extends Error {
  override readonly name = 'AgeError';
  readonly fault: AgeFault;
  constructor(fault: AgeFault) {
    super(`age: ${fault}`);
    this.fault = fault;
  }
}

/** age's scrypt recipient (age-encryption.org/v1), its key made by main in a thread of its own. */
const recipientOf = (makeKey: KeyMaker, logN: number): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const key = await makeKey({ salt, logN });
    if (!key.ok) throw new AgeError(key.error);
    return [new Stanza(['scrypt', unpadded(salt), String(logN)], chacha20poly1305(key.value, NONCE).encrypt(fileKey))];
  },
});

const identityOf = (makeKey: KeyMaker): Identity => ({
  async unwrapFileKey(stanzas) {
    const [stanza] = stanzas;
    const [kind, salt = '', factor = ''] = stanza?.args ?? [];
    if (stanza === undefined || stanzas.length !== 1 || kind !== 'scrypt') throw new AgeError('other');
    const logN = Number(factor);
    const bytes = /^[\w+/]{22}$/u.test(salt) ? readBase64(`${salt}==`) : null;
    if (!/^[1-9]\d?$/u.test(factor) || bytes?.length !== SALT_BYTES || stanza.body.length !== 32) throw new AgeError('damaged');
    if (logN > LOG_N || logN < LOG_N_LEAST) throw new AgeError('too-strong');
    const key = await makeKey({ salt: bytes, logN });
    if (!key.ok) throw new AgeError(key.error);
    try {
      return chacha20poly1305(key.value, NONCE).decrypt(stanza.body);
    } catch {
      throw new AgeError('wrong-passphrase');
    }
  },
});

/** The same bytes sealed for a passphrase; opens with any program that reads age files. Errors when no passphrase is known. */
export async function encrypt(
  plain: ReadableStream<Uint8Array>,
  makeKey: KeyMaker,
  logN: number = LOG_N,
): Promise<Result<ReadableStream<Uint8Array>, AgeFault>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientOf(makeKey, logN));
  try {
    return ok(await encrypter.encrypt(plain));
  } catch (cause) {
    if (cause instanceof AgeError) return fail(cause.fault);
    throw cause;
  }
}

/** Reads the first bytes and gives them back with the rest. */
async function peek(stream: ReadableStream<Uint8Array>): Promise<{ head: string; whole: ReadableStream<Uint8Array> }> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isEnd = false;
  while (size < HEADER_MOST && !isEnd) {
    const { value, done } = await reader.read();
    isEnd = done;
    if (value !== undefined) {
      pieces.push(value);
      size += value.length;
    }
  }
  const whole = new ReadableStream<Uint8Array>({
    start: (out) => pieces.forEach((piece) => out.enqueue(piece)),
    async pull(out) {
      const { value, done } = isEnd ? { value: undefined, done: true } : await reader.read();
      if (value !== undefined) out.enqueue(value);
      if (done) out.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  let head = '';
  for (const piece of pieces) head += String.fromCodePoint(...piece.subarray(0, HEADER_MOST - head.length));
  return { head, whole };
}

/**
 * Opens an age file. What comes out is true piece by piece (each piece is authenticated); that it is whole is known at its end only: a
 * file cut short, or changed, errors the stream.
 */
export async function decrypt(
  sealed: ReadableStream<Uint8Array>,
  makeKey: KeyMaker,
): Promise<Result<ReadableStream<Uint8Array>, AgeFault>> {
  const { head, whole } = await peek(sealed);
  const isOurs = head.startsWith('age-encryption.org/v1\n-> scrypt ') && head.includes('\n--- ');
  if (!isOurs) {
    await whole.cancel();
    return fail('other');
  }
  const decrypter = new Decrypter();
  decrypter.addIdentity(identityOf(makeKey));
  try {
    return ok(await decrypter.decrypt(whole));
  } catch (cause) {
    return fail(cause instanceof AgeError ? cause.fault : 'damaged');
  }
}
