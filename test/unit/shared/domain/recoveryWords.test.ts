import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECOVERY_BYTES, groupsOf, newRecoveryWords, readRecoveryWords } from '#shared/domain/recoveryWords.ts';

const someBytes = fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES });

test('a made recovery passphrase has eight groups of four signs that nobody misreads', () => {
  expect(newRecoveryWords(new Uint8Array(RECOVERY_BYTES))).toBe('0000-0000-0000-0000-0000-0000-0000-0000');
  expect(newRecoveryWords(new Uint8Array(RECOVERY_BYTES).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  expect(() => newRecoveryWords(new Uint8Array(RECOVERY_BYTES - 1))).toThrow(RangeError);
});

test('a made recovery passphrase is the same however it was noted and typed', () => {
  fc.assert(
    fc.property(someBytes, fc.constantFrom(' ', '', '-', ' – '), (bytes, between) => {
      const words = newRecoveryWords(bytes);
      expect(words).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/u);
      const typed = words.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', between);
      expect(readRecoveryWords(typed)).toBe(words);
      expect(groupsOf(typed)).toEqual(words.split('-'));
    }),
  );
});

test('two made recovery passphrases differ when one bit of chance differs', () => {
  fc.assert(
    fc.property(someBytes, fc.nat(RECOVERY_BYTES * 8 - 1), (bytes, bit) => {
      const other = Uint8Array.from(bytes, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(newRecoveryWords(other)).not.toBe(newRecoveryWords(bytes));
    }),
  );
});

test('a recovery passphrase of one’s own stays as it was typed', () => {
  expect(readRecoveryWords('  Loud Oil lamp ')).toBe('  Loud Oil lamp ');
  expect(groupsOf('Loud Oil lamp')).toBeNull();
});
