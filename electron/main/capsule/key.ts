import { scrypt } from 'node:crypto';

/** What age puts before the salt (age-encryption.org/v1, scrypt recipient stanza). */
const LABEL = 'age-encryption.org/v1/scrypt';
const BLOCK = 8;
const KEY_BYTES = 32;
const SLACK = 1024 * 1024;

/** The key that a passphrase makes with a salt, as age wants it; in a thread of its own, since it takes a second and up to 256 MB. */
export const wrapKeyOf = (passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    const N = 2 ** logN;
    const options = { N, r: BLOCK, p: 1, maxmem: 128 * N * BLOCK + SLACK };
    scrypt(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), KEY_BYTES, options, (error, key) =>
      error === null ? done(new Uint8Array(key)) : failed(error),
    );
  });
