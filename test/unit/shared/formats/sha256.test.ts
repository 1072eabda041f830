import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Of, readBase64 } from '#shared/formats/bytes.ts';
import { sha256 } from '#shared/formats/sha256.ts';

test('the fingerprint of a picture is the one every other program computes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

test('base64 goes out and comes back, also in its address-safe form', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(readBase64(Buffer.from(bytes).toString('base64url'))).toEqual(bytes);
    }),
  );
});
