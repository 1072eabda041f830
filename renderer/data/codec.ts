import type { Causal } from '#shared/domain/causal.ts';

/** A record as it lies in its body: itself, and beside it what it knows of its making (shared/domain/causal.ts). */
export type Sealed = { readonly record: object; readonly causal?: Causal };

/** Seals and opens record bodies; the only place that knows how a body is written. */
export type Codec = {
  /** JSON of `record`, sealed; `where` (table and id) is bound to it, so that a body cannot be moved to another row. */
  readonly seal: (where: string, record: object, causal?: Causal) => Promise<Uint8Array>;
  /** The record of a body; rejects when it was damaged, moved or sealed with another key. */
  readonly open: (where: string, body: Uint8Array) => Promise<unknown>;
  /** The same with what it knows of its making: for who writes it again, or merges it. */
  readonly openCopy: (where: string, body: Uint8Array) => Promise<Sealed>;
  /** Keyed hash of something to look up (e-mail, phone, badge id): 22 characters, says nothing without the key. */
  readonly hash: (kind: string, value: string) => Promise<string>;
};

/**
 * Raw keys as main gives them once the vault is open, 32 bytes each. `names`: what made names that other laptops know (of this laptop, of
 * rows of lists) before the keys were changed; without it `index` makes them.
 */
export type CodecKeys = { readonly body: Uint8Array; readonly index: Uint8Array; readonly names?: Uint8Array };

/** The same keys as WebCrypto holds them: not extractable, but a worker may be given them. */
export type OpenKeys = { readonly body: CryptoKey; readonly index: CryptoKey; readonly names: CryptoKey };

/** Kinds of hashes that are names, and so the same for ever: an attendee's id in its list, this laptop's id. */
const NAMES: ReadonlySet<string> = new Set(['a', 'laptop']);

const IV_BYTES = 12;
const FORMAT = 1;
const HASH_CHARACTERS = 22;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** WebCrypto wants a view over a plain ArrayBuffer, which rows of the database are: they are not copied, an index opens hundreds of thousands. */
const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  // looked at just here
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);

/** Base64 for URLs, without padding. */
const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const importHmac = (key: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', plain(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** Takes raw keys into WebCrypto; nobody can read them back from there. */
export async function importKeys({ body, index, names = index }: CodecKeys): Promise<OpenKeys> {
  return {
    body: await crypto.subtle.importKey('raw', plain(body), 'AES-GCM', false, ['encrypt', 'decrypt']),
    index: await importHmac(index),
    names: await importHmac(names),
  };
}

/** The codec of raw keys. */
export const newCodec = async (keys: CodecKeys): Promise<Codec> => codecOf(await importKeys(keys));

/**
 * AES-256-GCM by WebCrypto, a fresh 96-bit IV for each body (NIST SP 800-38D §8.2.2).
 * Layout: 1 byte format, 12 bytes IV, ciphertext with its 16-byte tag.
 */
export function codecOf({ body: bodyKey, index: indexKey, names: namesKey }: OpenKeys): Codec {
  const openCopy = async (where: string, body: Uint8Array): Promise<Sealed> => {
    if (body[0] !== FORMAT) throw new Error('body of an unknown format');
    const iv = plain(body.subarray(1, 1 + IV_BYTES));
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: utf8.encode(where) },
      bodyKey,
      plain(body.subarray(1 + IV_BYTES)),
    );
    // sealed by `seal`, with an object in it
    const { causal, ...record } = JSON.parse(text.decode(opened)) as { readonly causal?: Causal };
    return causal === undefined ? { record } : { record, causal };
  };
  return {
    async seal(where, record, causal) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: utf8.encode(where) },
        bodyKey,
        utf8.encode(JSON.stringify(causal === undefined ? record : { ...record, causal })),
      );
      const body = new Uint8Array(1 + IV_BYTES + sealed.byteLength);
      body[0] = FORMAT;
      body.set(iv, 1);
      body.set(new Uint8Array(sealed), 1 + IV_BYTES);
      return body;
    },
    open: async (where, body) => (await openCopy(where, body)).record,
    openCopy,
    async hash(kind, value) {
      const mac = await crypto.subtle.sign('HMAC', NAMES.has(kind) ? namesKey : indexKey, utf8.encode(`${kind}:${value}`));
      return kind[0] + base64Url(new Uint8Array(mac)).slice(0, HASH_CHARACTERS - 1);
    },
  };
}

/** What a body is bound to. */
export const whereOf = (table: string, id: string | number): string => `${table}/${id}`;
