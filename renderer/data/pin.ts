import { base64Of, readBase64, utf8Of } from '#shared/formats/bytes.ts';
import { PIN_ROUNDS } from './pinCost.ts';

/** A PIN has few digits, so the hash alone cannot hold against somebody who has it: it lies sealed with the show, and its rounds come besides. */
const ROUNDS = PIN_ROUNDS;
/** More than this in a hash is not ours: it would only keep the laptop busy. */
const MOST_ROUNDS = 2_000_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const VERSION = 'pin1';

type Kept = { readonly rounds: number; readonly salt: Uint8Array<ArrayBuffer>; readonly hash: Uint8Array };

/** A PIN as it may be chosen: four to eight digits. */
export const isPinText = (text: string): boolean => /^\d{4,8}$/u.test(text);

async function derive(pin: string, { rounds, salt }: Pick<Kept, 'rounds' | 'salt'>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(utf8Of(pin)), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, HASH_BYTES * 8);
  return new Uint8Array(bits);
}

/** Our own form `pin1.<rounds>.<salt>.<hash>`, both in base64; null for anything else. */
function readKept(text: string): Kept | null {
  const parts = /^pin1\.(\d{6,7})\.([A-Za-z0-9+/]{22}==)\.([A-Za-z0-9+/]{43}=)$/u.exec(text);
  const [, rounds, salt, hash] = parts ?? [];
  if (rounds === undefined || salt === undefined || hash === undefined) return null;
  const count = Number(rounds);
  if (count < ROUNDS || count > MOST_ROUNDS) return null;
  return { rounds: count, salt: Uint8Array.from(readBase64(salt)), hash: readBase64(hash) };
}

/** The salted hash of a PIN, to be kept with its person: version, rounds, salt and hash in one line. The same PIN never hashes twice alike. */
export async function newPin(pin: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const hash = await derive(pin, { rounds: ROUNDS, salt });
  return [VERSION, ROUNDS, base64Of(salt), base64Of(hash)].join('.');
}

/** Looks at every byte, whatever the first ones say. */
const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.reduce((sum, byte, at) => sum | (byte ^ (b[at] ?? 0)), 0) === 0;

/** Is it the PIN of this hash? A hash that is not ours is false, after the same work as any other. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const kept = readKept(hash);
  const derived = await derive(pin, kept ?? { rounds: ROUNDS, salt: new Uint8Array(SALT_BYTES) });
  return kept !== null && isEqual(derived, kept.hash);
}

/** Tries that cost nothing: fingers slip. */
const FREE_TRIES = 2;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/** How long to wait after so many wrong tries in a row, ms: two are free, then 1 s, doubled each time up to a minute. */
export const tryDelayMs = (failures: number): number =>
  failures <= FREE_TRIES ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(16, failures - FREE_TRIES - 1));
